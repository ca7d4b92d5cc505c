import type { Button, KnownBlock } from '@slack/types';
import type { Milestone, Proposal, ProposalContent, ProposalState, ProposalVersion } from '../src/domain/proposal.ts';
import { clipText } from '../src/domain/split-text.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS } from './action-ids.ts';
import { inert, mrkdwn, oneLine, plainText } from './text.ts';

const LABEL_LENGTH = 75;
const TITLE_LENGTH = 150;

/** Always followed by the word. */
const SIGNS: Record<ProposalState, string> = { sent: '🟢', accepted: '🤝', declined: '⚪', closed: '⚪' };

/** Where a version stands: replaced, or as its proposal does. mrkdwn. */
export function versionState(proposal: Proposal, version: ProposalVersion, texts: Texts): string {
  const { states } = texts.proposals;
  const { number } = texts.formats;
  if (version.version === proposal.version) return `${SIGNS[proposal.state]} ${states[proposal.state]}`;
  const replaced = states.replaced({ version: number(proposal.version) });
  return `${SIGNS.closed} ${version.answer === 'declined' ? `${states.declined} · ${replaced}` : replaced}`;
}

/** For which store it was accepted; nothing where it was not. mrkdwn. */
export function acceptedFor({ acceptedFor: chosen }: Proposal, texts: Texts): string | undefined {
  if (!chosen) return undefined;
  const { forStore, forNewStore } = texts.proposals;
  return chosen.store === 'new' ? forNewStore : forStore({ store: inert(chosen.store.name) });
}

/** What is not to be overlooked about how it reached the merchant. */
export function deliveryWords({ delivery }: ProposalVersion, texts: Texts): string | undefined {
  if (delivery === 'delivered') return undefined;
  const sign = delivery === 'queued' ? '⏳' : '⚠️';
  return `${sign} ${texts.proposals.deliveries[delivery]}`;
}

/** Service, price and days, each with its label. mrkdwn. */
export function factsOf({ service, price, estimatedDays }: ProposalContent, texts: Texts): [string, string][] {
  const said = texts.proposals;
  return [
    [said.service, inert(service.name)],
    [said.price, inert(texts.formats.money(price))],
    [said.duration, said.days({ count: estimatedDays })],
  ];
}

/** A line each. mrkdwn. */
export function milestoneLines({ milestones, price }: ProposalContent, texts: Texts): string[] {
  return milestones.map(({ title, price: amount, durationDays }: Milestone, index) => {
    const money = texts.formats.money({ amount, currency: price.currency });
    const facts = [inert(money), texts.proposals.days({ count: durationDays })].join(' · ');
    return `${index + 1}. ${inert(title, TITLE_LENGTH)} · ${facts}`;
  });
}

/** Opens one version with everything it says. */
export function viewButton({ id, version }: { id: string; version: number }, texts: Texts): Button {
  const said = texts.proposals;
  return {
    type: 'button',
    action_id: ACTION_IDS.proposalView,
    text: plainText(said.view),
    accessibility_label: label(said.view, said.version({ version: texts.formats.number(version) }), texts),
    value: `${id}:${version}`,
  };
}

/** What can be done with it now; undefined where nothing can. */
export function offerButtons({ id, version, state, newest }: Proposal, texts: Texts): KnownBlock | undefined {
  if (state !== 'sent' && state !== 'declined') return undefined;
  const said = texts.proposals;
  const about = oneLine(newest.service.name, LABEL_LENGTH);
  const value = `${id}:${version}`;
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTION_IDS.proposalEdit,
        text: plainText(said.edit),
        accessibility_label: label(said.edit, about, texts),
        value,
      },
      {
        type: 'button',
        action_id: ACTION_IDS.proposalClose,
        text: plainText(said.close),
        accessibility_label: label(said.close, about, texts),
        style: 'danger',
        value,
        confirm: {
          title: plainText(said.closeTitle),
          text: plainText(said.closeText),
          confirm: plainText(said.close),
          deny: plainText(said.keep),
          style: 'danger',
        },
      },
    ],
  };
}

/** The value of a proposal's button. */
export function readOfferButton(value: string | undefined): { id: string; version: number } | undefined {
  const [, id, version] = /^([0-9a-f-]{36}):(\d{1,5})$/.exec(value ?? '') ?? [];
  return id === undefined ? undefined : { id, version: Number(version) };
}

function label(button: string, about: string, texts: Texts): string {
  return clipText(texts.card.buttons.aboutLabel({ button, job: about }), LABEL_LENGTH);
}

export function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text) };
}
