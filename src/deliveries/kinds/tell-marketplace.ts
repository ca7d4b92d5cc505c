import type { FailureReason } from '../../domain/failure-reason.ts';
import type { Reply } from '../../domain/message.ts';
import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { renderWords } from '../../slack/rich-text.ts';
import { getConversation } from '../../store/conversations.ts';
import { findJob } from '../../store/jobs.ts';
import { findReply, lockReply } from '../../store/replies.ts';
import { inOrganization, type Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import { type EventPayload, postInThread } from '../../use-cases/outbound.ts';
import { outcomeOfChannel, turnedOff } from '../channel-outcome.ts';
import type { Delivery, SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { namesFor } from '../people.ts';

/** Tells the merchant's side that something happened: a job moved, a message was corrected or withdrawn. */
export function tellMarketplace(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const event = await readEvent(deps, delivery);
      if (!event) return { kind: 'cancelled', why: 'there is nothing to tell' };
      guard.assertOurs();
      const answer = await deps.channel.deliver(event, { webhookId: delivery.id, attempt: delivery.attempts });
      // Nobody is there to be told; only for a member's own words is that a failure.
      const ownWords = event.type === 'message.corrected' || event.type === 'message.withdrawn';
      if (!ownWords && answer.kind === 'permanent' && answer.reason.code === 'no_marketplace') {
        return { kind: 'cancelled', why: 'no marketplace is connected' };
      }
      return outcomeOfChannel(answer, delivery, deps.now());
    },
    async settled(tx, settled) {
      for (const { delivery, outcome } of settled) {
        if (outcome.kind === 'failed') await showFailure(tx, delivery, outcome.reason);
      }
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}

async function readEvent(deps: DeliveryDeps, delivery: Delivery): Promise<OutboundEvent | undefined> {
  const payload = delivery.payload as EventPayload;
  const read = await inOrganization(deps.db, delivery.organizationId, async (tx) => ({
    conversation: await getConversation(tx, payload.conversationId),
    job: payload.jobId === undefined ? undefined : await findJob(tx, payload.jobId),
    reply: payload.messageId === undefined ? undefined : await readReply(tx, payload.messageId),
  }));
  const { conversation, job, reply } = read;
  const about = {
    organization: conversation.outsideOrganization,
    conversation: { id: conversation.outsideId },
    at: new Date(payload.at),
    ...(job?.outsideId !== undefined && { job: { id: job.outsideId, status: payload.jobStatus ?? job.status } }),
    ...(payload.byName !== undefined && { by: { name: payload.byName } }),
  };
  switch (payload.type) {
    case 'job.opened':
    case 'job.expired':
      return { type: payload.type, ...about };
    case 'message.withdrawn':
      return reply && { type: payload.type, ...about, message: { id: reply.id } };
    case 'message.corrected': {
      // A withdrawal behind it says all there is to say.
      if (!reply || reply.state === 'withdrawn') return undefined;
      const words = renderWords(reply.content, await namesFor(deps, delivery.organizationId, reply.content));
      return { type: payload.type, ...about, message: { id: reply.id, ...words, editedAt: about.at } };
    }
  }
}

/** Locked: an edit that counts on being sent with this delivery has committed by the time its words are read. */
async function readReply(tx: Tx, id: string): Promise<Reply | undefined> {
  return (await findReply(tx, id)) && lockReply(tx, id);
}

async function showFailure(tx: Tx, delivery: Delivery, reason: FailureReason): Promise<void> {
  const payload = delivery.payload as EventPayload;
  const thread = await getThread(tx, payload.threadId);
  const retry = delivery.id;
  if (payload.messageId === undefined) {
    const event = payload.type === 'job.expired' ? 'expired' : 'opened';
    postInThread(tx, thread, { of: 'notice', notice: { code: 'event_failed', event, reason, retry } });
    return;
  }
  const reply = await findReply(tx, payload.messageId);
  const what = payload.type === 'message.withdrawn' ? 'withdrawal' : 'correction';
  const authorUserId = reply?.slackUser ?? '';
  postInThread(tx, thread, { of: 'notice', notice: { code: 'update_failed', what, reason, retry, authorUserId } });
}
