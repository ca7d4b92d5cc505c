import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { ThreadState } from '../../domain/deadlines.ts';
import type { Job } from '../../domain/job.ts';
import { lockConversation } from '../../store/conversations.ts';
import { lockJob } from '../../store/jobs.ts';
import type { Tx } from '../../store/scope.ts';

/** A thread with all that decides what it takes, locked: conversation first, then its job. */
export interface LockedThread {
  thread: Thread;
  conversation: Conversation;
  job: Job | undefined;
  state: ThreadState;
}

export async function lockThread(tx: Tx, thread: Thread): Promise<LockedThread> {
  const conversation = await lockConversation(tx, thread.conversationId);
  const job = thread.jobId === undefined ? undefined : await lockJob(tx, thread.jobId);
  const conversationBlocked = conversation.status === 'blocked';
  const state: ThreadState = job
    ? {
        status: job.status,
        expiresAt: job.expiresAt,
        endedAt: job.endedAt,
        endedBy: job.endedByName,
        conversationBlocked,
      }
    : { conversationBlocked };
  return { thread, conversation, job, state };
}
