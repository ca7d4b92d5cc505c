import type { DeclineReason } from '../../domain/decline-reason.ts';
import type { Tx } from '../../store/scope.ts';
import { postInThread } from '../outbound.ts';
import { lockClickedJob, memberOf } from './act-on-job.ts';
import { changeJob } from './change-job.ts';
import { type Act, DONE, type Done } from './done.ts';

/** We turn the job down. Replies that were heard before still go; then the merchant's side hears of it, with our words. */
export async function declineJob(tx: Tx, act: Act & { reason: DeclineReason; comment?: string }): Promise<Done> {
  const locked = await lockClickedJob(tx, act);
  if ('refusal' in locked) return locked;
  const { conversation, thread, job } = locked;
  const { reason, at } = act;
  const comment = act.comment?.trim() ?? '';
  const words = comment === '' ? {} : { comment };

  const outcome = await changeJob(tx, conversation, {
    jobId: job.id,
    command: 'decline',
    by: memberOf(act),
    at,
    reason,
    answerBy: null,
    declined: { reason, ...words },
  });
  if (outcome.kind === 'refused') return outcome;
  const notice = { code: 'member_declined_job', name: act.name, because: reason, ...words } as const;
  postInThread(tx, thread, { of: 'notice', notice });
  return DONE;
}
