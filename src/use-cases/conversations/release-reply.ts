import type { Conversation, Thread } from '../../domain/conversation.ts';
import { filesIn } from '../../domain/file.ts';
import type { Job } from '../../domain/job.ts';
import type { Reply } from '../../domain/message.ts';
import type { MessageState } from '../../domain/message-state.ts';
import type { OutboundEvent, OutboundFile } from '../../domain/outbound-event.ts';
import type { SlackMessage } from '../../domain/own-words.ts';
import { lockConversation } from '../../store/conversations.ts';
import { goesLater } from '../../store/held.ts';
import { findJob } from '../../store/jobs.ts';
import { mayHaveMissedChanges } from '../../store/look-back.ts';
import { markRead } from '../../store/merchant-messages.ts';
import { findReply, isChangeUnapplied, lockReply, noteMayHaveArrived, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { changeJob } from '../jobs/change-job.ts';
import { repaintCard, repaintMark } from '../outbound.ts';
import { authorNameOf } from './author-name.ts';
import { type CancelledBecause, cancelReply } from './cancel-reply.ts';

/** The delivery that asks. `byMail`: the words stand on the merchant's page already, and are to be mailed. */
export interface Attempt {
  position?: number;
  resumed?: boolean;
  byMail?: boolean;
}

export type Release =
  | { kind: 'go'; event: OutboundEvent; conversation: Conversation }
  | { kind: 'not_yet'; delayMs: number }
  | { kind: 'gone'; why: string };

const ON_ITS_WAY: readonly MessageState[] = ['waiting', 'queued', 'sending'];

/** How soon a reply that waits for a look-back asks again. */
const LOOKING_BACK_MS = 500;
/** And one whose edit or deletion was heard and is about to take effect. */
const CHANGING_MS = 50;

/**
 * A reply leaves its undo window: from here on it can only be corrected or withdrawn, and the job counts as answered. Asked
 * again for a repeat, it gives the same words.
 */
export async function releaseReply(
  tx: Tx,
  messageId: string,
  now: Date,
  render: (content: SlackMessage) => { body: string; html: string; files?: readonly OutboundFile[] },
  { position, resumed = false, byMail = false }: Attempt = {},
): Promise<Release> {
  const seen = await findReply(tx, messageId);
  if (!seen) return { kind: 'gone', why: 'became a note' };
  const conversation = await lockConversation(tx, seen.conversationId);
  const thread = await getThread(tx, seen.threadId);
  const reply = await lockReply(tx, messageId);
  // Held on its way it waits for another delivery, and only one of the two may carry it.
  if (!ON_ITS_WAY.includes(reply.state)) return { kind: 'gone', why: reply.state };
  if (position !== undefined && (await wasMoved(tx, reply, position))) return { kind: 'gone', why: 'it goes later' };
  if (reply.state === 'waiting' && reply.leavesAt && reply.leavesAt > now) {
    return { kind: 'not_yet', delayMs: reply.leavesAt.getTime() - now.getTime() };
  }
  const notYet = reply.state === 'waiting' ? await whatToWaitFor(tx, reply) : undefined;
  if (notYet !== undefined) return { kind: 'not_yet', delayMs: notYet };

  const over = await whyOver(tx, conversation, thread);
  if (over && byMail) return staysOnPage(tx, reply, now);
  // Found `sending`: an attempt was cut off before its answer was stored.
  const mayHaveArrived = reply.mayHaveArrived || (resumed && reply.state === 'sending');
  if (mayHaveArrived && !reply.mayHaveArrived) await noteMayHaveArrived(tx, reply.id);
  // A repeat of what may have arrived goes on: there it is only passed over, and nobody is told that it was not sent.
  if (over && !mayHaveArrived) {
    await cancelReply(tx, thread, reply, over);
    return { kind: 'gone', why: over };
  }

  const words = render(reply.content);
  const files = [...(words.files ?? [])];
  if (isEmptied({ ...reply, mayHaveArrived }, words.body, files)) {
    if (byMail) return staysOnPage(tx, reply, now);
    await updateReply(tx, reply.id, { state: 'cancelled' });
    repaintMark(tx, reply);
    return { kind: 'gone', why: 'its files were deleted' };
  }
  await updateReply(tx, reply.id, { state: 'sending', body: words.body, html: words.html });
  const job = await jobOf(tx, conversation, thread, { reply, now });
  const authorName = await authorNameOf(tx, reply.authorName);

  return {
    kind: 'go',
    conversation,
    event: {
      type: 'message.sent',
      organization: conversation.outsideOrganization,
      conversation: { id: conversation.outsideId },
      ...(job?.outsideId !== undefined && { job: { id: job.outsideId, status: job.status } }),
      at: reply.writtenAt,
      by: { name: authorName },
      message: {
        id: reply.id,
        body: words.body,
        html: words.html,
        author: { name: authorName },
        sentAt: reply.writtenAt,
        files,
      },
    },
  };
}

/** No mail of it leaves any more. The merchant has it all the same: an edit is a correction, a deletion takes it back. */
async function staysOnPage(tx: Tx, reply: Reply, now: Date): Promise<Release> {
  await updateReply(tx, reply.id, { state: 'delivered', deliveredAt: now, delayed: false });
  repaintMark(tx, reply);
  return { kind: 'gone', why: 'it stands on the page' };
}

/** It had nothing but files, and its author deleted them all before it left: as if it had been deleted itself. */
function isEmptied({ content, mayHaveArrived }: Reply, body: string, files: readonly OutboundFile[]): boolean {
  return !mayHaveArrived && filesIn(content).length > 0 && files.length === 0 && body.trim() === '';
}

/** Released by Send before its first delivery was due: it goes at the end, with its last one. */
async function wasMoved(tx: Tx, { id, state, decidedBy }: Reply, position: number): Promise<boolean> {
  return state === 'waiting' && decidedBy !== undefined && goesLater(tx, id, position);
}

/** How long until the reply may be asked for again, in milliseconds; undefined where no edit or deletion can be under way. */
async function whatToWaitFor(tx: Tx, { channel, ts, heardAt }: Reply): Promise<number | undefined> {
  if (channel !== undefined && ts !== undefined && (await isChangeUnapplied(tx, { channel, ts }))) return CHANGING_MS;
  return (await mayHaveMissedChanges(tx, heardAt)) ? LOOKING_BACK_MS : undefined;
}

/** A close or a block ends what waits, also what waits for its next attempt. A decline does not. */
async function whyOver(tx: Tx, conversation: Conversation, { jobId }: Thread): Promise<CancelledBecause | undefined> {
  if (conversation.status === 'blocked') return 'blocked';
  const job = jobId === undefined ? undefined : await findJob(tx, jobId);
  return job?.status === 'closed' ? 'merchant_closed' : undefined;
}

/** The job, which counts as answered when the reply leaves; a repeat finds it as it is, and the merchant may have answered. */
async function jobOf(
  tx: Tx,
  conversation: Conversation,
  { id, jobId }: Thread,
  { reply, now }: { reply: Reply; now: Date },
): Promise<Job | undefined> {
  if (reply.state === 'sending') return jobId === undefined ? undefined : findJob(tx, jobId);
  await markRead(tx, id, now, reply.heardAt);
  repaintCard(tx, id);
  return jobId === undefined ? undefined : answerJob(tx, conversation, jobId, reply, now);
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
