import type { InboundEvent } from '../../domain/inbound-event.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import type { Numbers } from '../../store/numbers.ts';
import type { Tx } from '../../store/scope.ts';
import { keepWaitingEvent, lockNeeds, takeWaitingEvents } from '../../store/waiting-events.ts';
import { mirrorInvoice } from '../invoices/mirror-invoice.ts';
import { confirmJob } from '../jobs/confirm-job.ts';
import { createJob } from '../jobs/create-job.ts';
import { endJobByMerchant } from '../jobs/end-job-by-merchant.ts';
import { receiveLead } from '../leads/receive-lead.ts';
import { answerProposal } from '../proposals/answer-proposal.ts';
import { receiveReview } from '../reviews/receive-review.ts';
import { answerStoreAccess } from '../store-access/answer-store-access.ts';
import type { Applied } from './applied.ts';
import { blockByMerchant } from './block-by-merchant.ts';
import { changeMerchantMessage } from './change-merchant-message.ts';
import { hearEcho } from './hear-echo.ts';
import { receiveMessage } from './receive-message.ts';
import { startConversation } from './start-conversation.ts';

export interface ReceivedEvent {
  eventId: string;
  event: InboundEvent;
  /** As it was stored: what is kept if it must wait. */
  raw: object;
  receivedAt: Date;
}

export interface ApplyContext {
  now: Date;
  settings: RelaySettings;
  read: ReadEvent;
  /** Taken before the transaction, for an event that needs them. */
  numbers?: Numbers | undefined;
  /** Of a lead, likewise. */
  leadNumber?: number | undefined;
}

/** Whether the event may begin a job or a conversation. */
export function needsNumbers(type: InboundEvent['type']): boolean {
  return type === 'job.created' || type === 'conversation.created' || type === 'proposal.accepted';
}

/** Reads a stored event again; undefined when it cannot be read any more. */
export type ReadEvent = (raw: object) => InboundEvent | undefined;

/**
 * Applies an event of the marketplace, and then those that waited for what it brought, in the order they came: an edit or a
 * deletion that overtook its message wins in the same transaction.
 */
export async function applyInboundEvent(tx: Tx, received: ReceivedEvent, context: ApplyContext): Promise<Applied> {
  const applied = await applyOrMiss(tx, received.event, context);
  if (applied.kind === 'waits') {
    const { eventId, raw, receivedAt } = received;
    await keepWaitingEvent(tx, { needs: atHome(received.event, applied.needs), eventId, event: raw, receivedAt });
  }
  if (applied.kind !== 'applied') return applied;

  const settles = applied.settles.map((need) => atHome(received.event, need));
  for (const waiting of await takeWaitingEvents(tx, settles)) {
    const event = context.read(waiting.event);
    if (event) await applyInboundEvent(tx, { ...waiting, event, raw: waiting.event }, context);
  }
  return applied;
}

/** Two marketplaces may call different things by the same id, and only an event's own source can read it. */
function atHome({ home = 'marketplace' }: InboundEvent, need: string): string {
  return home === 'marketplace' ? need : `${home}:${need}`;
}

/** What is missing may be in a transaction that commits right now: it is missing only if it still is once that one is over. */
async function applyOrMiss(tx: Tx, event: InboundEvent, context: ApplyContext): Promise<Applied> {
  const missed = new Set<string>();
  for (;;) {
    const applied = await applyOne(tx, event, context);
    if (applied.kind !== 'waits' || missed.has(applied.needs)) return applied;
    missed.add(applied.needs);
    await lockNeeds(tx, [atHome(event, applied.needs)]);
  }
}

async function applyOne(tx: Tx, event: InboundEvent, context: ApplyContext): Promise<Applied> {
  const { now, settings } = context;
  switch (event.type) {
    case 'job.created':
      return createJob(tx, event, numbersOf(context), now, settings);
    case 'conversation.created':
      return startConversation(tx, event, numbersOf(context), now, settings);
    case 'message.created':
      return receiveMessage(tx, event, now, settings);
    case 'message.echoed':
      return hearEcho(tx, event, now);
    case 'message.updated':
    case 'message.deleted':
      return changeMerchantMessage(tx, event);
    case 'job.declined':
    case 'job.closed':
      return endJobByMerchant(tx, event, now);
    case 'job.confirmed':
      return confirmJob(tx, event, now);
    case 'proposal.accepted':
    case 'proposal.declined':
      return answerProposal(tx, event, context);
    case 'review.created':
      return receiveReview(tx, event, now);
    case 'store_access.approved':
    case 'store_access.refused':
      return answerStoreAccess(tx, event, now);
    case 'invoice.created':
    case 'invoice.paid':
    case 'invoice.closed':
      return mirrorInvoice(tx, event, now);
    case 'lead.created':
      return receiveLead(tx, event, { number: leadNumberOf(context), now });
    case 'merchant.blocked_us':
      return blockByMerchant(tx, event, now);
    case 'request.created':
      // Whom it fits gets it as a job of their own.
      return { kind: 'refused', why: 'addressed_to_nobody' };
  }
}

function numbersOf({ numbers }: ApplyContext): Numbers {
  if (!numbers) throw new Error('no numbers were taken');
  return numbers;
}

function leadNumberOf({ leadNumber }: ApplyContext): number {
  if (leadNumber === undefined) throw new Error('no number was taken for a lead');
  return leadNumber;
}
