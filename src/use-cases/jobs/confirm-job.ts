import type { JobConfirmed } from '../../domain/inbound-event.ts';
import { lockConversation } from '../../store/conversations.ts';
import { confirmJobOnce, findJobByOutsideId, insertHistory } from '../../store/jobs.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadOfJob } from '../../store/threads.ts';
import { type Applied, NOTHING_MORE } from '../conversations/applied.ts';
import { postInThread, repaintCard } from '../outbound.ts';
import { changeJob } from './change-job.ts';

/** The merchant confirms that a completed job is done. Said again, it changes nothing. */
export async function confirmJob(tx: Tx, event: JobConfirmed, now: Date): Promise<Applied> {
  const known = await findJobByOutsideId(tx, event.job.id);
  if (!known) return { kind: 'waits', needs: `job:${event.job.id}` };
  const conversation = await lockConversation(tx, known.conversationId);
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };

  const by = { actor: 'merchant', name: conversation.merchantName } as const;
  const outcome = await changeJob(tx, conversation, { jobId: known.id, command: 'confirm', by, at: now });
  if (outcome.kind === 'refused') return { kind: 'refused', why: outcome.refusal.code };
  if (!(await confirmJobOnce(tx, known.id, now))) return NOTHING_MORE;

  const { status } = outcome.job;
  const { actor, name: actorName } = by;
  await insertHistory(tx, known.id, { command: 'confirm', from: status, to: status, actor, actorName, at: now });
  const thread = await findThreadOfJob(tx, known.id);
  if (!thread) return NOTHING_MORE;
  postInThread(tx, thread, {
    of: 'notice',
    notice: { code: 'merchant_confirmed', merchantName: conversation.merchantName },
  });
  repaintCard(tx, thread.id);
  return NOTHING_MORE;
}
