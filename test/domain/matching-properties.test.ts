import { expect, it } from 'vitest';
import { DECLINE_REASONS } from '../../src/domain/decline-reason.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { rankCandidates } from '../../src/domain/matching.ts';
import type { Candidate, MatchRequest } from '../../src/domain/matching-candidate.ts';
import { whyUnfit } from '../../src/domain/matching-filters.ts';
import { answerLogOf, LONGEST_ANSWER_MINUTES, type TrackRecord } from '../../src/domain/matching-record.ts';
import { fc } from '../support/fuzz.ts';

const SERVICES = ['store-setup', 'seo', 'ads'].map((handle) => ({ handle, name: handle.toUpperCase() }));

const count = fc.double({ min: 0, max: 40, noNaN: true });
const money = fc.record({
  amount: fc.integer({ min: 0, max: 20_000 }).map((amount) => `${amount}.00`),
  currency: fc.constantFrom('EUR', 'USD'),
});

/** Numbers that go together: what was received has been answered, declined, expired, or still waits. */
const record: fc.Arbitrary<TrackRecord> = fc
  .record({
    waiting: count,
    answered: count,
    minutes: fc.double({ min: 0, max: LONGEST_ANSWER_MINUTES, noNaN: true }),
    expired: count,
    declined: fc.tuple(...DECLINE_REASONS.map(() => count)),
    reviews: fc.integer({ min: 0, max: 50 }),
    stars: fc.double({ min: 1, max: 5, noNaN: true }),
  })
  .map(({ waiting, answered, minutes, expired, declined: counts, reviews, stars }) => {
    const [service = 0, capacity = 0, budget = 0, timing = 0, location = 0, other = 0] = counts;
    const declined = { service, capacity, budget, timing, location, other };
    const received = waiting + answered + expired + counts.reduce((sum, each) => sum + each, 0);
    return {
      received,
      answered,
      answerLog: answered * answerLogOf(minutes),
      expired,
      declined,
      reviews,
      stars: reviews * stars,
    };
  });

const mostly = fc.boolean().chain((sure) => (sure ? fc.constant(true) : fc.boolean()));

const candidate: fc.Arbitrary<Omit<Candidate, 'organizationId'>> = fc.record({
  published: mostly,
  available: mostly,
  shown: mostly,
  away: mostly.map((here) => !here),
  blocked: mostly.map((free) => !free),
  dropshipping: mostly,
  services: fc
    .uniqueArray(fc.constantFrom(...SERVICES), { selector: ({ handle }) => handle })
    .chain((services) =>
      fc
        .array(fc.option(money, { nil: undefined }), { minLength: services.length, maxLength: services.length })
        .map((prices) => services.map((service, n) => ({ ...service, ...(prices[n] && { price: prices[n] }) }))),
    ),
  language: fc.constantFrom(...LANGUAGES),
  hoursAhead: fc.integer({ min: -12, max: 14 }),
  record,
});

const candidates = fc
  .array(candidate, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((each, n): Candidate => ({ ...each, organizationId: n + 1 })));

const request: fc.Arbitrary<MatchRequest> = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 30 }),
    service: fc.constantFrom(...SERVICES),
    budget: money,
    dropshipping: fc.boolean(),
    spoken: fc.constantFrom('de', 'en', 'cs', 'nb'),
    hoursAhead: fc.integer({ min: -12, max: 14 }),
  },
  { requiredKeys: ['id'] },
);

it('the same question has the same answer, in whatever order the candidates come', () => {
  fc.assert(
    fc.property(request, candidates, fc.infiniteStream(fc.nat()), (asked, all, order) => {
      const shuffled = all
        .map((each) => ({ each, at: order.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each);
      expect(rankCandidates(asked, shuffled)).toEqual(rankCandidates(asked, all));
    }),
  );
});

it('whoever is filtered out has no rank, however good; whoever is not has one', () => {
  fc.assert(
    fc.property(request, candidates, (asked, all) => {
      const ranked = rankCandidates(asked, all).map(({ organizationId }) => organizationId);
      const fitting = all
        .filter((each) => whyUnfit(asked, each) === undefined)
        .map(({ organizationId }) => organizationId);
      expect([...ranked].sort((a, b) => a - b)).toEqual(fitting);
      for (const each of all.filter(({ organizationId }) => ranked.includes(organizationId))) {
        expect(each).toMatchObject({ published: true, available: true, shown: true, away: false, blocked: false });
        expect(each.dropshipping || asked.dropshipping !== true).toBe(true);
      }
    }),
  );
});

it('a few of the best are the first of all', () => {
  fc.assert(
    fc.property(request, candidates, fc.integer({ min: 1, max: 5 }), (asked, all, limit) => {
      expect(rankCandidates(asked, all, { limit })).toEqual(rankCandidates(asked, all).slice(0, limit));
    }),
  );
});

/** What makes a record worse, with all else equal: another outcome of a job that was received, or of one more. */
const WORSE: [string, (record: TrackRecord) => TrackRecord][] = [
  ['an answered job had expired', (of) => instead(of, { expired: of.expired + Math.min(1, of.answered) })],
  ...DECLINE_REASONS.map((reason): [string, (record: TrackRecord) => TrackRecord] => [
    `one more job had been declined for ${reason}`,
    (of) => ({ ...of, received: of.received + 1, declined: { ...of.declined, [reason]: of.declined[reason] + 1 } }),
  ]),
  ['one more job had expired', (of) => ({ ...of, received: of.received + 1, expired: of.expired + 1 })],
  [
    'every answer had taken twice as long',
    (of) => ({
      ...of,
      answerLog: Math.min(of.answered * answerLogOf(LONGEST_ANSWER_MINUTES), of.answerLog + of.answered * Math.log(2)),
    }),
  ],
  ['there were one more review with one star', (of) => ({ ...of, reviews: of.reviews + 1, stars: of.stars + 1 })],
  ['every review had given less', (of) => ({ ...of, stars: Math.max(of.reviews, of.stars - 0.5 * of.reviews) })],
];

/** One answered job less, whose wait was as long as the others'. */
function instead(of: TrackRecord, change: Partial<TrackRecord>): TrackRecord {
  const lost = Math.min(1, of.answered);
  const left = of.answered === 0 ? 0 : (of.answered - lost) / of.answered;
  return { ...of, answered: of.answered - lost, answerLog: of.answerLog * left, ...change };
}

it.each(WORSE)('nobody would rank higher if %s', (_, worsen) => {
  fc.assert(
    fc.property(request, candidates, fc.nat(), (asked, all, chosen) => {
      const id = (chosen % all.length) + 1;
      const worse = all.map((each) => (each.organizationId === id ? { ...each, record: worsen(each.record) } : each));
      const placeIn = (of: Candidate[]) =>
        rankCandidates(asked, of).findIndex(({ organizationId }) => organizationId === id);
      expect(placeIn(worse)).toBeGreaterThanOrEqual(placeIn(all));
    }),
    { numRuns: 200 },
  );
});
