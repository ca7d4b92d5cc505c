import { DECLINE_REASONS } from '../../src/domain/decline-reason.ts';
import type { Candidate } from '../../src/domain/matching-candidate.ts';
import {
  answerLogOf,
  faded,
  HALF_LIFE_DAYS,
  noRecord,
  REVIEWS_LOOKED_AT,
  type TrackRecord,
} from '../../src/domain/matching-record.ts';
import type { Conduct, Habits } from './world.ts';

const MONTH = 30;

type Counts = { -readonly [count in keyof TrackRecord]: TrackRecord[count] } & {
  declined: { -readonly [reason in keyof TrackRecord['declined']]: number };
};

/** One organization's work on one service, with what the database would know of it. */
export interface Desk {
  habits: Habits;
  service: string;
  candidate: Candidate;
  record: Counts;
  /** The day as of which its counts have faded. */
  fadedTo: number;
}

/** What the organization does on all its services together. */
interface House {
  desks: Desk[];
  stars: number[];
  /** Days on which it took on a job. */
  begun: number[];
}

export interface Memory {
  /** Everybody with the service, their records as of that day. */
  desksOf(service: string, day: number): Desk[];
  /** How many jobs it took on in the last thirty days. */
  atWork(desk: Desk, day: number): number;
  ended(desk: Desk, day: number, conduct: Conduct): void;
  reviewed(desk: Desk, stars: number): void;
}

export function createMemory(organizations: readonly Habits[]): Memory {
  const houses = new Map<Habits, House>();
  const byService = new Map<string, Desk[]>();
  for (const habits of organizations) {
    const desks = habits.offerer.services.map(({ handle }) => openDesk(habits, handle));
    for (const desk of desks) byService.set(desk.service, [...(byService.get(desk.service) ?? []), desk]);
    houses.set(habits, { desks, stars: [], begun: [] });
  }
  const houseOf = ({ habits }: Desk): House => {
    const house = houses.get(habits);
    if (!house) throw new Error('an organization of another world');
    return house;
  };

  return {
    desksOf(service, day) {
      const desks = byService.get(service) ?? [];
      for (const desk of desks) fade(desk, Math.floor(day));
      return desks;
    },
    atWork(desk, day) {
      const house = houseOf(desk);
      house.begun = house.begun.filter((begun) => begun > day - MONTH);
      return house.begun.length;
    },
    ended(desk, day, conduct) {
      fade(desk, Math.floor(day));
      const { record } = desk;
      if (conduct.kind === 'expired') record.expired += 1;
      if (conduct.kind === 'declined') record.declined[conduct.reason] += 1;
      if (conduct.kind !== 'answered') return;
      record.answered += 1;
      record.answerLog += answerLogOf(conduct.after * 24 * 60);
      houseOf(desk).begun.push(day);
    },
    reviewed(desk, stars) {
      const house = houseOf(desk);
      house.stars = [stars, ...house.stars].slice(0, REVIEWS_LOOKED_AT);
      for (const { record } of house.desks) {
        record.reviews = house.stars.length;
        record.stars = house.stars.reduce((sum, each) => sum + each, 0);
      }
    },
  };
}

function openDesk(habits: Habits, service: string): Desk {
  const record: Counts = noRecord();
  return { habits, service, candidate: { ...habits.offerer, record }, record, fadedTo: 0 };
}

/** Once a day is often enough for what fades over months. */
function fade(desk: Desk, day: number): void {
  const passed = day - desk.fadedTo;
  if (passed <= 0) return;
  desk.fadedTo = day;
  const { record } = desk;
  const outcome = faded(passed, HALF_LIFE_DAYS.outcome);
  record.received *= faded(passed, HALF_LIFE_DAYS.received);
  record.answered *= outcome;
  record.answerLog *= outcome;
  record.expired *= outcome;
  for (const reason of DECLINE_REASONS) record.declined[reason] *= faded(passed, HALF_LIFE_DAYS[reason]);
}
