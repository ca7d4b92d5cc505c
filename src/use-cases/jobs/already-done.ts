import type { JobCommand } from '../../domain/job-machine.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { findLastDone } from '../../store/job-history.ts';
import type { Tx } from '../../store/scope.ts';
import { refused } from './done.ts';

/** Somebody was faster, or clicked twice: who it was, and when. */
export async function alreadyDone(
  tx: Tx,
  jobId: number,
  command: JobCommand,
  status: Extract<Refusal, { code: 'already_done' }>['status'],
): Promise<ReturnType<typeof refused>> {
  const last = await findLastDone(tx, jobId, command);
  return refused({
    code: 'already_done',
    status,
    ...(last?.name !== undefined && { by: last.name }),
    ...(last && { at: last.at }),
  });
}
