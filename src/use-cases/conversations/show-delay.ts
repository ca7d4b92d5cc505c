import type { Thread } from '../../domain/conversation.ts';
import type { FailureReason } from '../../domain/failure-reason.ts';
import type { Reply } from '../../domain/message.ts';
import { type Appending, postInThread, repaintMark } from '../outbound.ts';
import { excerptOfReply } from './excerpt.ts';

/** The reply is still being tried, and everybody sees that and why. */
export function showDelay(tx: Appending, thread: Thread, reply: Reply, reason: FailureReason): void {
  repaintMark(tx, reply);
  postInThread(tx, thread, {
    of: 'notice',
    notice: { code: 'reply_delayed', reason, authorUserId: reply.slackUser, excerpt: excerptOfReply(reply) },
  });
}
