import type { Served } from './run.ts';
import { DAYS, type Habits, type World } from './world.ts';

/** From here on the matcher has seen enough to know most. */
const SECOND_HALF = DAYS / 2;
/** Requests of the last days have not come to an end. */
const TAIL = 4;
const FIRST_DAYS = 30;

/** What the year was like for merchants and organizations; shares from 0 to 1. */
export interface Figures {
  offers: number;
  /** Of the second half of the year. */
  merchants: {
    /** Got an answer within a day, and within three. */
    answeredInADay: number;
    answered: number;
    /** Hours to the first answer and to the third. */
    firstAnswer: number;
    thirdAnswer: number;
    /** Offers of a request that came to nothing: a merchant's time, and somebody's attention. */
    wasted: number;
    /** Of those who answered. */
    stars: number;
  };
  /** Offers for every hundred requests of a kind that an organization could have got, in the second half of the year. */
  per100: {
    /** Of the kind that it declines, and of its peers who do not. */
    declining: number;
    notDeclining: number;
    careful: number;
    careless: number;
    neglectful: number;
  };
  /** The same for those who joined in the last thirty days, and for those who have been there all the time. */
  newcomers: { first: number; established: number };
}

export function figuresOf(world: World, year: readonly Served[]): Figures {
  const late = year.filter(({ asked }) => asked.day >= SECOND_HALF && asked.day < DAYS - TAIL);
  const lateOffers = late.flatMap(({ offers }) => offers);
  const rate = (of: (habits: Habits, service: string) => boolean) => per100(world, late, of);
  const dislikes = ({ dislikes: disliked }: Habits, service: string) => disliked === service;
  const ofCare = (care: Habits['care']) =>
    rate((habits, service) => habits.care === care && !dislikes(habits, service));
  return {
    offers: year.reduce((sum, { offers }) => sum + offers.length, 0),
    merchants: {
      answeredInADay: share(late, ({ answers }) => (answers[0]?.after ?? Number.POSITIVE_INFINITY) <= 1),
      answered: share(late, ({ answers }) => (answers[0]?.after ?? Number.POSITIVE_INFINITY) <= 3),
      firstAnswer: median(late.map(({ answers }) => (answers[0]?.after ?? DAYS) * 24)),
      thirdAnswer: median(late.map(({ answers }) => (answers[2]?.after ?? DAYS) * 24)),
      wasted: share(lateOffers, ({ conduct }) => conduct.kind !== 'answered'),
      stars: mean(late.flatMap(({ answers }) => answers.map(({ stars }) => stars))),
    },
    per100: {
      declining: rate((habits, service) => habits.care === 'careful' && dislikes(habits, service)),
      notDeclining: rate((habits, service) => habits.care === 'careful' && !dislikes(habits, service)),
      careful: ofCare('careful'),
      careless: ofCare('careless'),
      neglectful: ofCare('neglectful'),
    },
    newcomers: newcomersOf(world, year),
  };
}

/** Everybody alike, good and bad: a newcomer's first days against the days of those who are known, at the same time. */
function newcomersOf(world: World, year: readonly Served[]): Figures['newcomers'] {
  const isNew = (habits: Habits, day: number) =>
    habits.joins > 0 && day >= habits.joins && day < habits.joins + FIRST_DAYS;
  const count = (of: (habits: Habits, day: number) => boolean): number => {
    let chances = 0;
    let offers = 0;
    for (const { asked, offers: made } of year) {
      for (const habits of offerersOf(world, asked.request.service.handle)) if (of(habits, asked.day)) chances += 1;
      offers += made.filter(({ desk }) => of(desk.habits, asked.day)).length;
    }
    return (100 * offers) / chances;
  };
  return {
    first: count(isNew),
    established: count((habits, day) => habits.joins === 0 && day >= FIRST_DAYS),
  };
}

function per100(world: World, of: readonly Served[], fits: (habits: Habits, service: string) => boolean): number {
  let chances = 0;
  let offers = 0;
  for (const { asked, offers: made } of of) {
    const { handle } = asked.request.service;
    for (const habits of offerersOf(world, handle)) if (habits.joins <= asked.day && fits(habits, handle)) chances += 1;
    offers += made.filter(({ desk }) => fits(desk.habits, desk.service)).length;
  }
  return (100 * offers) / chances;
}

const offerers = new WeakMap<World, Map<string, Habits[]>>();

function offerersOf(world: World, service: string): Habits[] {
  const known = offerers.get(world) ?? new Map<string, Habits[]>();
  offerers.set(world, known);
  const found =
    known.get(service) ??
    world.organizations.filter(({ offerer }) => offerer.services.some(({ handle }) => handle === service));
  known.set(service, found);
  return found;
}

function share<T>(of: readonly T[], fits: (one: T) => boolean): number {
  return of.filter(fits).length / of.length;
}

function mean(of: readonly number[]): number {
  return of.reduce((sum, each) => sum + each, 0) / of.length;
}

function median(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
}
