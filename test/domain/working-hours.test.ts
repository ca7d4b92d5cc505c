import { describe, expect, it } from 'vitest';
import {
  dayIn,
  instantOf,
  isoDay,
  isTimeZone,
  shiftEarlier,
  type WorkingHours,
  weekdayOf,
} from '../../src/domain/working-hours.ts';
import { fc } from '../support/fuzz.ts';

const NINE_TO_FIVE = { days: [1, 2, 3, 4, 5], from: 540, until: 1020 };
const BERLIN: WorkingHours = { timeZone: 'Europe/Berlin', ...NINE_TO_FIVE };

function shifted(at: string, hours: WorkingHours): string {
  return shiftEarlier(new Date(at), hours).toISOString().replace(':00.000Z', 'Z');
}

describe('a moment is shifted into working hours', () => {
  it.each([
    ['stays when it is within them', '2026-03-04T10:00Z', '2026-03-04T10:00Z'],
    ['stays at their first moment', '2026-03-04T08:00Z', '2026-03-04T08:00Z'],
    ['stays at their last moment', '2026-03-04T16:00Z', '2026-03-04T16:00Z'],
    ['moves back to their end in the evening', '2026-03-04T20:30Z', '2026-03-04T16:00Z'],
    ['moves back to the day before in the morning', '2026-03-04T07:59Z', '2026-03-03T16:00Z'],
    ['moves back over a weekend', '2026-03-08T12:00Z', '2026-03-06T16:00Z'],
    ['moves back over a weekend on Monday morning', '2026-03-09T06:00Z', '2026-03-06T16:00Z'],
  ])('%s', (_, at, expected) => {
    expect(shifted(at, BERLIN)).toBe(expected);
  });

  it('into the same hours of the clock before and after it changes', () => {
    // Friday before and Monday after the night of 29 March, when Berlin moves from +1 to +2.
    expect(shifted('2026-03-27T22:00Z', BERLIN)).toBe('2026-03-27T16:00Z');
    expect(shifted('2026-03-30T22:00Z', BERLIN)).toBe('2026-03-30T15:00Z');
    expect(shifted('2026-03-30T06:59Z', BERLIN)).toBe('2026-03-27T16:00Z');
    expect(shifted('2026-03-30T07:00Z', BERLIN)).toBe('2026-03-30T07:00Z');
    // And back on 25 October.
    expect(shifted('2026-10-23T22:00Z', BERLIN)).toBe('2026-10-23T15:00Z');
    expect(shifted('2026-10-26T22:00Z', BERLIN)).toBe('2026-10-26T16:00Z');
  });

  it('into hours that end within a skipped hour: they end as the clock jumps', () => {
    const nights = { timeZone: 'Europe/Berlin', days: [7], from: 0, until: 150 };
    expect(shifted('2026-03-29T05:00Z', nights)).toBe('2026-03-29T01:00Z');
  });

  it('into hours that end within a repeated hour: they end the second time', () => {
    const nights = { timeZone: 'Europe/Berlin', days: [7], from: 0, until: 150 };
    expect(shifted('2026-10-25T05:00Z', nights)).toBe('2026-10-25T01:30Z');
    expect(shifted('2026-10-25T00:45Z', nights)).toBe('2026-10-25T00:45Z');
  });

  it('into hours that end at midnight', () => {
    const long = { timeZone: 'America/New_York', days: [6], from: 600, until: 1440 };
    expect(shifted('2026-03-08T12:00Z', long)).toBe('2026-03-08T05:00Z');
  });

  it('into no day that a clock skipped altogether', () => {
    // Samoa had no 30 December 2011, a Friday.
    const fridays = { timeZone: 'Pacific/Apia', days: [5], from: 540, until: 1020 };
    expect(shifted('2011-12-31T06:00Z', fridays)).toBe('2011-12-24T03:00Z');
  });

  it('not at all where nobody works on any day', () => {
    expect(shifted('2026-03-08T12:00Z', { ...BERLIN, days: [] })).toBe('2026-03-08T12:00Z');
    expect(shifted('2026-03-08T12:00Z', { ...BERLIN, from: 1020, until: 540 })).toBe('2026-03-08T12:00Z');
  });

  it('in UTC where the zone is unknown', () => {
    expect(shifted('2026-03-04T20:00Z', { ...BERLIN, timeZone: 'Europe/Atlantis' })).toBe('2026-03-04T17:00Z');
  });
});

describe('local times', () => {
  const zone = 'Europe/Berlin';

  it('have one moment on an ordinary day', () => {
    const day = { year: 2026, month: 3, day: 4 };
    for (const which of ['first', 'last'] as const)
      expect(new Date(instantOf(day, 540, zone, which)).toISOString()).toBe('2026-03-04T08:00:00.000Z');
  });

  it('have two where the clock is set back, half an hour on Lord Howe too', () => {
    const day = { year: 2026, month: 10, day: 25 };
    expect(new Date(instantOf(day, 150, zone, 'first')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(new Date(instantOf(day, 150, zone, 'last')).toISOString()).toBe('2026-10-25T01:30:00.000Z');
    const howe = { year: 2026, month: 4, day: 5 };
    const [first, last] = (['first', 'last'] as const).map((which) =>
      instantOf(howe, 105, 'Australia/Lord_Howe', which),
    );
    expect((last ?? 0) - (first ?? 0)).toBe(30 * 60_000);
  });

  it('are the jump where the clock skips them', () => {
    const day = { year: 2026, month: 3, day: 29 };
    for (const which of ['first', 'last'] as const)
      expect(new Date(instantOf(day, 150, zone, which)).toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  it('belong to the day that the place has', () => {
    const at = new Date('2026-03-04T23:30:00Z');
    expect(isoDay(dayIn(at, 'Asia/Kathmandu'))).toBe('2026-03-05');
    expect(isoDay(dayIn(at, 'America/Los_Angeles'))).toBe('2026-03-04');
    expect(weekdayOf({ year: 2026, month: 3, day: 1 })).toBe(7);
    expect(weekdayOf({ year: 2026, month: 3, day: 2 })).toBe(1);
  });

  it('know a zone from a word', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Base', ''].map(isTimeZone)).toEqual([true, true, false, false]);
  });
});

describe('whatever the hours are', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
  ];
  const hours = fc
    .record({
      timeZone: fc.constantFrom(...zones),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1438 }),
      long: fc.integer({ min: 1, max: 1440 }),
    })
    .map(({ long, ...rest }) => ({ ...rest, until: Math.min(rest.from + long, 1440) }));
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

  it('a shift never goes forward, never further than needed, and is at rest', () => {
    fc.assert(
      fc.property(moment, hours, (at, working) => {
        const once = shiftEarlier(at, working);
        expect(once.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(at.getTime() - once.getTime()).toBeLessThan(8 * 86_400_000);
        expect(shiftEarlier(once, working)).toEqual(once);
        const day = dayIn(new Date(once.getTime() - 1), working.timeZone);
        expect(working.days).toContain(weekdayOf(day));
      }),
      { numRuns: 400 },
    );
  });

  it('what was earlier stays earlier or comes at the same moment', () => {
    fc.assert(
      fc.property(moment, moment, hours, (one, other, working) => {
        const [a, b] = one < other ? [one, other] : [other, one];
        expect(shiftEarlier(a, working).getTime()).toBeLessThanOrEqual(shiftEarlier(b, working).getTime());
      }),
      { numRuns: 400 },
    );
  });
});
