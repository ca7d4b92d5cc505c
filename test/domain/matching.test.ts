import { describe, expect, it } from 'vitest';
import { MATCH_PARTS, MATCH_POLICY, rankCandidates } from '../../src/domain/matching.ts';
import type { Candidate, MatchRequest } from '../../src/domain/matching-candidate.ts';
import { whyUnfit } from '../../src/domain/matching-filters.ts';
import {
  hoursBetween,
  languageValue,
  priceRatio,
  priceValue,
  spokenIn,
  timeZoneValue,
} from '../../src/domain/matching-fit.ts';
import { lot, seedOf } from '../../src/domain/matching-lot.ts';
import {
  answerLogOf,
  answerMinutes,
  declineShare,
  expiredShare,
  faded,
  HALF_LIFE_DAYS,
  noRecord,
  rating,
  type TrackRecord,
} from '../../src/domain/matching-record.ts';

const SETUP = { handle: 'store-setup', name: 'Store setup' };
const EUR = (amount: string) => ({ amount, currency: 'EUR' });

const request: MatchRequest = { id: 'r-1', service: SETUP, budget: EUR('1000.00'), spoken: 'de', hoursAhead: 1 };

function candidate(organizationId: number, more: Partial<Candidate> = {}): Candidate {
  return {
    organizationId,
    published: true,
    available: true,
    shown: true,
    away: false,
    blocked: false,
    dropshipping: true,
    services: [{ ...SETUP, price: EUR('900.00') }],
    language: 'de',
    hoursAhead: 1,
    record: noRecord(),
    ...more,
  };
}

/** Twenty jobs, most of them answered within two hours. */
function known(more: Partial<TrackRecord> = {}): TrackRecord {
  return { ...noRecord(), received: 20, answered: 18, answerLog: 18 * answerLogOf(120), ...more };
}

const declined = (reason: keyof TrackRecord['declined'], times: number) => ({
  declined: { ...noRecord().declined, [reason]: times },
});

/** Without lots: what is left is what they are worth. */
const policy = { ...MATCH_POLICY, turn: 0, start: 0 };
const order = (...candidates: Candidate[]) =>
  rankCandidates(request, candidates, { policy }).map(({ organizationId }) => organizationId);

describe('a request is not offered to an organization', () => {
  it.each<[string, Partial<Candidate>, ReturnType<typeof whyUnfit>]>([
    ['whose profile is a draft', { published: false }, 'not_published'],
    ['without any service', { services: [] }, 'without_the_service'],
    ['with other services only', { services: [{ handle: 'seo', name: 'SEO' }] }, 'without_the_service'],
    ['that is not available', { available: false }, 'not_available'],
    ['that is not shown', { shown: false }, 'not_shown'],
    ['that is away', { away: true }, 'away'],
    ['that is blocked with the merchant', { blocked: true }, 'blocked'],
    ['that does not work with dropshippers', { dropshipping: false }, 'no_dropshipping'],
  ])('%s', (_, more, why) => {
    const dropshipper = { ...request, dropshipping: true };
    expect(whyUnfit(dropshipper, candidate(1, more))).toBe(why);
    expect(rankCandidates(dropshipper, [candidate(1, more)])).toEqual([]);
  });

  it('but to one that does not work with dropshippers where nobody says it is about that', () => {
    expect(whyUnfit(request, candidate(1, { dropshipping: false }))).toBeUndefined();
    expect(whyUnfit({ ...request, dropshipping: false }, candidate(1, { dropshipping: false }))).toBeUndefined();
  });

  it('and a prospect who names no service fits whatever an organization does', () => {
    const prospect = { id: 'l-1' };
    expect(whyUnfit(prospect, candidate(1, { services: [{ handle: 'seo', name: 'SEO' }] }))).toBeUndefined();
    expect(whyUnfit(prospect, candidate(1, { services: [] }))).toBe('without_the_service');
  });
});

describe('what an organization offers', () => {
  it.each<[string, string | undefined, string | undefined, number]>([
    ['a price within the budget', '1000.00', '1000.00', 1],
    ['a price a quarter above it', '1250.00', '1000.00', 0.75],
    ['twice the budget', '2000.00', '1000.00', 0],
    ['no price', undefined, '1000.00', 0.5],
    ['no budget', '1000.00', undefined, 0.5],
  ])('%s', (_, price, budget, value) => {
    const money = (amount: string | undefined) => (amount === undefined ? undefined : EUR(amount));
    expect(priceValue(priceRatio(money(price), money(budget)))).toBe(value);
  });

  it('is not converted into another currency', () => {
    expect(priceRatio({ amount: '1.00', currency: 'USD' }, EUR('1000.00'))).toBeUndefined();
    expect(priceRatio(EUR('1.00'), EUR('0.00'))).toBeUndefined();
  });

  it.each<[string, string, number]>([
    ['the same language', 'de-AT', 1],
    ['English between them', 'en-GB', 0.5],
    ['no common language', 'cs', 0.1],
  ])('%s', (_, locale, value) => {
    expect(languageValue('de', spokenIn(locale))).toBe(value);
  });

  it('knows Norwegian by its names', () => {
    expect(['no', 'nn-NO', 'nb_NO'].map(spokenIn)).toEqual(['nb', 'nb', 'nb']);
    expect(languageValue('en', spokenIn('cs'))).toBe(0.5);
    expect(languageValue('en', undefined)).toBe(0.5);
  });

  it.each([
    [1, 1, 1],
    [1, -5, 0.5],
    [13, -11, 1],
    [9, -3, 0],
    [1, undefined, 0.5],
  ])('a clock %s h ahead and one %s h ahead', (own, merchants, value) => {
    expect(timeZoneValue(hoursBetween(own, merchants))).toBeCloseTo(value);
  });
});

describe('a record', () => {
  it('is what everybody is taken for until there is proof', () => {
    expect(declineShare(noRecord())).toBeCloseTo(0.2);
    expect(expiredShare(noRecord())).toBeCloseTo(0.1);
    expect(answerMinutes(noRecord())).toBeCloseTo(480);
    expect(rating(noRecord())).toBe(4);
  });

  it('moves with what an organization did', () => {
    expect(declineShare(known(declined('service', 4)))).toBeCloseTo((1.5 * 4 + 0.8) / (1.5 * 4 + 18 + 4));
    expect(expiredShare(known({ expired: 2 }))).toBeCloseTo((2 + 0.4) / (2 + 18 + 4));
    expect(answerMinutes(known())).toBeLessThan(180);
    expect(rating({ ...noRecord(), reviews: 5, stars: 25 })).toBe(4.5);
  });

  it('weighs a decline by its reason: who has no time now may have some soon', () => {
    const shares = (['service', 'location', 'budget', 'timing', 'capacity'] as const).map((reason) =>
      declineShare(known(declined(reason, 3))),
    );
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(HALF_LIFE_DAYS.capacity).toBeLessThan(HALF_LIFE_DAYS.service);
  });

  it('fades', () => {
    expect([0, 30, 60, 300].map((age) => faded(age, 30))).toEqual([1, 0.5, 0.25, 0.5 ** 10]);
    expect(faded(-1, 30)).toBe(1);
  });

  it('counts an answer after three days like none in time', () => {
    expect(answerLogOf(10_000)).toBe(answerLogOf(72 * 60));
    expect(answerLogOf(-5)).toBe(0);
  });
});

describe('the order', () => {
  it.each<[string, Partial<Candidate>]>([
    ['a price above the budget', { services: [{ ...SETUP, price: EUR('1400.00') }] }],
    ['another language', { language: 'pl' }],
    ['a clock on the other side of the world', { hoursAhead: -9 }],
    [
      'a service of that name under another handle',
      { services: [{ handle: 'own-1', name: 'Store setup', price: EUR('900.00') }] },
    ],
    ['more declines', { record: known(declined('service', 3)) }],
    ['more expired jobs', { record: known({ expired: 3 }) }],
    ['slower first replies', { record: known({ answerLog: 18 * answerLogOf(1500) }) }],
    ['worse reviews', { record: known({ reviews: 10, stars: 25 }) }],
  ])('puts %s behind', (_, worse) => {
    const good = { record: known() };
    expect(order(candidate(1, { ...good, ...worse }), candidate(2, good))).toEqual([2, 1]);
  });

  it('is drawn by lot among equals, by the request', () => {
    const equals = Array.from({ length: 8 }, (_, n) => candidate(n + 1));
    const firsts = Array.from({ length: 40 }, (_, n) => rankCandidates({ ...request, id: `r-${n}` }, equals)[0]);
    expect(new Set(firsts.map((first) => first?.organizationId)).size).toBeGreaterThan(4);
    const once = rankCandidates(request, equals);
    expect(rankCandidates(request, [...equals].reverse())).toEqual(once);
    expect(rankCandidates(request, equals, { limit: 3 })).toEqual(once.slice(0, 3));
  });

  it('gives a newcomer the better lots now and then, and less of it with every job', () => {
    const best = { record: known({ reviews: 20, stars: 96 }) };
    const wins = (received: number) =>
      Array.from({ length: 400 }, (_, n) => {
        const newcomer = candidate(2, { record: { ...noRecord(), received } });
        return rankCandidates({ ...request, id: `r-${n}` }, [candidate(1, best), newcomer])[0]?.organizationId;
      }).filter((first) => first === 2).length;
    const [first = 0, fourth = 0, many = 0] = [0, 4, 60].map(wins);
    expect(first).toBeGreaterThan(40);
    expect(first).toBeLessThan(250);
    expect(fourth).toBeLessThan(first);
    expect(many).toBeLessThan(fourth);
  });

  it('draws even lots', () => {
    const drawn = Array.from({ length: 2_000 }, (_, n) => lot(seedOf(`request-${n % 50}`), n));
    expect(drawn.every((each) => each >= 0 && each < 1)).toBe(true);
    for (const tenth of [0, 3, 9]) {
      const there = drawn.filter((each) => Math.floor(each * 10) === tenth).length;
      expect(there).toBeGreaterThan(120);
      expect(there).toBeLessThan(280);
    }
  });
});

it('the points are those of the example in docs/matching.md', () => {
  const price = (amount: string) => ({ services: [{ ...SETUP, price: EUR(amount) }] });
  const alder = candidate(1, {
    ...price('900.00'),
    record: known({ ...declined('capacity', 2), reviews: 10, stars: 47 }),
  });
  const birch = candidate(2, price('1100.00'));
  expect(rankCandidates(request, [alder, birch], { policy }).map(({ points }) => points)).toEqual([95.4, 86.7]);
});

describe('the reasons', () => {
  it('name every part, with what it was given for, and add up to the points', () => {
    const [match] = rankCandidates(request, [candidate(1, { record: known({ received: 2, reviews: 4, stars: 18 }) })]);
    if (!match) throw new Error('nobody');
    expect(match.reasons.map(({ part }) => part)).toEqual([...MATCH_PARTS, 'start']);
    expect(match.reasons).toContainEqual({ part: 'price', points: 16, figure: 0.9 });
    expect(match.reasons).toContainEqual(expect.objectContaining({ part: 'reviews', figure: 4.5 }));
    const sum = match.reasons.reduce((points, reason) => points + reason.points, 0);
    expect(match.points - sum).toBeGreaterThan(-1);
    expect(match.points - sum).toBeLessThan(MATCH_POLICY.turn + 1);
  });

  it('have no figure where nothing is known', () => {
    const stranger = { id: 'r-2', service: SETUP };
    const [match] = rankCandidates(stranger, [candidate(1)]);
    expect(match?.reasons.filter(({ figure }) => figure !== undefined).map(({ part }) => part)).toEqual([
      'service',
      'start',
    ]);
  });
});

it('the parts give a hundred points', () => {
  expect(Object.values(MATCH_POLICY.points).reduce((sum, points) => sum + points, 0)).toBe(100);
});
