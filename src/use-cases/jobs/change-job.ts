import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { Job } from '../../domain/job.ts';
import { type Actor, decide, type JobCommand } from '../../domain/job-machine.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type JobChange, lockJob, saveJobChange } from '../../store/jobs.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadOfJob } from '../../store/threads.ts';
import { authorNameOf } from '../conversations/author-name.ts';
import { behindReplies } from '../conversations/behind-replies.ts';
import { handOnJob } from '../matching/hand-on.ts';
import { type Declined, type EventPayload, repaintCard, tellMarketplace } from '../outbound.ts';
import { endProposals } from '../proposals/end-proposals.ts';

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
  /** Of a decline of ours. */
  declined?: Declined;
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
    comment: change.declined?.comment,
    at,
    ...(change.answerBy !== undefined && { answerBy: change.answerBy }),
  };
  await saveJobChange(tx, job.id, saved);
  if (command === 'expire' || (command === 'decline' && by.actor === 'member')) await handOnJob(tx, job);
  const changed: Job = { ...job, status: decision.to };
  const thread = await findThreadOfJob(tx, job.id);
  if (!thread) return { kind: 'changed', job: changed, from: job.status };
  // Nobody can take an offer any more whose job was turned down.
  if (command === 'decline' || command === 'close') {
    const told = by.actor === 'member';
    await endProposals(
      tx,
      { conversation, thread, job: changed },
      { at, name: by.name, slackUser: by.slackUser, told },
    );
  }
  await tellOthers(tx, conversation, thread, changed, change);
  return { kind: 'changed', job: changed, from: job.status };
}

/** What the marketplace hears of; the rest it did itself, or hears of as a message. A block is told once for all its jobs. */
const TOLD: Readonly<Partial<Record<JobCommand, EventPayload['type']>>> = {
  open: 'job.opened',
  expire: 'job.expired',
  mark_inactive: 'job.inactive',
  complete: 'job.completed',
  reopen: 'job.reopened',
  decline: 'job.declined',
};

async function tellOthers(
  tx: Tx,
  conversation: Conversation,
  thread: Thread,
  job: Job,
  { command, by, at, declined }: JobRequestedChange,
): Promise<void> {
  repaintCard(tx, thread.id);
  const type = TOLD[command];
  if (!type || by.actor === 'merchant') return;
  // What had been heard before goes before: also where Slack's clock is ahead of ours.
  const position = by.actor === 'member' && command !== 'open' ? await behindReplies(tx, thread, at) : undefined;
  const byName = by.actor === 'member' && by.name ? await authorNameOf(tx, by.name) : by.name;
  tellMarketplace(tx, { type, conversation, thread, job, at, byName, declined, position });
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
