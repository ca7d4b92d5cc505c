import type { Tx } from '../../store/scope.ts';
import { lockClickedJob, memberOf } from './act-on-job.ts';
import { alreadyDone } from './already-done.ts';
import { changeJob } from './change-job.ts';
import { type Act, DONE, type Done } from './done.ts';

/** The job is set aside; the next message of the merchant wakes it. */
export async function markInactive(tx: Tx, act: Act): Promise<Done> {
  const locked = await lockClickedJob(tx, act);
  if ('refusal' in locked) return locked;
  const { conversation, job } = locked;
  if (job.status === 'inactive') return alreadyDone(tx, job.id, 'mark_inactive', job.status);
  const change = { jobId: job.id, command: 'mark_inactive', by: memberOf(act), at: act.at } as const;
  const outcome = await changeJob(tx, conversation, change);
  return outcome.kind === 'refused' ? outcome : DONE;
}
