import type { ToldEvent } from '../../domain/card.ts';
import type { FailureReason } from '../../domain/failure-reason.ts';
import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { wasDelivered } from '../../store/merchant-mail-facts.ts';
import { findReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { excerptOf } from '../../use-cases/conversations/excerpt.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import { type EventPayload, postInThread, tellMember } from '../../use-cases/outbound.ts';
import { turnedOff, wasNotSayable } from '../channel-outcome.ts';
import type { Delivery, Outcome, SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { settleProposals } from '../proposal-event.ts';
import { isByMail, passOn, reachMerchant } from '../reach-merchant.ts';
import { readEvent } from '../read-event.ts';

const BLOCKED = 'the merchant is blocked';
/** How soon an event asks again whether what was heard before it has taken its place. */
const ASKS_AGAIN_MS = 100;

/** Tells the merchant's side that something happened: a job moved, a message was corrected or withdrawn. */
export function tellMarketplace(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const read = await readEvent(deps, delivery);
      if (read.kind === 'nothing') return { kind: 'cancelled', why: 'there is nothing to tell' };
      if (read.kind === 'blocked') return { kind: 'cancelled', why: BLOCKED };
      if (read.kind === 'not_yet') return { kind: 'later', delayMs: ASKS_AGAIN_MS, uncounted: true };
      const { outcome } = await reachMerchant(deps, delivery, guard, read);
      // Nobody is there to be told; only where somebody waits for an answer, or for words to arrive, is that a failure.
      if (outcome.kind === 'failed' && outcome.reason.code === 'no_marketplace' && !isAwaited(read.event)) {
        return { kind: 'cancelled', why: 'no marketplace is connected' };
      }
      if (wasNotSayable(outcome) && ASKS.includes(read.event.type)) return CANNOT_BE_ASKED;
      return outcome;
    },
    async settled(tx, settled) {
      for (const { delivery, outcome } of settled) {
        if (outcome.kind === 'failed') await showFailure(tx, delivery, outcome.reason);
        const stays = outcome.kind === 'cancelled' && outcome.why === BLOCKED && !isByMail(delivery);
        if (stays) await tellAuthor(tx, delivery, 'after_end');
        if (wasNotSayable(outcome)) await tellAuthor(tx, delivery, 'not_there');
      }
      await settleProposals(tx, settled);
      await passOn(tx, settled);
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}

/** What asks the merchant for something. */
const ASKS: readonly OutboundEvent['type'][] = ['review.requested', 'store_access.requested'];
const AWAITED: readonly OutboundEvent['type'][] = ['message.corrected', 'message.withdrawn', 'proposal.sent', ...ASKS];
/** Where the merchant is, nobody could answer it; 501 is how HTTP says so. */
const CANNOT_BE_ASKED = {
  kind: 'failed',
  reason: { code: 'refused', status: 501 },
  error: 'it cannot be asked there',
} as const satisfies Outcome;

function isAwaited(event: OutboundEvent): boolean {
  if (event.type === 'job.declined') return event.comment !== undefined;
  return AWAITED.includes(event.type);
}

const TOLD: Readonly<Partial<Record<EventPayload['type'], ToldEvent>>> = {
  'job.expired': 'expired',
  'job.inactive': 'inactive',
  'job.completed': 'completed',
  'job.reopened': 'reopened',
  'job.declined': 'declined',
  'merchant.blocked': 'blocked',
  'proposal.sent': 'proposal_sent',
  'proposal.closed': 'proposal_closed',
  'job.created': 'job_created',
  'review.requested': 'review_requested',
  'store_access.requested': 'store_access_requested',
};

async function showFailure(tx: Tx, delivery: Delivery, reason: FailureReason): Promise<void> {
  const payload = delivery.payload as EventPayload;
  const thread = await getThread(tx, payload.threadId);
  const retry = delivery.id;
  const { messageId } = payload;
  if (isByMail(delivery)) {
    // The page says it already. Whom no mail of the words has reached need not be mailed that they are gone.
    if (payload.type === 'message.withdrawn' && messageId !== undefined && !(await wasDelivered(tx, messageId))) return;
    postInThread(tx, thread, { of: 'notice', notice: { code: 'mail_returned', reason, retry } });
    return;
  }
  if (messageId === undefined) {
    const event = TOLD[payload.type] ?? 'opened';
    postInThread(tx, thread, { of: 'notice', notice: { code: 'event_failed', event, reason, retry } });
    return;
  }
  const reply = await findReply(tx, messageId);
  const what = payload.type === 'message.withdrawn' ? 'withdrawal' : 'correction';
  const authorUserId = reply?.slackUser ?? '';
  postInThread(tx, thread, { of: 'notice', notice: { code: 'update_failed', what, reason, retry, authorUserId } });
}

/**
 * An edit or deletion that waited when its merchant was blocked, or that cannot be told where the merchant is: they still have
 * the words before it.
 */
async function tellAuthor(tx: Tx, delivery: Delivery, because: 'after_end' | 'not_there'): Promise<void> {
  const { messageId, type, threadId } = delivery.payload as EventPayload;
  const reply = messageId === undefined ? undefined : await findReply(tx, messageId);
  if (reply?.channel === undefined || reply.ts === undefined) return;
  const { slackUser, channel, ts, body } = reply;
  const { rootTs } = await getThread(tx, threadId);
  const code = type === 'message.withdrawn' ? (`deletion_${because}` as const) : (`edit_${because}` as const);
  tellMember(tx, { slackUser, channel, ts, threadTs: rootTs ?? ts }, { code }, excerptOf(body));
}
