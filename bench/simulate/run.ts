import { MATCH_POLICY, type MatchPolicy, rankCandidates } from '../../src/domain/matching.ts';
import { createMemory, type Desk, type Memory } from './memory.ts';
import { createQueue, type Queue } from './queue.ts';
import { type Asked, type Conduct, conductOf, DAYS, type World } from './world.ts';

const OFFER_TO = 3;
const REVIEWED_AFTER = 14;

/** One offer: who got it, when, and what became of it. */
export interface Offered {
  desk: Desk;
  day: number;
  conduct: Conduct;
}

/** What became of one request. */
export interface Served {
  asked: Asked;
  offers: Offered[];
  /** Days from the request to each answer, in their order. */
  answers: { after: number; stars: number }[];
}

/** Policies to compare: with one of them nothing is learned, with another newcomers have no start. */
export const POLICIES = {
  jobline: MATCH_POLICY,
  'no learning': {
    ...MATCH_POLICY,
    points: { ...MATCH_POLICY.points, declines: 0, expired: 0, speed: 0, reviews: 0 },
    start: 0,
  },
  'no fair start': { ...MATCH_POLICY, start: 0 },
} as const satisfies Record<string, MatchPolicy>;

type Happening = { at: number } & (
  | { kind: 'asked'; served: Served }
  | { kind: 'ended'; served: Served; offered: Offered }
  | { kind: 'reviewed'; desk: Desk; stars: number }
);

interface Year {
  world: World;
  policy: MatchPolicy;
  memory: Memory;
  queue: Queue<Happening>;
}

/** A year under a policy: requests are offered, declined and expired ones to the next in rank, and everything is remembered. */
export function runYear(world: World, policy: MatchPolicy): Served[] {
  const year: Year = { world, policy, memory: createMemory(world.organizations), queue: createQueue() };
  const all = world.requests.map((asked): Served => ({ asked, offers: [], answers: [] }));
  for (const served of all) year.queue.add({ at: served.asked.day, kind: 'asked', served });
  for (let next = year.queue.take(); next && next.at < DAYS; next = year.queue.take()) happen(year, next);
  return all;
}

function happen(year: Year, next: Happening): void {
  const { at: day, kind } = next;
  if (kind === 'asked') offer(year, next.served, day, OFFER_TO);
  else if (kind === 'reviewed') year.memory.reviewed(next.desk, next.stars);
  else end(year, next, day);
}

function end(
  year: Year,
  { served, offered: { conduct, desk } }: { served: Served; offered: Offered },
  day: number,
): void {
  year.memory.ended(desk, day, conduct);
  if (conduct.kind !== 'answered') {
    offer(year, served, day, 1);
    return;
  }
  served.answers.push({ after: day - served.asked.day, stars: desk.habits.stars });
  if (conduct.stars === undefined) return;
  year.queue.add({ at: day + REVIEWED_AFTER, kind: 'reviewed', desk, stars: conduct.stars });
}

/** To the best of those who were not asked yet. */
function offer({ world, policy, memory, queue }: Year, served: Served, day: number, limit: number): void {
  const { asked, offers } = served;
  const before = new Set(offers.map(({ desk }) => desk));
  const open = memory
    .desksOf(asked.request.service.handle, day)
    .filter((desk) => desk.habits.joins <= day && !before.has(desk));
  const candidates = open.map(({ candidate }) => candidate);
  for (const { organizationId } of rankCandidates(asked.request, candidates, { limit, policy })) {
    const desk = open.find(({ candidate }) => candidate.organizationId === organizationId);
    if (!desk) continue;
    const isFull = memory.atWork(desk, day) >= desk.habits.capacity;
    const offered = { desk, day, conduct: conductOf(world, desk.habits, asked, isFull) };
    desk.record.received += 1;
    offers.push(offered);
    queue.add({ at: day + offered.conduct.after, kind: 'ended', served, offered });
  }
}
