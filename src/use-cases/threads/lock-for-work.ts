import { timeIsUp } from '../../domain/deadlines.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread } from '../../store/threads.ts';
import { type LockedThread, lockThread } from '../conversations/thread-state.ts';
import { changeJob } from '../jobs/change-job.ts';
import { type Act, refused } from '../jobs/done.ts';

/**
 * Locks a thread for what the team does among itself: that works in ended jobs and with blocked merchants too, only not in
 * the moment between a deadline and the sweep, for it would open the job.
 */
export async function lockForWork(
  tx: Tx,
  { threadId, at }: Pick<Act, 'threadId' | 'at'>,
): Promise<{ kind: 'locked'; locked: LockedThread } | { kind: 'refused'; refusal: Refusal }> {
  const thread = await findThread(tx, threadId);
  if (!thread) return refused({ code: 'unknown_thread' });
  const locked = await lockThread(tx, thread);
  const { job } = locked;
  if (job?.expiresAt && timeIsUp(job, at)) return refused({ code: 'time_is_up', at: job.expiresAt });
  return { kind: 'locked', locked };
}

/** Whoever assigns, tags or notes has opened the job. */
export async function openByWork(
  tx: Tx,
  { job, conversation }: LockedThread,
  { name, slackUser, at }: Act,
): Promise<void> {
  if (job?.status !== 'new') return;
  await changeJob(tx, conversation, { jobId: job.id, command: 'open', by: { actor: 'member', name, slackUser }, at });
}
