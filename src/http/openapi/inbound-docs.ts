import { EXAMPLE_TIME as at, type EventDocsByType } from './event-docs.ts';

const merchant = {
  id: 'm-9',
  name: 'Jana Nováková',
  email: 'jana@bluefjord.example',
  locale: 'cs',
  time_zone: 'Europe/Prague',
};
const prospect = { id: 'm-10', name: 'Ole Hansen', kind: 'prospect', email: 'ole@example.com', locale: 'nb' };
const store = { name: 'Blue Fjord Candles', url: 'https://bluefjord.example' };
const service = { handle: 'store-setup', name: 'Store setup' };
const conversation = { id: 'c-77' };
const job = { id: '123' };
const invoice = { id: 'inv-1', number: '2026-0001', amount: '1500.00', currency: 'EUR' };
const wanted = {
  service,
  title: 'Move our shop from Etsy',
  details: 'We sell hand-poured candles and want a shop of our own.',
  business: 'Two people, some 200 orders a month.',
  requirements: [{ question: 'How many products do you sell?', responses: ['About 60'] }],
  priorities: { time: 'Within six weeks', cost: 'Open', quality: 'Careful work' },
  budget: { amount: '1500.00', currency: 'EUR' },
  dropshipping: false,
};
const files = [
  { name: 'brief.pdf', url: 'https://files.example.com/brief.pdf', mime_type: 'application/pdf', size: 12_345 },
];

function said(id: string, body: string): { id: string; body: string; sent_at: string } {
  return { id, body, sent_at: at };
}

/** What a merchant or a marketplace tells us, in the order in which a piece of work goes. */
export const INBOUND_DOCS: EventDocsByType = {
  'job.created': {
    summary: 'A merchant wants work done',
    description:
      'The job gets a thread in Slack. A `match` was sent to several partners, a `direct` one to this partner alone. Without `conversation` it joins the newest one of its merchant, or starts one. The same `job.id` again changes the description of the job, never its status. Without `expires_at` it expires 72 hours after `created_at`.',
    examples: {
      full: {
        organization: 'acme',
        job: { id: '123', kind: 'match', created_at: at, ...wanted },
        merchant: { ...merchant, kind: 'owner' },
        store,
        conversation,
        message: { ...said('msg-1', 'Hello, can you help us?'), files },
      },
      short: { job: { id: '124', kind: 'direct', created_at: at, service }, merchant: { id: 'm-11', name: 'Ada' } },
    },
  },
  'request.created': {
    summary: 'A merchant wants work done, and nobody is chosen yet',
    description:
      'It is offered to the organizations that fit best, at most `offer_to` of them; `request.matched` tells to whom, and why.',
    examples: {
      full: {
        request: { id: 'r-1', created_at: at, ...wanted },
        merchant: { ...merchant, id: 'm-12' },
        store,
        offer_to: 3,
      },
    },
  },
  'lead.created': {
    summary: 'Somebody left their address',
    description: 'There is no relay: the partner answers by e-mail.',
    examples: {
      profile: {
        organization: 'acme',
        lead: { id: 'l-1', source: 'profile', details: 'I would like to open a shop for ceramics.' },
        merchant: prospect,
      },
    },
  },
  'conversation.created': {
    summary: 'Somebody starts to talk, and there is no job yet',
    examples: {
      prospect: {
        conversation: { id: 'c-78' },
        merchant: prospect,
        service,
        message: said('msg-2', 'What would a shop cost?'),
      },
    },
  },
  'message.created': {
    summary: 'The merchant wrote',
    description:
      'Without `job` it goes to the thread that was used last. The same `message.id` again makes no second one.',
    examples: {
      words: { conversation, job, message: said('msg-3', 'And how long does it take?') },
      'files only': { conversation, merchant, message: { ...said('msg-4', ''), files } },
    },
  },
  'message.updated': {
    summary: 'The merchant changed a message',
    description: 'Without `files` they stay as they were.',
    examples: {
      words: { conversation, message: { id: 'msg-3', body: 'How many weeks does it take?', edited_at: at } },
    },
  },
  'message.deleted': {
    summary: 'The merchant took a message back',
    examples: { message: { conversation, message: { id: 'msg-4' } } },
  },
  'proposal.accepted': {
    summary: 'The merchant accepts a proposal',
    description: '`version` is the one the merchant has read. For a store that is still to be made, `store` is `new`.',
    examples: {
      store: { proposal: { id: 'p-1', version: 1 }, store, job },
      'new store': { proposal: { id: 'p-2', version: 3 }, store: 'new' },
    },
  },
  'proposal.declined': {
    summary: 'The merchant declines a proposal',
    examples: { feedback: { proposal: { id: 'p-3', version: 1 }, feedback: 'Too much for this year.' } },
  },
  'store_access.approved': {
    summary: 'The merchant lets the partner work in the store',
    examples: { store: { job, url: 'https://bluefjord.example/admin' } },
  },
  'store_access.refused': { summary: 'The merchant does not', examples: { job: { job } } },
  'invoice.created': {
    summary: 'There is an invoice',
    description: 'Invoices are shown only; paying happens on your side.',
    examples: { invoice: { job, invoice: { ...invoice, url: 'https://market.example/invoices/inv-1' } } },
  },
  'invoice.paid': { summary: 'It is paid', examples: { invoice: { job, invoice } } },
  'invoice.closed': { summary: 'It is void', examples: { invoice: { job, invoice } } },
  'job.confirmed': { summary: 'The merchant agrees that the job is completed', examples: { job: { job } } },
  'review.created': {
    summary: 'The merchant wrote a review',
    description: 'Of a job, a proposal or a lead.',
    examples: { job: { job, review: { id: 'rev-1', rating: 5, body: 'Quick and careful.' } } },
  },
  'job.declined': {
    summary: 'The merchant declines the job',
    description: 'At any time. What the partner had written before still goes out.',
    examples: { reason: { job, reason: 'We found somebody else.' } },
  },
  'job.closed': {
    summary: 'The merchant closes the job',
    description: 'At any time. What waits does not go out any more.',
    examples: { reason: { job, reason: 'We do not need it any more.' } },
  },
  'merchant.blocked_us': {
    summary: 'The merchant wants no more messages',
    description: 'Nothing goes either way in this conversation any more; its open jobs are closed.',
    examples: { conversation: { conversation } },
  },
};
