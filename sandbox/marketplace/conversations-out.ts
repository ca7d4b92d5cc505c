import { applyAfterWork } from './after-work.ts';
import { conversationOf, type Fold } from './conversations.ts';
import type {
  Entry,
  EventData,
  FileRef,
  MarketplaceRecord,
  MerchantConversation,
  MerchantJob,
  MerchantPerson,
  SentEvent,
  StoreRef,
} from './model.ts';
import { applyAnswer, conversationOfAnswer } from './offers.ts';

type SentRecord = Extract<MarketplaceRecord, { kind: 'sent' }>;

interface OutgoingMessage {
  id: string;
  body?: string;
  sent_at?: string;
  files?: FileRef[];
}

interface OutgoingJob {
  id: string;
  kind?: 'match' | 'direct';
  created_at?: string;
  expires_at?: string;
  service?: { name: string };
  title?: string;
}

/** Puts what the marketplace itself sent into the merchant's picture, whether or not Jobline took it. */
export function applySent(fold: Fold, record: SentRecord, inFlight: boolean): void {
  const again = fold.events.get(record.webhookId);
  if (again) {
    again.state = inFlight ? 'sending' : 'no_answer';
    return;
  }
  const event: SentEvent = {
    webhookId: record.webhookId,
    type: record.type,
    state: inFlight ? 'sending' : 'no_answer',
  };
  fold.events.set(record.webhookId, event);
  const id = conversationOfAnswer(fold, record) ?? conversationIdOf(fold, record.data);
  if (!id) return;

  const conversation = conversationOf(fold, id, record.at);
  introduce(conversation, record.data);
  const job = record.data.job as OutgoingJob | undefined;
  if (job) fold.jobs.set(job.id, id);
  if (record.type === 'job.created' && job) addJob(conversation, job, record, event);
  const message = record.data.message as OutgoingMessage | undefined;
  if (message) applyMessage(conversation, message, record, event);
  if (record.type === 'message.created') fold.onAccepted.set(record.webhookId, () => nowWaits(conversation, job?.id));
  if (record.type.startsWith('proposal.')) {
    applyAnswer(fold, conversation, record, event, () => nowWaits(conversation, job?.id));
  }
  if (job) applyVerb(fold, conversation, job.id, record, event);
  if (record.type === 'merchant.blocked_us') applyBlock(fold, conversation, record, event);
  applyAfterWork(fold, conversation, record, event);
}

/** The merchant wants no more messages: once the partner knows, nothing is open any more. */
function applyBlock(fold: Fold, conversation: MerchantConversation, record: SentRecord, event: SentEvent): void {
  const text = `${conversation.merchant.name} wants no more messages`;
  conversation.entries.push({ kind: 'line', id: record.webhookId, text, at: record.at, events: [event] });
  fold.onAccepted.set(record.webhookId, () => {
    for (const job of conversation.jobs.filter(({ status }) => GOING_ON.includes(status))) job.status = 'closed';
  });
}

const GOING_ON = ['new', 'opened', 'responded', 'awaiting_response', 'inactive'];

function conversationIdOf(fold: Fold, data: EventData): string | undefined {
  if (data.conversation) return data.conversation.id;
  if (!data.job) return undefined;
  const known = fold.jobs.get(data.job.id);
  if (known) return known;
  const merchant = data.merchant as MerchantPerson | undefined;
  const newest = [...fold.conversations.values()].filter((one) => one.merchant.id === merchant?.id).at(-1);
  return newest?.id ?? `job:${data.job.id}`;
}

function introduce(conversation: MerchantConversation, data: EventData): void {
  if (data.merchant) conversation.merchant = data.merchant as MerchantPerson;
  if (data.store && data.store !== 'new') conversation.store = data.store as StoreRef;
}

function addJob(conversation: MerchantConversation, job: OutgoingJob, record: SentRecord, event: SentEvent): void {
  const known = conversation.jobs.find((one) => one.id === job.id);
  if (known) {
    known.events.push(event);
    return;
  }
  const added: MerchantJob = {
    id: job.id,
    order: job.kind ?? 'direct',
    serviceName: job.service?.name ?? 'Job',
    ...(job.title ? { title: job.title } : {}),
    status: 'new',
    confirmed: false,
    invoices: [],
    ...(job.expires_at ? { expiresAt: job.expires_at } : {}),
    createdAt: job.created_at ?? record.at,
    events: [event],
  };
  conversation.jobs.push(added);
  conversation.entries.push({
    kind: 'line',
    id: `job:${job.id}`,
    jobId: job.id,
    text: `${conversation.merchant.name} asked for: ${added.title ?? added.serviceName}`,
    at: record.at,
    events: [event],
  });
}

function applyMessage(
  conversation: MerchantConversation,
  message: OutgoingMessage,
  record: SentRecord,
  event: SentEvent,
): void {
  const known = conversation.entries.find((entry) => entry.kind === 'merchant' && entry.id === message.id);
  if (known?.kind === 'merchant') {
    known.events.push(event);
    if (record.type === 'message.deleted') known.withdrawn = true;
    if (record.type === 'message.updated') {
      known.body = message.body ?? known.body;
      known.edited = true;
    }
    return;
  }
  const entry: Entry = {
    kind: 'merchant',
    id: message.id,
    ...(record.data.job ? { jobId: record.data.job.id } : {}),
    author: conversation.merchant.name,
    body: message.body ?? '',
    at: message.sent_at ?? record.at,
    edited: record.type === 'message.updated',
    withdrawn: record.type === 'message.deleted',
    files: message.files ?? [],
    events: [event],
  };
  conversation.entries.push(entry);
}

/** Jobline reports no status for a merchant's own message; the merchant still sees that it is the partner's turn. */
function nowWaits(conversation: MerchantConversation, jobId: string | undefined): void {
  const live = conversation.jobs.filter((job) => job.status === 'responded' || job.status === 'inactive');
  const job = jobId ? live.find((one) => one.id === jobId) : live.at(-1);
  if (job) job.status = 'awaiting_response';
}

const VERBS: Record<string, { text: string; status?: string }> = {
  'job.declined': { text: 'declined the job', status: 'declined' },
  'job.closed': { text: 'closed the job', status: 'closed' },
  'job.confirmed': { text: 'confirmed that the job is done' },
};

function applyVerb(
  fold: Fold,
  conversation: MerchantConversation,
  jobId: string,
  record: SentRecord,
  event: SentEvent,
): void {
  const verb = VERBS[record.type];
  if (!verb) return;
  const reason = typeof record.data.reason === 'string' && record.data.reason !== '' ? `: ${record.data.reason}` : '';
  const text = `${conversation.merchant.name} ${verb.text}${reason}`;
  conversation.entries.push({ kind: 'line', id: record.webhookId, jobId, text, at: record.at, events: [event] });
  const job = conversation.jobs.find((one) => one.id === jobId);
  if (!job) return;
  fold.onAccepted.set(record.webhookId, () => {
    if (record.type === 'job.confirmed') job.confirmed = true;
    if (verb.status) job.status = verb.status;
  });
}
