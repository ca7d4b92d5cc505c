import type { FailureReason } from '../../domain/failure-reason.ts';
import type { SlackMessage } from '../../domain/own-words.ts';
import { renderWords } from '../../slack/rich-text.ts';
import { readInOrganization } from '../../store/reading.ts';
import { findReply, lockReply, noteMayHaveArrived, updateReply } from '../../store/replies.ts';
import { inOrganization, type Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { excerptOf } from '../../use-cases/conversations/excerpt.ts';
import { type CrossedMessage, mailAssignees } from '../../use-cases/conversations/mail-assignees.ts';
import { releaseReply } from '../../use-cases/conversations/release-reply.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import { postInThread, repaintCard, repaintMark } from '../../use-cases/outbound.ts';
import { mayHaveArrived, outcomeOfChannel, turnedOff } from '../channel-outcome.ts';
import type { SendingKind, Settled } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { namesFor } from '../people.ts';

/** A member's reply leaves for the merchant. The delivery's subject is the message's id. */
export function relayReply(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const { db, now } = deps;
      const { organizationId, subject: messageId } = delivery;
      const reply = await readInOrganization(db, organizationId, (reader) => findReply(reader, messageId));
      if (!reply) return { kind: 'cancelled', why: 'it became a note' };
      const names = await namesFor(deps, organizationId, reply.content);
      const release = await inOrganization(db, organizationId, async (tx) => {
        const render = (content: SlackMessage) => renderWords(content, names);
        const release = await releaseReply(tx, messageId, now(), render, delivery.position);
        // Found `sending`: an attempt was cut off before its answer was stored.
        if (delivery.resumed) await noteMayHaveArrived(tx, messageId);
        return release;
      });
      if (release.kind === 'gone') return { kind: 'cancelled', why: release.why };
      if (release.kind === 'not_yet') return { kind: 'later', delayMs: release.delayMs, uncounted: true };

      guard.assertOurs();
      const answer = await deps.channel.deliver(release.event, { webhookId: delivery.id, attempt: delivery.attempts });
      if (mayHaveArrived(answer)) await inOrganization(db, organizationId, (tx) => noteMayHaveArrived(tx, messageId));
      return outcomeOfChannel(answer, delivery, now());
    },
    async settled(tx, settled) {
      const crossed: CrossedMessage[] = [];
      for (const one of settled) crossed.push(...(await settleReply(tx, one, deps.now())));
      await mailAssignees(tx, crossed);
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}

/** Returns the reply if this is what brought it to the merchant. */
async function settleReply(tx: Tx, { delivery, outcome }: Settled, now: Date): Promise<CrossedMessage[]> {
  if (outcome.kind === 'failed') await showFailure(tx, delivery.subject, delivery.id, outcome.reason);
  if (outcome.kind !== 'done') return [];

  const seen = await findReply(tx, delivery.subject);
  if (!seen) return [];
  const reply = await lockReply(tx, seen.id);
  // A deletion meanwhile made it withdrawn; the withdrawal follows in the lane.
  const withdrawn = reply.state === 'withdrawn';
  await updateReply(tx, reply.id, { deliveredAt: now, delayed: false, ...(!withdrawn && { state: 'delivered' }) });
  repaintMark(tx, reply);
  // Where it was stored before, with the answer lost, this has been said already.
  if (withdrawn || reply.state === 'delivered') return [];
  return [{ messageId: reply.id, threadId: reply.threadId, slackUser: reply.slackUser }];
}

/** The mark on the message, a line in the thread with the reason and Retry, and the card's count. */
async function showFailure(tx: Tx, messageId: string, deliveryId: string, reason: FailureReason): Promise<void> {
  const seen = await findReply(tx, messageId);
  if (!seen) return;
  const reply = await lockReply(tx, seen.id);
  // Deleted meanwhile: nobody misses it, and Retry must not bring it back.
  if (reply.state === 'withdrawn' || reply.state === 'cancelled') return;
  await updateReply(tx, reply.id, { state: 'failed', failure: reason });
  repaintMark(tx, reply);
  repaintCard(tx, reply.threadId);
  postInThread(tx, await getThread(tx, reply.threadId), {
    of: 'notice',
    notice: {
      code: 'reply_failed',
      reason,
      retry: deliveryId,
      authorUserId: reply.slackUser,
      excerpt: excerptOf(reply.body),
    },
  });
}
