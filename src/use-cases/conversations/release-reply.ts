import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { Job } from '../../domain/job.ts';
import type { Reply } from '../../domain/message.ts';
import type { OutboundEvent } from '../../domain/outbound-event.ts';
import type { SlackMessage } from '../../domain/own-words.ts';
import { lockConversation } from '../../store/conversations.ts';
import { findJob } from '../../store/jobs.ts';
import { mayHaveMissedChanges } from '../../store/look-back.ts';
import { markRead } from '../../store/merchant-messages.ts';
import { findReply, lockReply, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { changeJob } from '../jobs/change-job.ts';
import { repaintCard } from '../outbound.ts';
import { type CancelledBecause, cancelReply } from './cancel-reply.ts';

export type Release =
  | { kind: 'go'; event: OutboundEvent }
  | { kind: 'not_yet'; delayMs: number }
  | { kind: 'gone'; why: string };

/** How soon a reply that waits for a look-back asks again. */
const LOOKING_BACK_MS = 500;

/**
 * A reply leaves its undo window: from here on it can only be corrected or withdrawn, and the job counts as answered. Asked
 * again for a repeat, it gives the same words.
 */
export async function releaseReply(
  tx: Tx,
  messageId: string,
  now: Date,
  render: (content: SlackMessage) => { body: string; html: string },
): Promise<Release> {
  const seen = await findReply(tx, messageId);
  if (!seen) return { kind: 'gone', why: 'became a note' };
  const conversation = await lockConversation(tx, seen.conversationId);
  const thread = await getThread(tx, seen.threadId);
  const reply = await lockReply(tx, messageId);
  if (reply.state === 'cancelled' || reply.state === 'withdrawn') return { kind: 'gone', why: reply.state };
  if (reply.state === 'waiting' && reply.leavesAt && reply.leavesAt > now) {
    return { kind: 'not_yet', delayMs: reply.leavesAt.getTime() - now.getTime() };
  }
  if (reply.state === 'waiting' && (await mayHaveMissedChanges(tx, reply.heardAt))) {
    return { kind: 'not_yet', delayMs: LOOKING_BACK_MS };
  }

  const over = await whyOver(tx, conversation, thread);
  // A repeat of what may have arrived goes on: there it is only passed over, and nobody is told that it was not sent.
  if (over && !reply.mayHaveArrived) {
    await cancelReply(tx, thread, reply, over);
    return { kind: 'gone', why: over };
  }

  const words = render(reply.content);
  await updateReply(tx, reply.id, { state: 'sending', body: words.body, html: words.html });
  await markRead(tx, thread.id, now, reply.heardAt);
  repaintCard(tx, thread.id);
  const job = thread.jobId === undefined ? undefined : await answerJob(tx, conversation, thread.jobId, reply, now);

  return {
    kind: 'go',
    event: {
      type: 'message.sent',
      organization: conversation.outsideOrganization,
      conversation: { id: conversation.outsideId },
      ...(job?.outsideId !== undefined && { job: { id: job.outsideId, status: job.status } }),
      at: reply.writtenAt,
      by: { name: reply.authorName },
      message: {
        id: reply.id,
        body: words.body,
        html: words.html,
        author: { name: reply.authorName },
        sentAt: reply.writtenAt,
        files: [],
      },
    },
  };
}

/** A close or a block ends what waits, also what waits for its next attempt. A decline does not. */
async function whyOver(tx: Tx, conversation: Conversation, { jobId }: Thread): Promise<CancelledBecause | undefined> {
  if (conversation.status === 'blocked') return 'blocked';
  const job = jobId === undefined ? undefined : await findJob(tx, jobId);
  return job?.status === 'closed' ? 'merchant_closed' : undefined;
}

/** What was heard before a decline still goes, and the decline stands: then the job is told as it is. */
async function answerJob(
  tx: Tx,
  conversation: Conversation,
  jobId: number,
  reply: Reply,
  now: Date,
): Promise<Job | undefined> {
  const outcome = await changeJob(tx, conversation, {
    jobId,
    command: 'reply',
    by: { actor: 'member', name: reply.authorName, slackUser: reply.slackUser },
    at: now,
    answerBy: null,
  });
  return outcome.kind === 'refused' ? findJob(tx, jobId) : outcome.job;
}
