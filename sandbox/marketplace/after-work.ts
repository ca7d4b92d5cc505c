import type { Fold } from './conversations.ts';
import type { MarketplaceRecord, MerchantConversation, MerchantInvoice, MerchantJob, SentEvent } from './model.ts';
import { acceptedOffer } from './offers.ts';
import type { OutgoingEvent } from './verbs.ts';

type Sent = Extract<MarketplaceRecord, { kind: 'sent' }>;
type Received = Extract<MarketplaceRecord, { kind: 'received' }>;

/** What is reviewed: a job of the merchant's, a proposal for a new store, or how a lead was taken care of. */
export type Reviewed = { job: { id: string } } | { proposal: { id: string } } | { lead: { id: string } };

/** `review.created`. */
export function reviewCreated(of: Reviewed, review: { id: string; rating: number; body?: string }): OutgoingEvent {
  return { type: 'review.created', data: { ...of, review } };
}

/** `store_access.approved` or `store_access.refused`. */
export function storeAccessAnswered(jobId: string, answer: 'approved' | 'refused', url?: string): OutgoingEvent {
  return { type: `store_access.${answer}`, data: { job: { id: jobId }, ...(url ? { url } : {}) } };
}

/** `invoice.created`, `invoice.paid` or `invoice.closed`. */
export function invoiceEvent(
  step: 'created' | 'paid' | 'closed',
  jobId: string,
  { id, amount, currency }: Omit<MerchantInvoice, 'state'>,
): OutgoingEvent {
  return { type: `invoice.${step}`, data: { job: { id: jobId }, invoice: { id, amount, currency } } };
}

/** What the partner asked for stands on the job, or on the accepted proposal, until it is answered. */
export function noteWishes(conversation: MerchantConversation, { type, data }: Received): void {
  const offer = acceptedOffer(conversation, proposalIn(data));
  if (offer && type === 'review.requested') offer.reviewWanted = true;
  const job = conversation.jobs.find(({ id }) => id === data.job?.id);
  if (!job) return;
  if (type === 'review.requested') job.reviewWanted = true;
  if (type === 'store_access.requested') job.accessWanted = true;
}

/** A line for what the merchant did; the job follows once the partner has accepted it. */
export function applyAfterWork(fold: Fold, conversation: MerchantConversation, record: Sent, event: SentEvent): void {
  const job = conversation.jobs.find(({ id }) => id === record.data.job?.id);
  const offer = acceptedOffer(conversation, proposalIn(record.data));
  const text = sentenceOf(record);
  if (!(job || offer) || text === undefined) return;
  conversation.entries.push({
    kind: 'line',
    id: record.webhookId,
    ...(job ? { jobId: job.id } : {}),
    text: `${conversation.merchant.name} ${text}`,
    at: record.at,
    events: [event],
  });
  fold.onAccepted.set(record.webhookId, () => {
    if (job) settle(job, record);
    if (offer && record.type === 'review.created') offer.reviewWanted = false;
  });
}

function proposalIn({ proposal }: Received['data']): string | undefined {
  return (proposal as { id?: string } | undefined)?.id;
}

function sentenceOf({ type, data }: Sent): string | undefined {
  const invoice = data.invoice as MerchantInvoice | undefined;
  const { rating, body } = (data.review ?? {}) as { rating?: number; body?: string };
  const sum = invoice && `${invoice.amount} ${invoice.currency}`;
  switch (type) {
    case 'review.created':
      return `gave ${rating} of 5 stars${body ? `: ${body}` : ''}`;
    case 'store_access.approved':
      return 'gave access to the store';
    case 'store_access.refused':
      return 'refused access to the store';
    case 'invoice.created':
      return `got an invoice of ${sum}`;
    case 'invoice.paid':
      return `paid the invoice of ${sum}`;
    default:
      return undefined;
  }
}

function settle(job: MerchantJob, { type, data }: Sent): void {
  if (type === 'review.created') job.reviewWanted = false;
  if (type.startsWith('store_access.')) job.accessWanted = false;
  const invoice = data.invoice as MerchantInvoice | undefined;
  if (!invoice) return;
  const known = job.invoices.find(({ id }) => id === invoice.id);
  if (known) known.state = type === 'invoice.paid' ? 'paid' : known.state;
  else job.invoices.push({ ...invoice, state: 'open' });
}
