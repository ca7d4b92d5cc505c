import { invoiceEvent, type Reviewed, reviewCreated, storeAccessAnswered } from './after-work.ts';
import type { EventAnswer } from './events-out.ts';
import { leadCreated } from './leads.ts';
import type { LocalMarketplace } from './marketplace.ts';
import type { MerchantConversation, MerchantJob } from './model.ts';
import type { OutgoingEvent } from './verbs.ts';

type Input = Record<string, unknown>;
type PageVerb = (marketplace: LocalMarketplace, input: Input) => Promise<EventAnswer | string>;

/** What the page can do beside the talk: reviews, access to the store, invoices, leads. */
export const AFTER_WORK_VERBS: Record<string, PageVerb> = {
  review: async (marketplace, input) => {
    const rating = Number(text(input, 'rating'));
    const body = text(input, 'body');
    const of = reviewedBy(input);
    if (!of) return 'There is nothing to review.';
    if (!Number.isInteger(rating)) return 'Please choose the stars.';
    return send(marketplace, reviewCreated(of, { id: marketplace.newId('rev'), rating, ...(body ? { body } : {}) }));
  },
  'access-approved': async (marketplace, input) => {
    const found = jobOf(marketplace, input);
    if (!found) return 'There is no such job.';
    const url = found.conversation.store && `${found.conversation.store.url.replace(/\/$/, '')}/admin`;
    return send(marketplace, storeAccessAnswered(found.job.id, 'approved', url));
  },
  'access-refused': async (marketplace, input) => {
    const found = jobOf(marketplace, input);
    return found ? send(marketplace, storeAccessAnswered(found.job.id, 'refused')) : 'There is no such job.';
  },
  'invoice-created': async (marketplace, input) => {
    const found = jobOf(marketplace, input);
    const amount = text(input, 'amount');
    if (!found) return 'There is no such job.';
    if (!amount) return 'Please say how much it is.';
    const invoice = { id: marketplace.newId('inv'), amount, currency: 'EUR' };
    return send(marketplace, invoiceEvent('created', found.job.id, invoice));
  },
  'invoice-paid': async (marketplace, input) => {
    const found = jobOf(marketplace, input);
    const invoice = found?.job.invoices.find(({ id }) => id === input.invoiceId);
    if (!found || !invoice) return 'There is no such invoice.';
    return send(marketplace, invoiceEvent('paid', found.job.id, invoice));
  },
  lead: async (marketplace, input) => {
    const name = text(input, 'merchant');
    const email = text(input, 'email');
    const details = text(input, 'words');
    if (!name) return 'Please say who it is.';
    if (!email) return 'Please say how they can be reached.';
    const source = input.source === 'form' ? 'form' : 'profile';
    const lead = { id: marketplace.newId('lead'), source, ...(details ? { details } : {}) } as const;
    return send(marketplace, leadCreated(lead, { id: marketplace.newId('m'), name, email }));
  },
};

function reviewedBy(input: Input): Reviewed | undefined {
  const jobId = text(input, 'jobId');
  const proposalId = text(input, 'proposalId');
  const leadId = text(input, 'leadId');
  if (jobId) return { job: { id: jobId } };
  if (proposalId) return { proposal: { id: proposalId } };
  return leadId ? { lead: { id: leadId } } : undefined;
}

function jobOf(
  marketplace: LocalMarketplace,
  input: Input,
): { conversation: MerchantConversation; job: MerchantJob } | undefined {
  for (const conversation of marketplace.conversations()) {
    const job = conversation.jobs.find(({ id }) => id === input.jobId);
    if (job) return { conversation, job };
  }
  return undefined;
}

function send(marketplace: LocalMarketplace, event: OutgoingEvent): Promise<EventAnswer> {
  return marketplace.send(event.type, event.data);
}

function text(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
