import type { Tx } from '../../store/scope.ts';
import { lockClickedJob, memberOf } from './act-on-job.ts';
import { alreadyDone } from './already-done.ts';
import { changeJob } from './change-job.ts';
import { type Act, DONE, type Done } from './done.ts';

/** The work is done. What was heard before still goes, then the merchant's side hears of it and may confirm. */
export async function completeJob(tx: Tx, act: Act): Promise<Done> {
  const locked = await lockClickedJob(tx, act);
  if ('refusal' in locked) return locked;
  const { conversation, job } = locked;
  if (job.status === 'completed') return alreadyDone(tx, job.id, 'complete', job.status);
  const change = { jobId: job.id, command: 'complete', by: memberOf(act), at: act.at } as const;
  const outcome = await changeJob(tx, conversation, change);
  return outcome.kind === 'refused' ? outcome : DONE;
}
