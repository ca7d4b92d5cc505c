import type { InboundEvent } from '../../domain/inbound-event.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import type { Numbers } from '../../store/numbers.ts';
import type { Tx } from '../../store/scope.ts';
import { keepWaitingEvent, lockNeeds, takeWaitingEvents } from '../../store/waiting-events.ts';
import { confirmJob } from '../jobs/confirm-job.ts';
import { createJob } from '../jobs/create-job.ts';
import { endJobByMerchant } from '../jobs/end-job-by-merchant.ts';
import type { Applied } from './applied.ts';
import { changeMerchantMessage } from './change-merchant-message.ts';
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
}

/** Whether the event may begin a job or a conversation. */
export function needsNumbers(type: InboundEvent['type']): boolean {
  return type === 'job.created' || type === 'conversation.created';
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
    await keepWaitingEvent(tx, { needs: applied.needs, eventId, event: raw, receivedAt });
  }
  if (applied.kind !== 'applied') return applied;

  for (const waiting of await takeWaitingEvents(tx, applied.settles)) {
    const event = context.read(waiting.event);
    if (event) await applyInboundEvent(tx, { ...waiting, event, raw: waiting.event }, context);
  }
  return applied;
}

/** What is missing may be in a transaction that commits right now: it is missing only if it still is once that one is over. */
async function applyOrMiss(tx: Tx, event: InboundEvent, context: ApplyContext): Promise<Applied> {
  const missed = new Set<string>();
  for (;;) {
    const applied = await applyOne(tx, event, context);
    if (applied.kind !== 'waits' || missed.has(applied.needs)) return applied;
    missed.add(applied.needs);
    await lockNeeds(tx, [applied.needs]);
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
    case 'message.updated':
    case 'message.deleted':
      return changeMerchantMessage(tx, event);
    case 'job.declined':
    case 'job.closed':
      return endJobByMerchant(tx, event, now);
    case 'job.confirmed':
      return confirmJob(tx, event, now);
  }
}

function numbersOf({ numbers }: ApplyContext): Numbers {
  if (!numbers) throw new Error('no numbers were taken');
  return numbers;
}
