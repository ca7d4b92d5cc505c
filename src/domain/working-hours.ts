/** When a team works, on its own clock. */
export interface WorkingHours {
  /** Name of the IANA database; a name it does not have counts as UTC. */
  timeZone: string;
  /** ISO weekdays, Monday is 1. */
  days: readonly number[];
  /** Minutes of the day: 540 is 09:00, 1440 is midnight at its end. */
  from: number;
  until: number;
}

/** A day on the calendar of some place; months from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const MINUTE = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Wider than any zone lies from UTC, so that a change of its clock around a local time is between both ends. */
const AROUND = 36 * 3_600_000;
const SUNDAY = 7;
/** A week, and one more where a clock skipped the only day of work in it. */
const FAR_BACK = 14;

/**
 * The latest moment within working hours that is not after `at`: itself, or the end of the hours before it. Without a day
 * of work there is nothing to keep to.
 */
export function shiftEarlier(at: Date, hours: WorkingHours): Date {
  if (hours.days.length === 0 || hours.until <= hours.from) return at;
  const today = dayIn(at, hours.timeZone);
  for (let back = 0; back <= FAR_BACK; back++) {
    const day = addDays(today, -back);
    if (!hours.days.includes(weekdayOf(day))) continue;
    const from = instantOf(day, hours.from, hours.timeZone, 'first');
    if (from > at.getTime()) continue;
    const until = instantOf(day, hours.until, hours.timeZone, 'last');
    // A day that its clock skipped has no hours.
    if (until <= from) continue;
    return until < at.getTime() ? new Date(until) : at;
  }
  return at;
}

/** The day that a clock in the zone shows. */
export function dayIn(at: Date, timeZone: string): Day {
  const local = new Date(at.getTime() + offsetAt(at.getTime(), timeZone));
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/** "2026-03-04". */
export function isoDay({ year, month, day }: Day): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** ISO: Monday is 1, Sunday is 7. */
export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || SUNDAY;
}

/**
 * The moment at which a clock in the zone shows that minute of that day, in milliseconds since 1970. A time that comes twice,
 * as clocks are set back, has a first and a last moment; one that is skipped is the moment of the skip.
 */
export function instantOf(day: Day, minutes: number, timeZone: string, which: 'first' | 'last'): number {
  const local = Date.UTC(day.year, day.month - 1, day.day) + minutes * MINUTE;
  const before = offsetAt(local - AROUND, timeZone);
  const after = offsetAt(local + AROUND, timeZone);
  const shown = [local - before, local - after].filter((at) => at + offsetAt(at, timeZone) === local);
  if (shown.length > 0) return which === 'first' ? Math.min(...shown) : Math.max(...shown);
  return changeBetween(local - AROUND, local + AROUND, timeZone);
}

export function isTimeZone(name: string): boolean {
  return formatFor(name) !== undefined;
}

function addDays({ year, month, day }: Day, days: number): Day {
  const moved = new Date(Date.UTC(year, month - 1, day) + days * DAY_MS);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** The first moment at which the clock has changed. */
function changeBetween(from: number, until: number, timeZone: string): number {
  const before = offsetAt(from, timeZone);
  let low = from;
  let high = until;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** How many hours a clock in the zone is ahead of UTC at that moment; 0 for a zone that the IANA database does not have. */
export function hoursAhead(timeZone: string, at: Date): number {
  return offsetAt(at.getTime(), timeZone) / HOUR_MS;
}

/** How far a clock in the zone is ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const format = formatFor(timeZone);
  if (!format) return 0;
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const whole = Math.floor(at / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = createFormat(timeZone);
  if (made) formats.set(timeZone, made);
  return made;
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
