import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { EXAMPLE_TIME as at, type EventDocs, type EventDocsByType } from './event-docs.ts';

const of = { organization: 'acme', conversation: { id: 'c-77' } };
const about = { ...of, job: { id: '123', status: 'responded' }, at, by: { name: 'Ann' } };
const message = {
  id: '0198c0de-0000-7000-8000-000000000001',
  body: 'We can start on Monday.',
  html: '<p>We can start on Monday.</p>',
};
const service = { handle: 'store-setup', name: 'Store setup' };
const price = { amount: '1500.00', currency: 'EUR' };
const proposal = {
  id: '0198c0de-0000-7000-8000-000000000002',
  version: 1,
  service,
  work: 'Design, products, payment and shipping.',
  milestones: [
    { title: 'Design', price: { amount: '500.00', currency: 'EUR' }, duration_days: 7 },
    { title: 'Products and payment', price: { amount: '1000.00', currency: 'EUR' }, duration_days: 14 },
  ],
  price,
  estimated_days: 21,
  terms: 'Half at the start.',
};

function moved(status: string): object {
  return { ...about, job: { id: '123', status } };
}

/** What we tell a marketplace. Does not compile while a type of event has no words. */
export const OUTBOUND_DOCS: EventDocsByType & Record<OutboundEvent['type'], EventDocs> = {
  'message.sent': {
    summary: 'The partner wrote',
    description: '`files` lead to the bytes for seven days.',
    examples: {
      words: {
        ...about,
        message: { ...message, author: { name: 'Ann' }, sent_at: at, files: [] },
      },
      file: {
        ...about,
        message: {
          ...message,
          body: '',
          html: '',
          author: { name: 'Ann' },
          sent_at: at,
          files: [
            { name: 'plan.pdf', url: 'https://jobline.example.com/files/x', mime_type: 'application/pdf', size: 7 },
          ],
        },
      },
    },
  },
  'message.corrected': {
    summary: 'The partner changed a message',
    description: 'The words as they are now.',
    examples: { words: { ...about, message: { ...message, edited_at: at } } },
  },
  'message.withdrawn': {
    summary: 'The partner took a message back',
    examples: { message: { ...about, message: { id: message.id } } },
  },
  'job.opened': { summary: 'Somebody looks at the job', examples: { job: moved('opened') } },
  'job.declined': {
    summary: 'The partner declines the job',
    description: '`comment` is for the merchant, and travels here only.',
    examples: { words: { ...moved('declined'), reason: 'capacity', comment: 'Not before May, sorry.' } },
  },
  'job.expired': {
    summary: 'Nobody replied in time',
    examples: { job: { ...of, job: { id: '123', status: 'expired' }, at } },
  },
  'job.inactive': { summary: 'The partner sets the job aside', examples: { job: moved('inactive') } },
  'job.completed': { summary: 'The partner says that the work is done', examples: { job: moved('completed') } },
  'job.reopened': { summary: 'The work goes on', examples: { job: moved('awaiting_response') } },
  'job.created': {
    summary: 'An accepted proposal became a job',
    examples: {
      proposal: {
        ...of,
        at,
        job: { id: '125', status: 'awaiting_response', proposal: { id: proposal.id, version: 1 } },
      },
    },
  },
  'merchant.blocked': {
    summary: 'The partner wants no more messages of this merchant',
    description: 'What you still send about this merchant is accepted and not shown.',
    examples: { merchant: { ...moved('closed'), merchant: { id: 'm-9' }, reason: 'spam' } },
  },
  'proposal.sent': {
    summary: 'The partner proposes',
    description: 'A new version takes the place of the one before.',
    examples: { proposal: { ...about, proposal } },
  },
  'proposal.closed': {
    summary: 'The partner takes a proposal back',
    examples: { proposal: { ...about, proposal } },
  },
  'store_access.requested': {
    summary: 'The partner asks to work in the store',
    description: 'The partner has said that the merchant understood and agreed.',
    examples: { job: { ...about, agreed: true } },
  },
  'review.requested': { summary: 'The partner asks for a review', examples: { job: moved('completed') } },
  'preferences.updated': {
    summary: 'The organization changed what it offers',
    description: 'All of its preferences, as they are now. About no conversation.',
    examples: {
      preferences: {
        organization: 'acme',
        at,
        preferences: {
          available: true,
          discoverable: true,
          dropshipping: false,
          services: [{ ...service, price }],
          away_from: '2026-07-01',
          away_until: '2026-07-14',
        },
      },
    },
  },
  'organization.connected': {
    summary: 'The partner connected its Slack workspace',
    description: 'Also when it comes back. About no conversation.',
    examples: { organization: { organization: 'acme', at } },
  },
  'organization.disconnected': {
    summary: 'The partner has no Slack workspace connected any more',
    description: 'What you still send is accepted and waits until the workspace is back, while its clocks run.',
    examples: { organization: { organization: 'acme', at } },
  },
  'request.matched': {
    summary: 'To whom a request was offered',
    description:
      'The best first, each with why. Where nobody fits, `offers` is empty. It comes before all else about the jobs that it names.',
    examples: {
      offers: {
        organization: 'default',
        at,
        request: { id: 'r-1' },
        offers: [
          {
            organization: 'acme',
            job: { id: '6f1f5a0e-9a53-4d1c-8d0b-6c1f2c1b7a44' },
            conversation: { id: '0b9a3a54-2f0e-4c58-9d3a-8f1c7e6d5b21' },
            rank: 1,
            reasons: ['offers this service', 'its price is within the budget', 'works in the merchant’s language'],
          },
        ],
      },
    },
  },
};
