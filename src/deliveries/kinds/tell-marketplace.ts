import type { ToldEvent } from '../../domain/card.ts';
import type { FailureReason } from '../../domain/failure-reason.ts';
import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { findReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { excerptOf } from '../../use-cases/conversations/excerpt.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import { type EventPayload, postInThread, tellMember } from '../../use-cases/outbound.ts';
import { outcomeOfChannel, turnedOff } from '../channel-outcome.ts';
import type { Delivery, SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
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
      guard.assertOurs();
      const answer = await deps.channel.deliver(read.event, { webhookId: delivery.id, attempt: delivery.attempts });
      // Nobody is there to be told; only for a member's own words is that a failure.
      if (answer.kind === 'permanent' && answer.reason.code === 'no_marketplace' && !carriesWords(read.event)) {
        return { kind: 'cancelled', why: 'no marketplace is connected' };
      }
      return outcomeOfChannel(answer, delivery, deps.now());
    },
    async settled(tx, settled) {
      for (const { delivery, outcome } of settled) {
        if (outcome.kind === 'failed') await showFailure(tx, delivery, outcome.reason);
        if (outcome.kind === 'cancelled' && outcome.why === BLOCKED) await tellAuthor(tx, delivery);
      }
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}

function carriesWords(event: OutboundEvent): boolean {
  if (event.type === 'job.declined') return event.comment !== undefined;
  return event.type === 'message.corrected' || event.type === 'message.withdrawn';
}

const TOLD: Readonly<Partial<Record<EventPayload['type'], ToldEvent>>> = {
  'job.expired': 'expired',
  'job.inactive': 'inactive',
  'job.completed': 'completed',
  'job.reopened': 'reopened',
  'job.declined': 'declined',
  'merchant.blocked': 'blocked',
};

async function showFailure(tx: Tx, delivery: Delivery, reason: FailureReason): Promise<void> {
  const payload = delivery.payload as EventPayload;
  const thread = await getThread(tx, payload.threadId);
  const retry = delivery.id;
  if (payload.messageId === undefined) {
    const event = TOLD[payload.type] ?? 'opened';
    postInThread(tx, thread, { of: 'notice', notice: { code: 'event_failed', event, reason, retry } });
    return;
  }
  const reply = await findReply(tx, payload.messageId);
  const what = payload.type === 'message.withdrawn' ? 'withdrawal' : 'correction';
  const authorUserId = reply?.slackUser ?? '';
  postInThread(tx, thread, { of: 'notice', notice: { code: 'update_failed', what, reason, retry, authorUserId } });
}

/** An edit or deletion that waited when its merchant was blocked: the merchant still has the words before it. */
async function tellAuthor(tx: Tx, delivery: Delivery): Promise<void> {
  const { messageId = '', type, threadId } = delivery.payload as EventPayload;
  const reply = await findReply(tx, messageId);
  if (reply?.channel === undefined || reply.ts === undefined) return;
  const { slackUser, channel, ts, body } = reply;
  const { rootTs } = await getThread(tx, threadId);
  const code = type === 'message.withdrawn' ? 'deletion_after_end' : 'edit_after_end';
  tellMember(tx, { slackUser, channel, ts, threadTs: rootTs ?? ts }, { code }, excerptOf(body));
}
