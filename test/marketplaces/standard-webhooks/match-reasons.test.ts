import { expect, test } from 'vitest';
import { MATCH_PARTS, type MatchReason } from '../../../src/domain/matching.ts';
import { writeReason } from '../../../src/marketplaces/standard-webhooks/match-reasons.ts';

test.each<[MatchReason['part'], number, string]>([
  ['service', 1, 'offers this service'],
  ['service', 0.8, 'offers a service of this name'],
  ['price', 0.9, 'its price is within the budget'],
  ['price', 1.25, 'its price is 25 % above the budget'],
  ['language', 1, 'works in the merchant’s language'],
  ['language', 0.5, 'English would be the common language'],
  ['language', 0.1, 'works in another language'],
  ['time_zone', 0, 'about the same time of day'],
  ['time_zone', 5.5, '5.5 h away on the clock'],
  ['declines', 0.07, 'seldom declines such jobs (7 % expected)'],
  ['declines', 0.5, 'is expected to decline 50 % of such jobs'],
  ['expired', 0.02, 'lets hardly any such job expire (2 % expected)'],
  ['expired', 0.4, 'is expected to let 40 % of such jobs expire'],
  ['speed', 0.2, 'first reply expected within about 1 min'],
  ['speed', 150, 'first reply expected within about 3 h'],
  ['reviews', 4.666, '4.7 of 5 stars'],
  ['start', 0, 'has had few such jobs lately: gets a fair start'],
])('%s %s reads "%s"', (part, figure, words) => {
  expect(writeReason({ part, points: 1, figure })).toEqual([words]);
});

test('what is not known is no reason', () => {
  expect(MATCH_PARTS.flatMap((part) => writeReason({ part, points: 1 }))).toEqual([]);
});
