import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { InboundMessage, MessageCreated } from '../../domain/inbound-event.ts';
import type { Job } from '../../domain/job.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { lockConversationByOutsideId } from '../../store/conversations.ts';
import { findJobByOutsideId } from '../../store/jobs.ts';
import { findMerchantMessage, insertMerchantMessage } from '../../store/merchant-messages.ts';
import type { Tx } from '../../store/scope.ts';
import { touchThread } from '../../store/threads.ts';
import { changeJob } from '../jobs/change-job.ts';
import { knowMerchant } from '../merchants/know-merchant.ts';
import { postInThread, repaintCard } from '../outbound.ts';
import { answerWhileAway } from './answer-while-away.ts';
import { type Applied, NOTHING_MORE } from './applied.ts';
import { mailAssignees } from './mail-assignees.ts';
import { repeatsRequest } from './repeats-request.ts';
import { threadForMessage } from './thread-for-message.ts';

const HOUR = 3_600_000;

/** The merchant wrote: it appears in the thread it belongs to. */
export async function receiveMessage(
  tx: Tx,
  event: MessageCreated,
  now: Date,
  settings: RelaySettings,
): Promise<Applied> {
  const { merchant, message, home = 'marketplace' } = event;
  const known = merchant && (await knowMerchant(tx, { merchant, home }));
  if (known?.blocked) return { kind: 'refused', why: 'merchant_blocked' };
  const conversation = await lockConversationByOutsideId(tx, home, event.conversation.id);
  if (!conversation) return { kind: 'waits', needs: `conversation:${event.conversation.id}` };
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };

  const job = event.job && (await findJobByOutsideId(tx, event.job.id));
  if (event.job && !job) return { kind: 'waits', needs: `job:${event.job.id}` };
  if (job && job.conversationId !== conversation.id) return { kind: 'refused', why: 'job_of_another_conversation' };
  if (event.mayRepeatRequest && (await repeatsRequest(tx, conversation.id, message))) return NOTHING_MORE;
  const author = merchant?.name ?? conversation.merchantName;
  await addMerchantMessage(tx, { conversation, message, author, ...(job && { job }) }, now, settings);
  return { kind: 'applied', settles: [`message:${message.id}`] };
}

interface MessageArrival {
  conversation: Conversation;
  message: InboundMessage;
  /** Who of the merchant's side wrote it. */
  author: string;
  /** The job it names. */
  job?: Job;
}

/**
 * Adds a message to its thread, once: the same outside id again changes nothing. The conversation is locked by the caller.
 * Returns the thread; undefined for a message that stands already.
 */
export async function addMerchantMessage(
  tx: Tx,
  { conversation, message, author, job }: MessageArrival,
  now: Date,
  settings: RelaySettings,
): Promise<Thread | undefined> {
  if (await findMerchantMessage(tx, message.id)) return undefined;
  const { thread, goesOnFrom } = await threadForMessage(tx, conversation, job, now);
  const messageId = await insertMerchantMessage(tx, {
    conversationId: conversation.id,
    threadId: thread.id,
    merchantName: author,
    message,
    firstWords: false,
    heardAt: now,
  });
  if (messageId === undefined) return undefined;

  if (thread.jobId !== undefined) await moveJob(tx, conversation, { jobId: thread.jobId, author }, now, settings);
  await touchThread(tx, thread.id, now);
  const linkedFrom = goesOnFrom && { linkedFrom: goesOnFrom.id };
  postInThread(tx, thread, { of: 'message', messageId, part: 0, ...linkedFrom });
  repaintCard(tx, thread.id);
  await mailAssignees(tx, [{ messageId, threadId: thread.id }]);
  await answerWhileAway(tx, conversation, thread, now);
  return thread;
}

async function moveJob(
  tx: Tx,
  conversation: Conversation,
  { jobId, author }: { jobId: number; author: string },
  now: Date,
  settings: RelaySettings,
): Promise<void> {
  // Who writes again before we answered still waits since their first message: the clock runs on.
  await changeJob(tx, conversation, {
    jobId,
    command: 'message',
    by: { actor: 'merchant', name: author },
    at: now,
    answerBy: new Date(now.getTime() + settings.answerWithinHours * HOUR),
  });
}
