import type { ConversationCard, JobCard, JobRequest, MerchantWords } from '../../src/domain/card.ts';
import { JOB_STATUSES } from '../../src/domain/job-status.ts';
import { RELAY_MODES } from '../../src/domain/relay-policy.ts';
import { fc } from '../support/fuzz.ts';

export const job: JobCard = {
  threadId: 7,
  relayMode: 'every_reply',
  number: 12,
  kind: 'match',
  status: 'new',
  serviceName: 'Store setup',
  merchant: { name: 'Jana Nováková', storeName: 'Blue Fjord Candles', storeUrl: 'https://bluefjord.example/' },
  expiresAt: new Date('2026-03-04T14:00:00Z'),
  timeIsUp: false,
  priorities: { time: 'Soon', quality: 'careful work' },
  budget: { amount: '1500.00', currency: 'EUR' },
  summary: 'We sell hand-poured candles and want to move from Etsy …',
  assignees: [],
  tags: ['wholesale', 'two languages'],
  unread: 2,
  undelivered: 1,
  held: 0,
  confirmed: false,
  conversationBlocked: false,
};

export const conversation: ConversationCard = {
  threadId: 8,
  relayMode: 'every_reply',
  number: 3,
  merchant: { name: 'Jana Nováková' },
  unread: 0,
  undelivered: 0,
  held: 0,
  blocked: false,
  assignees: ['U0ANN'],
  tags: [],
};

/** What somebody who means harm, or who writes in another script, may send. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '<!channel>',
    '<@U0VICTIM> @here @channel',
    '<https://evil.example|https://bank.example>',
    '*bold* _it_ ~no~ `code` ```pre```',
    '> quoted\n&gt; quoted',
    '\u202egnp.exe',
    'شركة الشموع',
    '&amp;&lt;',
    ':lock: :tada:',
    '',
    '   ',
    '\u0000\u0007\n\n\n',
    'https://user:pw@evil.example/ https://ok.example/a_b.',
    '&'.repeat(3000),
    '👩‍👩‍👧‍👦'.repeat(300),
    'x'.repeat(3000),
    'word '.repeat(2000),
  ),
);

const optional = fc.option(hostile, { nil: undefined });
const date = fc.oneof(fc.date({ noInvalidDate: false }), fc.constant(new Date('2026-03-04T14:00:00Z')));
const member = fc.constantFrom('U0ANN', 'U0BOB', 'W0EVE', '<!here>', 'x');
const count = fc.nat({ max: 100_000 });

/** Leaves out what is undefined, as the types ask. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

const merchant = fc
  .record({
    name: hostile,
    storeName: optional,
    storeUrl: fc.option(fc.oneof(hostile, fc.webUrl()), { nil: undefined }),
  })
  .map(present);
const money = fc.record({
  amount: fc.constantFrom('10', '0.5', '-', '1e400', '<b>', '9'.repeat(60)),
  currency: fc.constantFrom('EUR', 'XXX', '€', '<!here>'),
});
const files = fc.array(fc.record({ name: hostile, size: fc.nat() }), { maxLength: 5 });
const priorities = fc.record({ time: optional, cost: optional, quality: optional }).map(present);

export const anyJob: fc.Arbitrary<JobCard> = fc
  .record({
    threadId: fc.nat(),
    relayMode: fc.constantFrom(...RELAY_MODES),
    number: fc.nat(),
    kind: fc.constantFrom('match' as const, 'direct' as const, 'proposal' as const),
    status: fc.constantFrom(...JOB_STATUSES),
    serviceName: hostile,
    title: optional,
    merchant,
    expiresAt: date,
    timeIsUp: fc.boolean(),
    answerBy: date,
    endedAt: date,
    endedBy: fc
      .record({ actor: fc.constantFrom('member' as const, 'merchant' as const, 'clock' as const), name: optional })
      .map(present),
    endedReason: optional,
    priorities,
    budget: fc.option(money, { nil: undefined }),
    summary: optional,
    assignees: fc.array(member, { maxLength: 20 }),
    tags: fc.array(hostile, { maxLength: 30 }),
    unread: count,
    undelivered: count,
    held: count,
    confirmed: fc.boolean(),
    acceptedProposal: fc.option(fc.boolean(), { nil: undefined }),
    conversationBlocked: fc.boolean(),
  })
  .map(present);

export const anyConversation: fc.Arbitrary<ConversationCard> = fc
  .record({
    threadId: fc.nat(),
    relayMode: fc.constantFrom(...RELAY_MODES),
    number: fc.nat(),
    merchant,
    serviceName: optional,
    unread: count,
    undelivered: count,
    held: count,
    blocked: fc.boolean(),
    assignees: fc.array(member, { maxLength: 20 }),
    tags: fc.array(hostile, { maxLength: 30 }),
  })
  .map(present);

export const anyRequest: fc.Arbitrary<JobRequest> = fc
  .record({
    serviceName: hostile,
    title: optional,
    details: optional,
    business: optional,
    requirements: fc.array(fc.record({ question: hostile, responses: fc.array(hostile, { maxLength: 4 }) }), {
      maxLength: 5,
    }),
    priorities,
    budget: fc.option(money, { nil: undefined }),
    dropshipping: fc.option(fc.boolean(), { nil: undefined }),
    firstWords: fc.option(fc.record({ body: hostile, edited: fc.boolean(), withdrawn: fc.boolean() }), {
      nil: undefined,
    }),
    files,
  })
  .map(present);

export const anyWords: fc.Arbitrary<MerchantWords> = fc.record({
  merchantName: hostile,
  merchantTimeZone: fc.constantFrom('Europe/Prague', 'Nowhere/Never', 'UTC'),
  sentAt: date,
  body: fc.array(hostile, { maxLength: 6 }).map((all) => all.join('\n')),
  edited: fc.boolean(),
  withdrawn: fc.boolean(),
  files,
});
