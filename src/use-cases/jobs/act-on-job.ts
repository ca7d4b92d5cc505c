import { clickVerdict } from '../../domain/deadlines.ts';
import type { Job } from '../../domain/job.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread } from '../../store/threads.ts';
import { type LockedThread, lockThread } from '../conversations/thread-state.ts';
import { type Act, refused } from './done.ts';

export type LockedJob = LockedThread & { job: Job };

/** The thread of a click with its job, locked; refused where a click does nothing any more, whatever the button says. */
export async function lockClickedJob(tx: Tx, act: Act): Promise<LockedJob | ReturnType<typeof refused>> {
  const thread = await findThread(tx, act.threadId);
  if (!thread) return refused({ code: 'unknown_thread' });
  const locked = await lockThread(tx, thread);
  const { job, state } = locked;
  if (!job) return refused({ code: 'no_job_here' });
  const verdict = clickVerdict(state, act.at);
  return verdict.kind === 'refuse' ? refused(verdict.refusal) : { ...locked, job };
}

/** Who did it, as the machine and the history know them. */
export function memberOf({ slackUser, name }: Act): { actor: 'member'; name: string; slackUser: string } {
  return { actor: 'member', name, slackUser };
}
