import type { KnownBlock } from '@slack/types';
import type { OfferShown } from '../src/domain/proposals-shown.ts';
import type { Texts } from '../src/i18n/texts.ts';
import {
  acceptedFor,
  deliveryWords,
  factsOf,
  milestoneLines,
  section,
  versionState,
  viewButton,
} from './proposal-parts.ts';
import { escapeSlack, inert, joinText, LIMITS, mrkdwn, oneLine, type SlackContent } from './text.ts';

/** A version in the thread: who offered what, at which price, and where it stands. The whole of it opens with its button. */
export function proposalPost({ proposal, version, merchantName }: OfferShown, texts: Texts): SlackContent {
  const said = texts.proposals;
  const head = (author: string, merchant: string): string => {
    const people = { author, merchant };
    if (version.version === 1) return `📄 ${said.sent(people)}`;
    return `📄 ${said.sentAgain({ ...people, version: texts.formats.number(version.version) })}`;
  };
  const author = version.authorName;
  const merchant = oneLine(merchantName) || texts.card.someMerchant;
  const facts = factsOf(version, texts);
  const milestones = milestoneLines(version, texts);
  const work = inert(version.work, LIMITS.summary);
  const state = [versionState(proposal, version, texts), acceptedFor(proposal, texts), deliveryWords(version, texts)];
  const states = state.filter((words) => words !== undefined).join(' · ');
  const steps = milestones.length > 0 ? `*${said.milestones}*\n${milestones.join('\n')}` : undefined;

  const blocks: KnownBlock[] = [
    section(head(`*${inert(author) || texts.outside.someone}*`, inert(merchant))),
    { type: 'section', fields: facts.map(([name, value]) => mrkdwn(`*${name}*\n${value}`)) },
    section(`*${said.work}*\n> ${work}`),
    ...(steps === undefined ? [] : [section(steps)]),
    { type: 'context', elements: [mrkdwn(states)] },
    { type: 'actions', elements: [viewButton({ id: proposal.id, version: version.version }, texts)] },
  ];
  const text = joinText([
    head(escapeSlack(oneLine(author) || texts.outside.someone), escapeSlack(merchant)),
    ...facts.map(([name, value]) => `${name}: ${value}`),
    states,
    `${said.work}: ${work}`,
    ...(milestones.length > 0 ? [said.milestones, ...milestones] : []),
  ]);
  return { text, blocks };
}
