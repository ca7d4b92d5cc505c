import { randomBytes } from 'node:crypto';
import type { AttachedFile } from './merchant-files.ts';
import type { EventData, JobOrder, MerchantConversation, MerchantPerson, StoreRef } from './model.ts';

/** An event ready to be sent. */
export interface OutgoingEvent {
  type: string;
  data: EventData;
}

/** Makes the marketplace's own ids: `job-7f3a-1`, unique over restarts, readable in a log. */
export function createIds(): (kind: 'job' | 'conv' | 'msg' | 'm' | 'rev' | 'inv' | 'lead') => string {
  const run = randomBytes(3).toString('hex');
  let count = 0;
  return (kind) => {
    count += 1;
    return `${kind}-${run}-${count}`;
  };
}

type Ids = ReturnType<typeof createIds>;

const HOUR_MS = 3_600_000;

/** `job.created` for what somebody ordered; without a conversation a new one is started. */
export function jobCreated(ids: Ids, order: JobOrder, now: Date, conversationId?: string): OutgoingEvent {
  const { hoursAgo = 0, hoursLeft, kind, service, merchant, store, words, ...rest } = order;
  const createdAt = new Date(now.getTime() - hoursAgo * HOUR_MS).toISOString();
  const expires =
    hoursLeft === undefined ? {} : { expires_at: new Date(now.getTime() + hoursLeft * HOUR_MS).toISOString() };
  const { title, details, business, requirements, priorities, budget, dropshipping } = rest;
  const described = { title, details, business, requirements, priorities, budget, dropshipping };
  return {
    type: 'job.created',
    data: {
      job: { id: ids('job'), kind, created_at: createdAt, ...expires, service, ...described },
      merchant,
      ...(store ? { store } : {}),
      conversation: { id: conversationId ?? ids('conv') },
      ...(words ? { message: { id: ids('msg'), body: words, sent_at: createdAt } } : {}),
    },
  };
}

/** `conversation.created`: a merchant starts to talk without a job. */
export function conversationCreated(
  ids: Ids,
  start: { merchant: MerchantPerson; store?: StoreRef; words: string },
  now: Date,
): OutgoingEvent {
  return {
    type: 'conversation.created',
    data: {
      conversation: { id: ids('conv') },
      merchant: start.merchant,
      ...(start.store ? { store: start.store } : {}),
      message: { id: ids('msg'), body: start.words, sent_at: now.toISOString() },
    },
  };
}

/** `message.created`: the merchant writes in a conversation, about one of its jobs or about none. */
export function messageCreated(
  ids: Ids,
  conversation: MerchantConversation,
  words: { body: string; jobId?: string; files?: AttachedFile[] },
  now: Date,
): OutgoingEvent {
  const { files = [] } = words;
  return {
    type: 'message.created',
    data: {
      conversation: { id: conversation.id },
      ...(words.jobId ? { job: { id: words.jobId } } : {}),
      merchant: conversation.merchant,
      message: { id: ids('msg'), body: words.body, sent_at: now.toISOString(), ...(files.length > 0 && { files }) },
    },
  };
}

/** `message.updated`. */
export function messageUpdated(conversationId: string, id: string, body: string, now: Date): OutgoingEvent {
  const message = { id, body, edited_at: now.toISOString() };
  return { type: 'message.updated', data: { conversation: { id: conversationId }, message } };
}

/** `message.deleted`. */
export function messageDeleted(conversationId: string, id: string): OutgoingEvent {
  return { type: 'message.deleted', data: { conversation: { id: conversationId }, message: { id } } };
}

/** `proposal.accepted`, for a store or for one that is yet to come. */
export function proposalAccepted(proposal: { id: string; version: number }, store: StoreRef | 'new'): OutgoingEvent {
  return { type: 'proposal.accepted', data: { proposal, store } };
}

/** `proposal.declined`. */
export function proposalDeclined(proposal: { id: string; version: number }, feedback?: string): OutgoingEvent {
  return { type: 'proposal.declined', data: { proposal, ...(feedback ? { feedback } : {}) } };
}

/** What a merchant can do to a job at any time. */
export type JobVerb = 'declined' | 'closed' | 'confirmed';

/** `job.declined`, `job.closed` or `job.confirmed` by the merchant. */
export function jobEnded(verb: JobVerb, jobId: string, reason?: string): OutgoingEvent {
  const withReason = reason && verb !== 'confirmed' ? { reason } : {};
  return { type: `job.${verb}`, data: { job: { id: jobId }, ...withReason } };
}
