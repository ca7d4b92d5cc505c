import type { Thread } from '../../domain/conversation.ts';
import type { Reply } from '../../domain/message.ts';
import { updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { postInThread, repaintMark } from '../outbound.ts';
import { excerptOfReply } from './excerpt.ts';

export type CancelledBecause = 'merchant_closed' | 'blocked';

/** A reply that waits does not leave, for everybody to see. */
export async function cancelReply(tx: Tx, thread: Thread, reply: Reply, because: CancelledBecause): Promise<void> {
  await updateReply(tx, reply.id, { state: 'cancelled' });
  repaintMark(tx, reply);
  postInThread(tx, thread, {
    of: 'notice',
    notice: { code: 'reply_cancelled', because, authorUserId: reply.slackUser, excerpt: excerptOfReply(reply) },
  });
}
