import type { DeclineReason } from '../../src/domain/decline-reason.ts';
import type { Language } from '../../src/domain/language.ts';
import type { MatchRequest, Offerer } from '../../src/domain/matching-candidate.ts';
import { type Chance, chanceOf } from './chance.ts';

export const DAYS = 365;
const CURRENCY = 'EUR';

/** What is asked for and offered, with what it usually costs. */
const SERVICES = [
  { handle: 'store-setup', name: 'Store setup', price: 900 },
  { handle: 'theme-design', name: 'Theme design', price: 2500 },
  { handle: 'migration', name: 'Migration', price: 4000 },
  { handle: 'seo', name: 'Search engine optimisation', price: 700 },
  { handle: 'ads', name: 'Advertising', price: 1200 },
  { handle: 'apps', name: 'Custom apps', price: 6000 },
  { handle: 'photos', name: 'Product photos', price: 500 },
  { handle: 'training', name: 'Training', price: 350 },
] as const;

const PLACES: readonly { language: Language; hoursAhead: number }[] = [
  { language: 'de', hoursAhead: 1 },
  { language: 'de', hoursAhead: 1 },
  { language: 'da', hoursAhead: 1 },
  { language: 'nb', hoursAhead: 1 },
  { language: 'nl', hoursAhead: 1 },
  { language: 'pl', hoursAhead: 1 },
  { language: 'en', hoursAhead: 0 },
  { language: 'en', hoursAhead: -5 },
];

/** How often an organization forgets a job, and how many are like that. */
const CARE = { careful: 0.02, careless: 0.12, neglectful: 0.45 } as const;
export type Care = keyof typeof CARE;

/** An organization and what it does with jobs; the matcher sees only `offerer`. */
export interface Habits {
  offerer: Offerer;
  /** From this day on it is there. */
  joins: number;
  care: Care;
  forgets: number;
  /** Share of jobs that it turns down for one reason or another. */
  declines: number;
  /** A service that it has set up and does not like to do. */
  dislikes?: string;
  /** Minutes to a first reply, as they usually are. */
  replies: number;
  /** Jobs in thirty days before it has no time for more. */
  capacity: number;
  /** Of its reviews. */
  stars: number;
}

/** A merchant's request, on some day of the year. */
export interface Asked {
  number: number;
  day: number;
  request: MatchRequest & { service: { handle: string; name: string } };
}

export interface World {
  seed: number;
  organizations: Habits[];
  requests: Asked[];
}

/** Three of four are there from the start, the others join in the course of the year. */
export function createWorld(size: { organizations: number; requests: number; seed: number }): World {
  const chance = chanceOf(size.seed);
  const organizations = Array.from({ length: size.organizations }, (_, n) => createOrganization(chance, n));
  const requests = Array.from({ length: size.requests }, (_, n) => createRequest(chance, n, size.requests));
  return { seed: size.seed, organizations, requests };
}

function createOrganization(chance: Chance, n: number): Habits {
  const own = [...SERVICES].sort(() => chance.next() - 0.5).slice(0, 2 + Math.floor(chance.next() * 3));
  const level = chance.between(0.6, 1.5);
  const { language, hoursAhead } = chance.pick(PLACES);
  const care = chance.pick<Care>([...Array(7).fill('careful'), 'careless', 'careless', 'neglectful']);
  const dislikes = chance.happens(0.3) ? own[0]?.handle : undefined;
  return {
    offerer: {
      organizationId: n + 1,
      published: true,
      available: true,
      shown: true,
      away: false,
      blocked: false,
      dropshipping: chance.happens(0.8),
      services: own.map(({ handle, name, price }) => ({ handle, name, price: money(price * level) })),
      language,
      hoursAhead,
    },
    joins: n % 4 === 3 ? Math.floor(chance.between(30, DAYS - 95)) : 0,
    care,
    forgets: CARE[care],
    declines: chance.between(0.03, 0.15),
    ...(dislikes !== undefined && { dislikes }),
    replies: 180 * chance.factor(0.9),
    capacity: chance.between(15, 70),
    stars: Math.min(5, chance.between(3.4, 5.2)),
  };
}

function createRequest(chance: Chance, n: number, of: number): Asked {
  const { handle, name, price } = chance.pick(SERVICES);
  const { language, hoursAhead } = chance.pick(PLACES);
  return {
    number: n,
    day: (n / of) * DAYS,
    request: {
      id: `request-${n}`,
      service: { handle, name },
      budget: money(price * chance.factor(0.3)),
      dropshipping: chance.happens(0.15),
      spoken: language,
      hoursAhead,
    },
  };
}

function money(amount: number): { amount: string; currency: string } {
  return { amount: amount.toFixed(2), currency: CURRENCY };
}

/** What an organization does with a job, and after how many days. */
export type Conduct =
  | { kind: 'answered'; after: number; stars?: number }
  | { kind: 'declined'; after: number; reason: DeclineReason }
  | { kind: 'expired'; after: number };

const EXPIRES_AFTER = 3;
const REVIEWED = 0.25;

/** Decided by chance that depends on who and what alone: whatever a policy offers, the same offer ends the same way. */
export function conductOf(world: World, habits: Habits, asked: Asked, isFull: boolean): Conduct {
  const chance = chanceOf(world.seed + asked.number * 7919 + habits.offerer.organizationId * 104_729);
  const after = (habits.replies * chance.factor(0.8)) / 1440;
  if (chance.happens(habits.forgets)) return { kind: 'expired', after: EXPIRES_AFTER };
  if (isFull && chance.happens(0.8)) return { kind: 'declined', after: after / 2, reason: 'capacity' };
  if (habits.dislikes === asked.request.service.handle && chance.happens(0.75)) {
    return { kind: 'declined', after: after / 2, reason: 'service' };
  }
  if (chance.happens(habits.declines)) {
    return { kind: 'declined', after: after / 2, reason: chance.pick(['budget', 'timing', 'location', 'other']) };
  }
  if (after >= EXPIRES_AFTER) return { kind: 'expired', after: EXPIRES_AFTER };
  const stars = Math.min(5, Math.max(1, Math.round(habits.stars + chance.between(-1, 1))));
  return { kind: 'answered', after, ...(chance.happens(REVIEWED) && { stars }) };
}
