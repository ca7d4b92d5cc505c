import type { KnownBlock, ModalView } from '@slack/types';
import type { Proposal, ProposalVersion } from '../src/domain/proposal.ts';
import type { ConversationJob, OfferShown, ProposalsShown } from '../src/domain/proposals-shown.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { contextLine } from './card-parts.ts';
import { contextOf, dialog, type SentDialog } from './dialog.ts';
import { DOTS } from './job-card.ts';
import {
  acceptedFor,
  deliveryWords,
  factsOf,
  milestoneLines,
  offerButtons,
  readOfferButton,
  section,
  versionState,
  viewButton,
} from './proposal-parts.ts';
import { richText } from './rich-parts.ts';
import { cleanWords, inert, mrkdwn, oneLine, plainText, when } from './text.ts';
import { threadUrl } from './thread-link.ts';

/** Of the hundred that a dialog takes; jobs and headings need the rest. */
const OFFER_BLOCKS = 70;
const JOBS_SHOWN = 20;
const VERSIONS_SHOWN = 10;
const FEEDBACK_LENGTH = 300;

/** Everything that was offered in the conversation, the newest first, and its jobs. `said` is mrkdwn, escaped already. */
export function proposalsDialog(shown: ProposalsShown, texts: Texts, said?: string): ModalView {
  const { list } = texts.proposals;
  const offers = shown.proposals.toReversed();
  const blocks: KnownBlock[] = said === undefined ? [] : [section(said)];
  blocks.push(heading(list.proposals));
  let left = offers.length;
  for (const offer of offers) {
    const ofOffer = offerBlocks(offer, texts);
    if (blocks.length + ofOffer.length > OFFER_BLOCKS) break;
    blocks.push(...ofOffer);
    left -= 1;
  }
  if (offers.length === 0) blocks.push(contextLine([list.none]));
  if (left > 0) blocks.push(contextLine([list.older({ count: left })]));
  blocks.push({ type: 'divider' }, heading(list.jobs), ...jobBlocks(shown, texts));
  return dialog({ id: 'proposals', title: list.title, blocks, context: { threadId: shown.threadId } }, texts);
}

/** One version with every word of it. */
export function proposalVersionDialog(
  { proposal, version, merchantName }: OfferShown,
  texts: Texts,
  said?: string,
): ModalView {
  const words = texts.proposals;
  const facts = factsOf(version, texts).map(([name, value]) => `*${name}*\n${value}`);
  const milestones = milestoneLines(version, texts);
  const isNewest = version.version === proposal.version;
  const buttons = isNewest ? offerButtons(proposal, texts) : undefined;
  const merchant = inert(merchantName) || texts.card.someMerchant;
  const blocks: KnownBlock[] = [
    ...(said === undefined ? [] : [section(said)]),
    section(standing(proposal, version, texts)),
    section(facts.join('\n')),
    ...passage(words.work, version.work),
    ...(milestones.length > 0 ? [section(`*${words.milestones}*\n${milestones.join('\n')}`)] : []),
    ...passage(words.terms, version.terms),
    ...passage(words.feedbackOf({ merchant }), version.feedback),
    ...(buttons ? [buttons] : []),
  ];
  const title = words.version({ version: texts.formats.number(version.version) });
  const context = { threadId: proposal.threadId, offer: `${proposal.id}:${version.version}` };
  return dialog({ id: 'proposals', title: oneLine(title, 24), blocks, context }, texts);
}

/** The version that the dialog shows; undefined where it is the list of all. */
export function readShownOffer(view: SentDialog): { id: string; version: number } | undefined {
  const { offer } = contextOf(view);
  return typeof offer === 'string' ? readOfferButton(offer) : undefined;
}

/** Who sent it and when, and where it stands. mrkdwn. */
function standing(proposal: Proposal, version: ProposalVersion, texts: Texts): string {
  const number = texts.proposals.version({ version: texts.formats.number(version.version) });
  const author = inert(version.authorName) || texts.outside.someone;
  const isNewest = version.version === proposal.version;
  const closedBy =
    isNewest && proposal.closedBy !== undefined ? texts.card.byName({ name: inert(proposal.closedBy) }) : '';
  const state = [
    versionState(proposal, version, texts),
    closedBy,
    (isNewest && acceptedFor(proposal, texts)) || '',
    deliveryWords(version, texts) ?? '',
  ];
  const facts = [`*${number}*`, author, when(version.sentAt, texts, 'card'), ...state];
  return facts.filter((fact) => fact !== '').join(' · ');
}

function offerBlocks(offer: Proposal, texts: Texts): KnownBlock[] {
  const { newest, versions } = offer;
  const head = [`*${inert(newest.service.name)}*`, inert(texts.formats.money(newest.price))].join(' · ');
  const shown = versions.toReversed().slice(0, VERSIONS_SHOWN);
  const older = versions.length - shown.length;
  const buttons = offerButtons(offer, texts);
  return [
    section(head),
    ...shown.map((version): KnownBlock => {
      const feedback = version.feedback && texts.thread.quoted({ words: inert(version.feedback, FEEDBACK_LENGTH) });
      const words = [standing(offer, version, texts), feedback].filter(Boolean).join('\n');
      const accessory = viewButton({ id: offer.id, version: version.version }, texts);
      return { type: 'section', text: mrkdwn(words), accessory };
    }),
    ...(older > 0 ? [contextLine([texts.proposals.list.olderVersions({ count: older })])] : []),
    ...(buttons ? [buttons] : []),
  ];
}

function jobBlocks({ jobs, teamUrl }: ProposalsShown, texts: Texts): KnownBlock[] {
  const { list } = texts.proposals;
  if (jobs.length === 0) return [contextLine([list.noJobs])];
  const lines = jobs.slice(0, JOBS_SHOWN).map((job) => jobLine(job, teamUrl, texts));
  const left = jobs.length - lines.length;
  return [...lines.map(section), ...(left > 0 ? [contextLine([texts.card.more({ count: left })])] : [])];
}

function jobLine(job: ConversationJob, teamUrl: string | undefined, texts: Texts): string {
  const url = threadUrl({ ...job, ...(teamUrl !== undefined && { teamUrl }) });
  const name = `J-${job.number}`;
  const status = `${DOTS[job.status]} ${texts.statuses[job.status].label}`;
  const service = inert(job.serviceName) || texts.card.someService;
  return [`*${url ? `<${url}|${name}>` : name}*`, service, status].join(' · ');
}

function heading(words: string): KnownBlock {
  return { type: 'header', text: plainText(words) };
}

/** Somebody's own words, whole, under their name. */
function passage(title: string, words: string | undefined): KnownBlock[] {
  const clean = cleanWords(words ?? '').trim();
  return clean === '' ? [] : [section(`*${title}*`), richText([{ text: clean, linked: true }])];
}
