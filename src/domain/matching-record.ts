import { DECLINE_REASONS, type DeclineReason } from './decline-reason.ts';

/**
 * What became of the newest jobs of one service in one organization. Each job counts the less the longer ago it came
 * (`HALF_LIFE_DAYS`), so that the numbers are fractions; reviews do not fade.
 */
export interface TrackRecord {
  /** All that came, also those that still wait. */
  received: number;
  /** Got a first reply. */
  answered: number;
  /** Sum over the answered of the natural logarithm of the minutes until the first reply, and one more minute. */
  answerLog: number;
  expired: number;
  /** By us; a merchant's decline says nothing of an organization. */
  declined: Readonly<Record<DeclineReason, number>>;
  reviews: number;
  /** Of all those reviews together. */
  stars: number;
}

/** How many of the newest jobs of a service, and of the newest reviews, are looked at. */
export const JOBS_LOOKED_AT = 60;
export const REVIEWS_LOOKED_AT = 50;
/** Older jobs say nothing any more. */
export const RECORD_DAYS = 365;
/** An answer that took longer than this is no worse than none. */
export const LONGEST_ANSWER_MINUTES = 72 * 60;

/** After so many days a job counts half. Somebody who was busy last month may have time again; who does not do a kind will not soon. */
export const HALF_LIFE_DAYS: Readonly<Record<'received' | 'outcome' | DeclineReason, number>> = {
  received: 90,
  outcome: 90,
  service: 180,
  location: 180,
  budget: 90,
  timing: 45,
  capacity: 30,
  other: 90,
};

/** What a decline says about the next job of the kind. */
export const DECLINE_WEIGHTS: Readonly<Record<DeclineReason, number>> = {
  service: 1.5,
  location: 1,
  budget: 0.8,
  other: 0.8,
  timing: 0.5,
  capacity: 0.4,
};

/** What everybody is taken for until there is proof: so many jobs or reviews that went like this. */
const BELIEVED = {
  declines: { jobs: 4, share: 0.2 },
  expired: { jobs: 4, share: 0.1 },
  answers: { jobs: 3, minutes: 8 * 60 },
  reviews: { reviews: 5, stars: 4 },
} as const;

export function noRecord(): TrackRecord {
  const declined = { service: 0, capacity: 0, budget: 0, timing: 0, location: 0, other: 0 };
  return { received: 0, answered: 0, answerLog: 0, expired: 0, declined, reviews: 0, stars: 0 };
}

/** How much a job of that age still counts, from 1 down to 0. */
export function faded(ageDays: number, halfLifeDays: number): number {
  return 0.5 ** (Math.max(0, ageDays) / halfLifeDays);
}

/** One answer's part of `answerLog`. */
export function answerLogOf(minutes: number): number {
  return Math.log(Math.min(Math.max(minutes, 0), LONGEST_ANSWER_MINUTES) + 1);
}

/** The share of such jobs that the organization would turn down, by what it did; 0 to 1. */
export function declineShare({ declined, answered }: TrackRecord): number {
  const { jobs, share } = BELIEVED.declines;
  let turnedDown = 0;
  for (const reason of DECLINE_REASONS) turnedDown += DECLINE_WEIGHTS[reason] * declined[reason];
  return (turnedDown + jobs * share) / (turnedDown + answered + jobs);
}

/** The share that it would let expire. A decline in time is an answer of its own kind and counts neither way. */
export function expiredShare({ expired, answered }: TrackRecord): number {
  const { jobs, share } = BELIEVED.expired;
  return (expired + jobs * share) / (expired + answered + jobs);
}

/** Minutes until its first reply, as they usually are. A job that expired counts as the longest wait. */
export function answerMinutes({ answered, answerLog, expired }: TrackRecord): number {
  const { jobs, minutes } = BELIEVED.answers;
  const sum = answerLog + expired * answerLogOf(LONGEST_ANSWER_MINUTES) + jobs * answerLogOf(minutes);
  return Math.exp(sum / (answered + expired + jobs)) - 1;
}

/** 1 to 5. */
export function rating({ reviews, stars }: TrackRecord): number {
  const { reviews: believed, stars: each } = BELIEVED.reviews;
  return (stars + believed * each) / (reviews + believed);
}
