import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { Job } from '../../domain/job.ts';
import { type Actor, decide, type JobCommand } from '../../domain/job-machine.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type JobChange, lockJob, saveJobChange } from '../../store/jobs.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadOfJob } from '../../store/threads.ts';
import { repaintCard, tellMarketplace } from '../outbound.ts';

export interface Doer {
  actor: Actor;
  name?: string;
  slackUser?: string;
}

export type JobOutcome =
  | { kind: 'changed'; job: Job; from: Job['status'] }
  | { kind: 'stayed'; job: Job }
  | { kind: 'refused'; refusal: Refusal };

export interface JobRequestedChange {
  jobId: number;
  command: JobCommand;
  by: Doer;
  at: Date;
  reason?: string | undefined;
  lastWord?: 'member' | 'merchant';
  answerBy?: Date | null;
}

/**
 * What every job verb shares: lock → decide → save → history → what must be told. The conversation is locked by the caller.
 * A refusal is a value: who asked is told, nothing changes.
 */
export async function changeJob(tx: Tx, conversation: Conversation, change: JobRequestedChange): Promise<JobOutcome> {
  const job = await lockJob(tx, change.jobId);
  const { command, by, at } = change;
  const decision = decide({
    status: job.status,
    command,
    actor: by.actor,
    ...(change.lastWord && { lastWord: change.lastWord }),
  });
  if (decision.kind === 'refuse') return { kind: 'refused', refusal: withDetails(decision.refusal, job) };

  if (decision.kind === 'stay') return { kind: 'stayed', job };

  const saved: JobChange = {
    command,
    from: job.status,
    to: decision.to,
    actor: by.actor,
    actorName: by.name,
    slackUser: by.slackUser,
    reason: change.reason,
    at,
    ...(change.answerBy !== undefined && { answerBy: change.answerBy }),
  };
  await saveJobChange(tx, job.id, saved);
  const changed: Job = { ...job, status: decision.to };
  const thread = await findThreadOfJob(tx, job.id);
  if (thread) tellOthers(tx, { conversation, thread, job: changed, command, at, byName: by.name });
  return { kind: 'changed', job: changed, from: job.status };
}

/** What the marketplace hears of; the rest it did itself, or hears of as a message. */
const TOLD: Readonly<Partial<Record<JobCommand, 'job.opened' | 'job.expired'>>> = {
  open: 'job.opened',
  expire: 'job.expired',
};

function tellOthers(
  tx: Tx,
  told: {
    conversation: Conversation;
    thread: Thread;
    job: Job;
    command: JobCommand;
    at: Date;
    byName: string | undefined;
  },
): void {
  const { conversation, thread, job, command, at, byName } = told;
  repaintCard(tx, thread.id);
  const type = TOLD[command];
  if (type) tellMarketplace(tx, { type, conversation, thread, job, at, byName });
}

/** The refusal with who ended the job, and when. */
export function withDetails(refusal: Refusal, job: Job): Refusal {
  if (refusal.code !== 'job_ended') return refusal;
  return {
    ...refusal,
    ...(job.endedByName !== undefined && { by: job.endedByName }),
    ...(job.endedAt && { at: job.endedAt }),
  };
}
