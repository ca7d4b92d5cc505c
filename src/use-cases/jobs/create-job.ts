import type { Conversation, Thread } from '../../domain/conversation.ts';
import { deadlineOf, isPast } from '../../domain/deadlines.ts';
import type { JobCreated } from '../../domain/inbound-event.ts';
import type { Job } from '../../domain/job.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import {
  lockConversation,
  lockConversationByOutsideId,
  lockNewestConversation,
  openConversation,
  updateConversation,
} from '../../store/conversations.ts';
import { findJob, findJobByOutsideId, hasJobs, insertJob, updateJobDescription } from '../../store/jobs.ts';
import { insertMerchantMessage } from '../../store/merchant-messages.ts';
import type { Numbers } from '../../store/numbers.ts';
import type { Tx } from '../../store/scope.ts';
import { channelForThread } from '../../store/services.ts';
import {
  findOwnThread,
  findThreadOfJob,
  insertThread,
  listThreadsOfConversation,
  takeOverThread,
} from '../../store/threads.ts';
import { answerWhileAway } from '../conversations/answer-while-away.ts';
import type { Applied } from '../conversations/applied.ts';
import { mailFirstContact } from '../conversations/mail-first-contact.ts';
import { addMerchantMessage } from '../conversations/receive-message.ts';
import { goBehindTelling } from '../matching/go-behind-telling.ts';
import { knowMerchant } from '../merchants/know-merchant.ts';
import { postInThread, repaintCard, repaintRequest } from '../outbound.ts';
import { changeJob } from './change-job.ts';

/** A marketplace sends a job: it gets its thread. The same job again only changes what describes it. */
export async function createJob(
  tx: Tx,
  event: JobCreated,
  numbers: Numbers,
  now: Date,
  settings: RelaySettings,
): Promise<Applied> {
  const { merchantId, storeId, blocked } = await knowMerchant(tx, event);
  if (blocked) return { kind: 'refused', why: 'merchant_blocked' };
  const known = await findJobByOutsideId(tx, event.job.id);
  const { conversation, isNew } = known
    ? { conversation: await lockConversation(tx, known.conversationId), isNew: false }
    : await conversationOf(tx, event, numbers.conversation, merchantId, storeId);
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };
  if (!isNew && (await updateConversation(tx, conversation.id, { storeId }))) {
    for (const threadId of await listThreadsOfConversation(tx, conversation.id)) repaintCard(tx, threadId);
  }

  // Read again: it may have changed until its conversation was ours.
  const job = known && (await findJob(tx, known.id));
  if (job) return describeAgain(tx, event, { conversation, job }, now, settings);
  return beginJob(tx, event, { number: numbers.job, conversation, isNew }, now, settings);
}

async function beginJob(
  tx: Tx,
  event: JobCreated,
  { number, conversation, isNew }: { number: number; conversation: Conversation; isNew: boolean },
  now: Date,
  settings: RelaySettings,
): Promise<Applied> {
  const isFirst = !isNew && !(await hasJobs(tx, conversation.id));
  const expiresAt = deadlineOf({
    createdAt: event.job.createdAt,
    hours: settings.jobExpiryHours,
    ...(event.job.expiresAt && { expiresAt: event.job.expiresAt }),
  });
  const job = await insertJob(tx, event.job, { number, conversationId: conversation.id, arrivedAt: now, expiresAt });
  const thread = await threadFor(tx, { conversation, job, serviceHandle: event.job.service.handle, isFirst, now });
  if (event.message) {
    await insertMerchantMessage(tx, {
      conversationId: conversation.id,
      threadId: thread.id,
      merchantName: event.merchant.name,
      message: event.message,
      firstWords: true,
      heardAt: now,
    });
  }
  postInThread(tx, thread, { of: 'request', jobId: job.id, part: 0 });
  await goBehindTelling(tx, job, conversation);
  if (isPast(expiresAt, now)) {
    await changeJob(tx, conversation, { jobId: job.id, command: 'expire', by: { actor: 'clock' }, at: now });
  } else {
    await mailFirstContact(tx, thread.id);
    await answerWhileAway(tx, conversation, thread, now);
  }
  const settles = [`job:${event.job.id}`, `conversation:${conversation.outsideId}`, ...messageOf(event)];
  return { kind: 'applied', settles };
}

async function conversationOf(
  tx: Tx,
  event: JobCreated,
  number: number,
  merchantId: number,
  storeId: number | undefined,
): Promise<{ conversation: Conversation; isNew: boolean }> {
  const { home = 'marketplace' } = event;
  const named = event.conversation?.id;
  const found = named
    ? await lockConversationByOutsideId(tx, home, named)
    : ((await lockConversationByOutsideId(tx, home, `job:${event.job.id}`)) ??
      (await lockNewestConversation(tx, home, merchantId)));
  if (found) return { conversation: found, isNew: false };
  return openConversation(tx, {
    number,
    home,
    outsideId: named ?? `job:${event.job.id}`,
    outsideOrganization: event.organization ?? 'default',
    merchantId,
    merchantName: event.merchant.name,
    storeId,
    serviceName: event.job.service.name,
  });
}

/** The first job of a conversation that stood without one takes over its thread; each further one gets its own. */
async function threadFor(
  tx: Tx,
  wanted: { conversation: Conversation; job: Job; serviceHandle: string; isFirst: boolean; now: Date },
): Promise<Thread> {
  const { conversation, job, serviceHandle, isFirst, now } = wanted;
  const own = isFirst ? await findOwnThread(tx, conversation.id) : undefined;
  if (own) {
    await takeOverThread(tx, own.id, job.id);
    repaintCard(tx, own.id);
    return { ...own, jobId: job.id };
  }
  const channel = await channelForThread(tx, tx.organizationId, { conversationId: conversation.id, serviceHandle });
  const thread = await insertThread(tx, {
    conversationId: conversation.id,
    jobId: job.id,
    channel,
    usedAt: now,
  });
  postInThread(tx, thread, { of: 'card' });
  return thread;
}

async function describeAgain(
  tx: Tx,
  event: JobCreated,
  known: { conversation: Conversation; job: Job },
  now: Date,
  settings: RelaySettings,
): Promise<Applied> {
  const { conversation, job } = known;
  await updateJobDescription(tx, job.id, event.job);
  const thread = await findThreadOfJob(tx, job.id);
  if (thread) {
    repaintCard(tx, thread.id);
    repaintRequest(tx, job.id);
  }
  if (event.message) {
    const { message, merchant } = event;
    await addMerchantMessage(tx, { conversation, message, author: merchant.name, job }, now, settings);
  }
  return { kind: 'applied', settles: messageOf(event) };
}

function messageOf(event: JobCreated): string[] {
  return event.message ? [`message:${event.message.id}`] : [];
}
