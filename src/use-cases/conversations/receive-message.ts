import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { InboundMessage, MessageCreated } from '../../domain/inbound-event.ts';
import type { Job } from '../../domain/job.ts';
import { hasEnded } from '../../domain/job-status.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { lockConversationByOutsideId } from '../../store/conversations.ts';
import { findJob, findJobByOutsideId, setAnswerBy } from '../../store/jobs.ts';
import { insertMerchantMessage } from '../../store/merchant-messages.ts';
import { saveMerchant } from '../../store/merchants.ts';
import { getOrganization } from '../../store/organizations.ts';
import type { Tx } from '../../store/scope.ts';
import { findOwnThread, findThreadOfJob, findThreadOfOpenJob, insertThread, touchThread } from '../../store/threads.ts';
import { changeJob } from '../jobs/change-job.ts';
import { postInThread, repaintCard } from '../outbound.ts';
import type { Applied } from './applied.ts';

const HOUR = 3_600_000;

/** The merchant wrote: it appears in the thread it belongs to. */
export async function receiveMessage(
  tx: Tx,
  event: MessageCreated,
  now: Date,
  settings: RelaySettings,
): Promise<Applied> {
  if (event.merchant) await saveMerchant(tx, 'marketplace', event.merchant);
  const conversation = await lockConversationByOutsideId(tx, 'marketplace', event.conversation.id);
  if (!conversation) return { kind: 'waits', needs: `conversation:${event.conversation.id}` };
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };

  const job = event.job && (await findJobByOutsideId(tx, event.job.id));
  if (event.job && !job) return { kind: 'waits', needs: `job:${event.job.id}` };
  if (job && job.conversationId !== conversation.id) return { kind: 'refused', why: 'job_of_another_conversation' };
  await addMerchantMessage(tx, { conversation, message: event.message, ...(job && { job }) }, now, settings);
  return { kind: 'applied', settles: [`message:${event.message.id}`] };
}

/** Adds a message to its thread, once: the same outside id again changes nothing. The conversation is locked by the caller. */
export async function addMerchantMessage(
  tx: Tx,
  arrival: { conversation: Conversation; message: InboundMessage; job?: Job },
  now: Date,
  settings: RelaySettings,
): Promise<void> {
  const { conversation, message } = arrival;
  const thread = await threadForMessage(tx, conversation, arrival.job, now);
  const id = await insertMerchantMessage(tx, {
    conversationId: conversation.id,
    threadId: thread.id,
    merchantName: conversation.merchantName,
    message,
    firstWords: false,
    heardAt: now,
  });
  if (id === undefined) return;

  if (thread.jobId !== undefined) await moveJob(tx, conversation, thread.jobId, now, settings);
  await touchThread(tx, thread.id, now);
  postInThread(tx, thread, { of: 'message', messageId: id, part: 0 });
  repaintCard(tx, thread.id);
}

async function moveJob(
  tx: Tx,
  conversation: Conversation,
  jobId: number,
  now: Date,
  settings: RelaySettings,
): Promise<void> {
  const answerBy = new Date(now.getTime() + settings.answerWithinHours * HOUR);
  const outcome = await changeJob(tx, conversation, {
    jobId,
    command: 'message',
    by: { actor: 'merchant', name: conversation.merchantName },
    at: now,
    answerBy,
  });
  // They wrote again before we answered: the clock runs from their last message.
  if (outcome.kind === 'stayed' && outcome.job.status === 'awaiting_response') await setAnswerBy(tx, jobId, answerBy);
}

/**
 * Named job: its thread, unless it has ended. No job named: the thread last used by an open job. Else the conversation's own
 * thread, opened if need be and linked from the old one.
 */
async function threadForMessage(
  tx: Tx,
  conversation: Conversation,
  named: Job | undefined,
  now: Date,
): Promise<Thread> {
  const job = named && (await findJob(tx, named.id));
  const ofJob = job && (await findThreadOfJob(tx, job.id));
  if (job && ofJob && !hasEnded(job.status)) return ofJob;
  if (!job) {
    const ofOpenJob = await findThreadOfOpenJob(tx, conversation.id);
    if (ofOpenJob) return ofOpenJob;
  }

  const own = await findOwnThread(tx, conversation.id);
  if (own) return own;
  const { slackChannel } = await getOrganization(tx, tx.organizationId);
  const opened = await insertThread(tx, { conversationId: conversation.id, channel: slackChannel, usedAt: now });
  postInThread(tx, opened, { of: 'card', ...(ofJob && { linkedFrom: ofJob.id }) });
  return opened;
}
