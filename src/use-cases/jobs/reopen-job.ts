import { isPast } from '../../domain/deadlines.ts';
import { findAnswerBy, findLastWord } from '../../store/job-history.ts';
import type { Tx } from '../../store/scope.ts';
import { lockClickedJob, memberOf } from './act-on-job.ts';
import { alreadyDone } from './already-done.ts';
import { changeJob } from './change-job.ts';
import { type Act, DONE, type Done } from './done.ts';

/** The work goes on: whoever wrote last decides who waits for whom. The clock of an unanswered message runs on, if it still runs. */
export async function reopenJob(tx: Tx, act: Act): Promise<Done> {
  const locked = await lockClickedJob(tx, act);
  if ('refusal' in locked) return locked;
  const { conversation, thread, job } = locked;
  if (job.status === 'responded' || job.status === 'awaiting_response') {
    return alreadyDone(tx, job.id, 'reopen', job.status);
  }
  const answerBy = await findAnswerBy(tx, job.id);
  const outcome = await changeJob(tx, conversation, {
    jobId: job.id,
    command: 'reopen',
    by: memberOf(act),
    at: act.at,
    lastWord: (await findLastWord(tx, thread.id)) ?? 'merchant',
    ...(answerBy && isPast(answerBy, act.at) && { answerBy: null }),
  });
  return outcome.kind === 'refused' ? outcome : DONE;
}
