import type { JobEndedByMerchant } from '../../domain/inbound-event.ts';
import { lockConversation } from '../../store/conversations.ts';
import { findJobByOutsideId } from '../../store/jobs.ts';
import { lockRepliesThatWait } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadOfJob } from '../../store/threads.ts';
import { type Applied, NOTHING_MORE } from '../conversations/applied.ts';
import { cancelReply } from '../conversations/cancel-reply.ts';
import { postInThread } from '../outbound.ts';
import { changeJob } from './change-job.ts';

/**
 * The merchant declines or closes the job. What we had heard before a decline still goes; a close cancels what waits, and
 * everybody sees it.
 */
export async function endJobByMerchant(tx: Tx, event: JobEndedByMerchant, now: Date): Promise<Applied> {
  const known = await findJobByOutsideId(tx, event.job.id);
  if (!known) return { kind: 'waits', needs: `job:${event.job.id}` };
  const conversation = await lockConversation(tx, known.conversationId);
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };

  const outcome = await changeJob(tx, conversation, {
    jobId: known.id,
    command: event.type === 'job.declined' ? 'decline' : 'close',
    by: { actor: 'merchant', name: conversation.merchantName },
    at: now,
    reason: event.reason,
    answerBy: null,
  });
  if (outcome.kind === 'refused') return { kind: 'refused', why: outcome.refusal.code };
  if (outcome.kind === 'stayed') return NOTHING_MORE;

  const thread = await findThreadOfJob(tx, known.id);
  if (!thread) return NOTHING_MORE;
  postInThread(tx, thread, {
    of: 'notice',
    notice: {
      code: event.type === 'job.declined' ? 'merchant_declined_job' : 'merchant_closed_job',
      merchantName: conversation.merchantName,
      ...(event.reason && { reason: event.reason }),
    },
  });
  if (event.type === 'job.declined') return NOTHING_MORE;
  for (const reply of await lockRepliesThatWait(tx, [thread.id]))
    await cancelReply(tx, thread, reply, 'merchant_closed');
  return NOTHING_MORE;
}
