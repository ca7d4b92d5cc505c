import { clickVerdict } from '../../domain/deadlines.ts';
import { hasEnded } from '../../domain/job-status.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { lockConversation } from '../../store/conversations.ts';
import { findJob } from '../../store/jobs.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread } from '../../store/threads.ts';
import { changeJob, withDetails } from './change-job.ts';

export type Opened = { kind: 'opened'; changed: boolean } | { kind: 'refused'; refusal: Refusal };

/** A member opens the job of a card: New becomes Opened; afterwards it changes nothing, however often. A button that is stale says why. */
export async function openJob(
  tx: Tx,
  click: { threadId: number; slackUser: string; name: string; at: Date },
): Promise<Opened> {
  const thread = await findThread(tx, click.threadId);
  if (thread?.jobId === undefined) return { kind: 'refused', refusal: { code: 'unknown_thread' } };

  const conversation = await lockConversation(tx, thread.conversationId);
  const job = await findJob(tx, thread.jobId);
  const verdict = clickVerdict(
    { status: job?.status, expiresAt: job?.expiresAt, conversationBlocked: conversation.status === 'blocked' },
    click.at,
  );
  if (verdict.kind === 'refuse') return { kind: 'refused', refusal: verdict.refusal };

  const outcome = await changeJob(tx, conversation, {
    jobId: thread.jobId,
    command: 'open',
    by: { actor: 'member', name: click.name, slackUser: click.slackUser },
    at: click.at,
  });
  if (outcome.kind === 'refused') return outcome;
  const { status } = outcome.job;
  if (hasEnded(status)) return { kind: 'refused', refusal: withDetails({ code: 'job_ended', status }, outcome.job) };
  return { kind: 'opened', changed: outcome.kind === 'changed' };
}
