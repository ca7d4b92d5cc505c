import type { OutboundEvent } from '../domain/outbound-event.ts';
import type { Proposal, ProposalContent, ProposalRef } from '../domain/proposal.ts';
import { putOnPage, saveProposalDelivery } from '../store/proposal-changes.ts';
import { findProposal } from '../store/proposals.ts';
import type { Tx } from '../store/scope.ts';
import { type EventPayload, repaintProposal } from '../use-cases/outbound.ts';
import { mailOffer } from '../use-cases/proposals/mail-offer.ts';
import type { Settled } from './delivery.ts';
import { isByMail, isToBeMailed } from './reach-merchant.ts';

type ProposalEvent = Extract<OutboundEvent, { type: 'proposal.sent' | 'proposal.closed' }>;

/** What an event about a proposal says; undefined where there is none of that version. */
export function proposalEvent(
  { type, proposal: ref }: EventPayload,
  about: Omit<ProposalEvent, 'type' | 'proposal'>,
  proposal: Proposal | undefined,
): ProposalEvent | undefined {
  const version = proposal?.versions.find((one) => one.version === ref?.version);
  if (!ref || !version || (type !== 'proposal.sent' && type !== 'proposal.closed')) return undefined;
  return { type, ...about, proposal: { ...ref, ...contentOf(version) } };
}

/** What was offered, without what became of it. */
function contentOf({ service, work, milestones, price, estimatedDays, terms }: ProposalContent): ProposalContent {
  return { service, work, milestones, price, estimatedDays, ...(terms !== undefined && { terms }) };
}

const DELIVERIES = { done: 'delivered', failed: 'failed', cancelled: 'cancelled' } as const;

/** The post of a version says whether the merchant has it. */
export async function settleProposals(tx: Tx, settled: readonly Settled[]): Promise<void> {
  for (const { delivery, outcome } of settled) {
    const { type, proposal } = delivery.payload as EventPayload;
    if (type !== 'proposal.sent' || !proposal) continue;
    if (outcome.kind === 'later' || outcome.kind === 'unknown') continue;
    if (outcome.kind === 'done') await putOnPage(tx, proposal);
    if (isToBeMailed(outcome)) continue;
    // A mail that stays here leaves it on the page.
    const isHere = outcome.kind === 'cancelled' && isByMail(delivery);
    if (!(await saveProposalDelivery(tx, proposal, isHere ? 'delivered' : DELIVERIES[outcome.kind]))) continue;
    repaintProposal(tx, proposal);
    if (outcome.kind === 'done') await mailOfferSent(tx, proposal);
  }
}

/** A colleague hears of it once the merchant has it. */
async function mailOfferSent(tx: Tx, ref: ProposalRef): Promise<void> {
  const proposal = await findProposal(tx, ref.id);
  const author = proposal?.versions.find(({ version }) => version === ref.version)?.slackUser;
  if (proposal) await mailOffer(tx, proposal.threadId, ref, 'sent', author);
}
