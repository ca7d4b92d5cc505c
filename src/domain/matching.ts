import { DECLINE_REASONS } from './decline-reason.ts';
import { type Candidate, type MatchRequest, type OfferedService, serviceFor } from './matching-candidate.ts';
import { whyUnfit } from './matching-filters.ts';
import { hoursBetween, languageValue, priceRatio, priceValue, timeZoneValue } from './matching-fit.ts';
import { lot, seedOf } from './matching-lot.ts';
import { answerMinutes, declineShare, expiredShare, rating, type TrackRecord } from './matching-record.ts';

/** What points are given for, in the order in which reasons are told. */
export const MATCH_PARTS = [
  'service',
  'price',
  'language',
  'time_zone',
  'declines',
  'expired',
  'speed',
  'reviews',
] as const;
export type MatchPart = (typeof MATCH_PARTS)[number];

export interface MatchPolicy {
  /** The most points that each part gives; 100 together. */
  points: Readonly<Record<MatchPart, number>>;
  /** The most points by lot: of several that are about as good each has its turn. */
  turn: number;
  /** The most points by lot that a newcomer gets on top: the fair start. */
  start: number;
  /** The start is half as much after so many jobs received. */
  startJobs: number;
}

export const MATCH_POLICY: MatchPolicy = {
  points: { service: 12, price: 16, language: 10, time_zone: 8, declines: 18, expired: 16, speed: 10, reviews: 10 },
  turn: 4,
  start: 12,
  startJobs: 4,
};

/** Within this a fair start is told as a reason. */
const STILL_NEW_JOBS = 4;
/** An answer after so long is half as good as one at once. */
const HALF_AS_GOOD_MINUTES = 12 * 60;
const BY_NAME_ONLY = 0.8;

/**
 * Why a rank is what it is. `figure` is what the points were given for: 1 where the service is known by its handle, price ÷
 * budget, how well the languages fit, hours between the clocks, the share of declines and of expired jobs and the minutes to the
 * first reply that are expected, stars. Absent where nothing is known. Of a start it is the number of jobs received.
 */
export interface MatchReason {
  part: MatchPart | 'start';
  points: number;
  figure?: number;
}

/** An organization that is offered the request, the better the more points; with `rank`s from 1. */
export interface Match {
  organizationId: number;
  points: number;
  reasons: readonly MatchReason[];
}

interface Scored {
  candidate: Candidate;
  points: number;
  start: number;
  lot: number;
}

/**
 * The organizations that may be offered the request, best first, `limit` at most. Pure: chance is drawn from the request's id,
 * so the same question has the same answer. Whoever does worse with the jobs it gets never rises by it.
 */
export function rankCandidates(
  request: MatchRequest,
  candidates: readonly Candidate[],
  { limit = candidates.length, policy = MATCH_POLICY }: { limit?: number; policy?: MatchPolicy } = {},
): Match[] {
  const seed = seedOf(request.id);
  const best: Scored[] = [];
  for (const candidate of candidates) {
    if (whyUnfit(request, candidate) !== undefined) continue;
    const scored = score(request, candidate, lot(seed, candidate.organizationId), policy);
    const last = best[limit - 1];
    // Of many candidates few are among the best: the rest is not put in order.
    if (last && !isBetter(scored, last)) continue;
    const place = best.findIndex((other) => isBetter(scored, other));
    best.splice(place < 0 ? best.length : place, 0, scored);
    if (best.length > limit) best.pop();
  }
  return best.map((scored) => ({
    organizationId: scored.candidate.organizationId,
    points: tenths(scored.points),
    reasons: reasonsOf(request, scored, policy),
  }));
}

/** An order of all: also those with the same points have one. */
function isBetter(one: Scored, other: Scored): boolean {
  if (one.points !== other.points) return one.points > other.points;
  if (one.lot !== other.lot) return one.lot > other.lot;
  return one.candidate.organizationId < other.candidate.organizationId;
}

function score(request: MatchRequest, candidate: Candidate, drawn: number, policy: MatchPolicy): Scored {
  const service = serviceFor(request, candidate);
  const start = (policy.start * drawn) / (1 + candidate.record.received / policy.startJobs);
  let points = policy.turn * drawn + start;
  for (const part of MATCH_PARTS) points += policy.points[part] * VALUES[part](request, candidate, service);
  return { candidate, points, start, lot: drawn };
}

type OfPart<T> = (request: MatchRequest, candidate: Candidate, service: OfferedService | undefined) => T;

/** What each part is worth, from 0 to 1. */
const VALUES: Readonly<Record<MatchPart, OfPart<number>>> = {
  service: ({ service: asked }, _, service) => (!asked || service?.handle === asked.handle ? 1 : BY_NAME_ONLY),
  price: ({ budget }, _, service) => priceValue(priceRatio(service?.price, budget)),
  language: ({ spoken }, { language }) => languageValue(language, spoken),
  time_zone: (request, { hoursAhead }) => timeZoneValue(hoursBetween(hoursAhead, request.hoursAhead)),
  declines: (_, { record }) => 1 - declineShare(record),
  expired: (_, { record }) => 1 - expiredShare(record),
  speed: (_, { record }) => 1 / (1 + answerMinutes(record) / HALF_AS_GOOD_MINUTES),
  reviews: (_, { record }) => (rating(record) - 1) / 4,
};

/** What it is worth that for; undefined where there is nothing to go by, for what everybody is taken for is no reason. */
const FIGURES: Readonly<Record<MatchPart, OfPart<number | undefined>>> = {
  service: VALUES.service,
  price: ({ budget }, _, service) => priceRatio(service?.price, budget),
  language: ({ spoken }, { language }) => (spoken === undefined ? undefined : languageValue(language, spoken)),
  time_zone: (request, { hoursAhead }) => hoursBetween(hoursAhead, request.hoursAhead),
  declines: (_, { record }) => (hasDecided(record) ? declineShare(record) : undefined),
  expired: (_, { record }) => (hasEnded(record) ? expiredShare(record) : undefined),
  speed: (_, { record }) => (hasEnded(record) ? answerMinutes(record) : undefined),
  reviews: (_, { record }) => (record.reviews > 0 ? record.stars / record.reviews : undefined),
};

function hasEnded({ answered, expired }: TrackRecord): boolean {
  return answered + expired > 0;
}

function hasDecided({ answered, declined }: TrackRecord): boolean {
  return answered > 0 || DECLINE_REASONS.some((reason) => declined[reason] > 0);
}

function reasonsOf(request: MatchRequest, { candidate, start }: Scored, policy: MatchPolicy): MatchReason[] {
  const service = serviceFor(request, candidate);
  const reasons: MatchReason[] = MATCH_PARTS.map((part) => {
    const figure = FIGURES[part](request, candidate, service);
    const points = tenths(policy.points[part] * VALUES[part](request, candidate, service));
    return { part, points, ...(figure !== undefined && { figure }) };
  });
  const { received } = candidate.record;
  if (received < STILL_NEW_JOBS) reasons.push({ part: 'start', points: tenths(start), figure: received });
  return reasons;
}

function tenths(points: number): number {
  return Math.round(points * 10) / 10;
}
