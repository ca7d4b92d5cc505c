import type { FailureReason } from '../../domain/failure-reason.ts';
import { findReply, lockReply, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { postInThread, repaintCard, repaintMark } from '../outbound.ts';
import { excerptOfReply } from './excerpt.ts';

/** The mark on the message, a line in the thread with the reason and Retry, and the card's count. */
export async function showReplyFailed(
  tx: Tx,
  messageId: string,
  deliveryId: string,
  reason: FailureReason,
): Promise<void> {
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
      excerpt: excerptOfReply(reply),
    },
  });
}
