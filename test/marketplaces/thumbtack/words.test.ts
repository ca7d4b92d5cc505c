import { expect, it } from 'vitest';
import type { OutboundEvent } from '../../../src/domain/outbound-event.ts';
import { textOf } from '../../../src/marketplaces/thumbtack/words.ts';

const about = { organization: 'default', conversation: { id: '1' }, at: new Date(0) };
const offer = {
  id: 'p-1',
  version: 1,
  service: { handle: 'web', name: 'Web Design' },
  work: 'A shop with ten pages.\n',
  milestones: [
    { title: 'Draft', price: '500.00', durationDays: 1 },
    { title: 'Build', price: '1000.00', durationDays: 9 },
  ],
  price: { amount: '1500.00', currency: 'USD' },
  estimatedDays: 10,
  terms: 'Half in advance.',
};

it.each<[string, OutboundEvent, string | undefined]>([
  [
    'a message with files has links',
    {
      type: 'message.sent',
      ...about,
      message: {
        id: 'm',
        body: 'See this ',
        html: '<p>See this</p>',
        author: { name: 'Ann' },
        sentAt: about.at,
        files: [{ name: 'a b.pdf', url: 'https://jobline.example/files/t', mimeType: 'application/pdf', size: 1 }],
      },
    },
    'See this\na b.pdf: https://jobline.example/files/t',
  ],
  ['a decline speaks', { type: 'job.declined', ...about, reason: 'budget', comment: ' Too small. ' }, 'Too small.'],
  ['a decline without words is silent', { type: 'job.declined', ...about, reason: 'budget' }, undefined],
  [
    'an offer is written out',
    { type: 'proposal.sent', ...about, proposal: offer },
    'Proposal: Web Design\n\nA shop with ten pages.\n\n1. Draft: 500.00 USD, 1 day\n2. Build: 1000.00 USD, 9 days\n\nTotal: 1500.00 USD, about 10 days\n\nTerms: Half in advance.',
  ],
  [
    'a small one too, and that it replaces another',
    { type: 'proposal.sent', ...about, proposal: { ...offer, version: 2, milestones: [], terms: '' } },
    'Proposal: Web Design (version 2, in place of the one before)\n\nA shop with ten pages.\n\nTotal: 1500.00 USD, about 10 days',
  ],
  ['a review is asked for in words', { type: 'review.requested', ...about }, expect.stringContaining('review here')],
  [
    'and so is access',
    { type: 'store_access.requested', ...about, agreed: true },
    expect.stringContaining('access to your store'),
  ],
  [
    'a block says no more than that it is one',
    { type: 'merchant.blocked', ...about, merchant: { id: '1' }, reason: 'spam' },
    'Messages in this conversation are no longer taken.',
  ],
  ['the rest is silent', { type: 'job.opened', ...about }, undefined],
])('%s', (_, event, text) => {
  expect(textOf(event)).toEqual(text);
});
