import { noteWishes } from './after-work.ts';
import { conversationOf, type Fold } from './conversations.ts';
import type { Entry, FileRef, MarketplaceRecord, MerchantConversation } from './model.ts';
import { applyJobBegun, applyOffer } from './offers.ts';
import { wasTaken } from './taken.ts';

type ReceivedRecord = Extract<MarketplaceRecord, { kind: 'received' }>;

interface IncomingMessage {
  id: string;
  body?: string;
  html?: string;
  author?: { name: string };
  sent_at?: string;
  edited_at?: string;
  files?: FileRef[];
}

/** Puts what Jobline sent into the merchant's picture: once per webhook-id, and only what was taken. */
export function applyReceived(fold: Fold, record: ReceivedRecord): void {
  if (!wasTaken(record) || fold.taken.has(record.webhookId)) return;
  fold.taken.add(record.webhookId);
  const { conversation: ref, job } = record.data;
  const id = ref?.id ?? (job ? fold.jobs.get(job.id) : undefined);
  if (!id) return;

  const conversation = conversationOf(fold, id, record.at);
  reportStatus(conversation, record);
  noteWishes(conversation, record);
  if (record.type === 'job.created') applyJobBegun(conversation, record, fold);
  if (record.type.startsWith('message.')) applyMessage(conversation, record);
  else if (record.type === 'proposal.sent') applyOffer(conversation, record);
  else {
    if (record.type === 'proposal.closed') applyOffer(conversation, record);
    conversation.entries.push(lineOf(record));
  }
}

function reportStatus(conversation: MerchantConversation, record: ReceivedRecord): void {
  const { job: report } = record.data;
  const job = conversation.jobs.find((one) => one.id === report?.id);
  if (!job || !report?.status) return;
  job.status = report.status;
}

function applyMessage(conversation: MerchantConversation, record: ReceivedRecord): void {
  const message = record.data.message as IncomingMessage | undefined;
  if (!message) return;
  const known = conversation.entries.find((entry) => entry.kind === 'partner' && entry.id === message.id);
  if (known?.kind === 'partner') {
    if (record.type === 'message.withdrawn') known.withdrawn = true;
    if (record.type === 'message.corrected') {
      known.body = message.body ?? '';
      known.html = message.html ?? '';
      known.edited = true;
    }
    return;
  }
  const entry: Entry = {
    kind: 'partner',
    id: message.id,
    ...(record.data.job ? { jobId: record.data.job.id } : {}),
    author: message.author?.name ?? record.data.by?.name ?? 'Partner',
    body: message.body ?? '',
    ...(message.html ? { html: message.html } : {}),
    at: message.sent_at ?? record.at,
    edited: record.type === 'message.corrected',
    withdrawn: record.type === 'message.withdrawn',
    files: message.files ?? [],
    events: [],
  };
  conversation.entries.push(entry);
}

function lineOf(record: ReceivedRecord): Entry {
  return {
    kind: 'line',
    id: record.webhookId,
    ...(record.data.job ? { jobId: record.data.job.id } : {}),
    text: sentenceOf(record),
    at: record.at,
    events: [],
  };
}

function sentenceOf({ type, data }: ReceivedRecord): string {
  const who = data.by?.name ?? 'The partner';
  const words = [data.reason, data.comment].filter((part) => typeof part === 'string' && part !== '').join(': ');
  const because = words ? ` (${words})` : '';
  switch (type) {
    case 'job.opened':
      return `${who} opened the job`;
    case 'job.declined':
      return `${who} declined the job${because}`;
    case 'job.expired':
      return 'The job expired: nobody answered in time';
    case 'job.inactive':
      return `${who} marked the job inactive`;
    case 'job.completed':
      return `${who} marked the job completed`;
    case 'job.reopened':
      return `${who} reopened the job`;
    case 'proposal.closed':
      return `${who} took the proposal back`;
    case 'job.created':
      return 'The job began with the accepted proposal';
    case 'review.requested':
      return `${who} asks for a review`;
    case 'store_access.requested':
      return `${who} asks for access to the store, and says that the merchant has understood and agreed`;
    case 'merchant.blocked':
      return `${who} ended the conversation${because}`;
    default:
      return `The partner sent “${type}”`;
  }
}
