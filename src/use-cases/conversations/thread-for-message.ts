import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { Job } from '../../domain/job.ts';
import { hasEnded } from '../../domain/job-status.ts';
import { findJob } from '../../store/jobs.ts';
import type { Tx } from '../../store/scope.ts';
import { channelForThread } from '../../store/services.ts';
import {
  findOwnThread,
  findThreadOfJob,
  findThreadOfLastJob,
  findThreadOfOpenJob,
  insertThread,
  linkOnward,
} from '../../store/threads.ts';
import { postInThread } from '../outbound.ts';

interface Place {
  thread: Thread;
  /** A thread that has to say where its talk goes on. */
  goesOnFrom?: Thread;
}

/**
 * Named job: its thread, unless it has ended. No job named: the thread last used by an open job. Else the conversation's own
 * thread, opened if need be and linked from the old one, which says so once.
 */
export async function threadForMessage(
  tx: Tx,
  conversation: Conversation,
  named: Job | undefined,
  now: Date,
): Promise<Place> {
  const ofJob = named && (await findThreadOfJob(tx, named.id));
  if (named && ofJob && !hasEnded(named.status)) return { thread: ofJob };
  const ofOpenJob = named ? undefined : await findThreadOfOpenJob(tx, conversation.id);
  if (ofOpenJob) return { thread: ofOpenJob };

  const standing = await findOwnThread(tx, conversation.id);
  const thread = standing ?? (await openOwnThread(tx, conversation, now));
  const old = ofJob ?? (standing ? undefined : await findThreadOfLastJob(tx, conversation.id));
  if (!old || !(await linkOnward(tx, old.id))) return { thread };
  await tellWhereItCameFrom(tx, thread, old);
  return { thread, goesOnFrom: old };
}

async function openOwnThread(tx: Tx, conversation: Conversation, now: Date): Promise<Thread> {
  const channel = await channelForThread(tx, tx.organizationId, { conversationId: conversation.id });
  const opened = await insertThread(tx, { conversationId: conversation.id, channel, usedAt: now });
  postInThread(tx, opened, { of: 'card' });
  return opened;
}

async function tellWhereItCameFrom(tx: Tx, thread: Thread, old: Thread): Promise<void> {
  const job = old.jobId === undefined ? undefined : await findJob(tx, old.jobId);
  if (!job || !hasEnded(job.status)) return;
  postInThread(tx, thread, { of: 'notice', notice: { code: 'continues_job', jobNumber: job.number } });
}
