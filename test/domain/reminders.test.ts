import { describe, expect, it } from 'vitest';
import {
  decideReminders,
  type ReminderDecision,
  type ReminderQuestion,
  type RunningClock,
  remindersOf,
  runningClock,
} from '../../src/domain/reminders.ts';
import { fc } from '../support/fuzz.ts';

const UNTIL = new Date('2026-03-04T12:00:00Z');
const REPLY: RunningClock = { clock: 'first_reply', until: UNTIL };
const ANSWER: RunningClock = { clock: 'answer', until: UNTIL };
const ARRIVED = new Date('2026-03-01T12:00:00Z');
const HOURS = [24, 4, 1];

function key(before: number, clock = 'reply'): string {
  return `${clock}:${before}h:2026-03-04T12:00:00.000Z`;
}

function decide(now: string, more: Partial<ReminderQuestion> = {}): ReminderDecision {
  const running = more.running ?? REPLY;
  return decideReminders({
    running,
    reminders: remindersOf(running, { hours: HOURS }),
    since: ARRIVED,
    now: new Date(now),
    over: new Set(),
    ...more,
  });
}

describe('the clock of a job', () => {
  const both = { expiresAt: UNTIL, answerBy: ARRIVED };

  it.each([
    ['new', REPLY],
    ['opened', REPLY],
    ['awaiting_response', { clock: 'answer', until: ARRIVED }],
    ['responded', undefined],
    ['declined', undefined],
    ['expired', undefined],
    ['inactive', undefined],
    ['completed', undefined],
    ['closed', undefined],
  ])('%s', (status, expected) => {
    expect(runningClock({ status, ...both })).toEqual(expected);
  });

  it('does not run without its end', () => {
    expect(runningClock({ status: 'new' })).toBeUndefined();
    expect(runningClock({ status: 'awaiting_response', expiresAt: UNTIL })).toBeUndefined();
  });
});

describe('the reminders of a clock', () => {
  it('come the chosen hours before, the most urgent last', () => {
    expect(remindersOf(REPLY, { hours: [1, 24, 4, 4] })).toEqual([
      { key: key(24), at: new Date('2026-03-03T12:00:00Z'), last: false },
      { key: key(4), at: new Date('2026-03-04T08:00:00Z'), last: false },
      { key: key(1), at: new Date('2026-03-04T11:00:00Z'), last: true },
    ]);
  });

  it('of an answer come four hours before and at the end, whatever is chosen for first replies', () => {
    expect(remindersOf(ANSWER, { hours: [24] }).map(({ at }) => at.toISOString())).toEqual([
      '2026-03-04T08:00:00.000Z',
      '2026-03-04T12:00:00.000Z',
    ]);
  });

  it('count hours that pass, also over a night in which the clock changes', () => {
    const running = { clock: 'first_reply', until: new Date('2026-03-29T12:00:00Z') } as const;
    const within = { timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5, 6, 7], from: 540, until: 1020 };
    // 12:00 UTC is 14:00 in summer; 24 hours before it is 13:00 in winter.
    expect(remindersOf(running, { hours: [24], within })[0]?.at.toISOString()).toBe('2026-03-28T12:00:00.000Z');
    // Four hours before are 10:00 on the new clock, and within the hours; six are 08:00, and go back to 17:00.
    expect(remindersOf(running, { hours: [4], within })[0]?.at.toISOString()).toBe('2026-03-29T08:00:00.000Z');
    expect(remindersOf(running, { hours: [6], within })[0]?.at.toISOString()).toBe('2026-03-28T16:00:00.000Z');
  });

  it('that fall on one moment are one: the most urgent', () => {
    const within = { timeZone: 'UTC', days: [1, 2, 3, 4, 5], from: 540, until: 1020 };
    const night = { clock: 'first_reply', until: new Date('2026-03-04T04:00:00Z') } as const;
    expect(remindersOf(night, { hours: HOURS, within })).toEqual([
      { key: 'reply:24h:2026-03-04T04:00:00.000Z', at: new Date('2026-03-02T17:00:00Z'), last: false },
      { key: 'reply:1h:2026-03-04T04:00:00.000Z', at: new Date('2026-03-03T17:00:00Z'), last: true },
    ]);
  });
});

describe('what is due', () => {
  it('is nothing before the first time, which is when to look again', () => {
    expect(decide('2026-03-03T11:59:59Z')).toEqual({ missed: false, over: [], next: new Date('2026-03-03T12:00:00Z') });
  });

  it('is sent at its time, with the next one in view', () => {
    expect(decide('2026-03-03T12:00:10Z')).toEqual({
      send: { key: key(24), at: new Date('2026-03-03T12:00:00Z'), last: false },
      missed: false,
      over: [key(24)],
      next: new Date('2026-03-04T08:00:00Z'),
    });
  });

  it('is not sent twice', () => {
    expect(decide('2026-03-03T12:00:10Z', { over: new Set([key(24)]) }).send).toBeUndefined();
  });

  it('says of the last one that it is the last, and looks no more', () => {
    const last = decide('2026-03-04T11:00:00Z', { over: new Set([key(24), key(4)]) });
    expect(last).toMatchObject({ send: { key: key(1), last: true } });
    expect(last).not.toHaveProperty('next');
  });

  it('is nothing for times before the job arrived, or at that moment', () => {
    for (const since of ['2026-03-03T12:00:00Z', '2026-03-03T15:00:00Z']) {
      expect(decide('2026-03-03T15:00:00Z', { since: new Date(since) })).toEqual({
        missed: false,
        over: [],
        next: new Date('2026-03-04T08:00:00Z'),
      });
    }
  });

  it.each([
    ['2026-03-04T08:00:00Z', undefined],
    ['2026-03-04T07:45:01Z', undefined],
    ['2026-03-04T07:45:00Z', key(4)],
    ['2026-03-04T07:00:00Z', key(4)],
  ])('is passed by when a member changed the job within 15 minutes: %s', (changedAt, sent) => {
    const decided = decide('2026-03-04T08:00:00Z', { changedAt: new Date(changedAt), over: new Set([key(24)]) });
    expect(decided.send?.key).toBe(sent);
    expect(decided.over).toEqual([key(4)]);
  });

  it('was missed when nobody ran at its time: it is not sent, and stands in the line that catches up', () => {
    const decided = decide('2026-03-03T18:00:00Z');
    expect(decided).toEqual({ missed: true, over: [key(24)], next: new Date('2026-03-04T08:00:00Z') });
    expect(decide('2026-03-03T12:10:00Z').missed).toBe(false);
    expect(decide('2026-03-03T12:10:01Z').missed).toBe(true);
  });

  it('is only the most urgent of several', () => {
    expect(decide('2026-03-04T08:05:00Z')).toMatchObject({
      send: { key: key(4) },
      missed: false,
      over: [key(24), key(4)],
    });
    expect(decide('2026-03-04T09:00:00Z')).toMatchObject({ missed: true, over: [key(24), key(4)] });
  });

  it('is nothing once the time is up', () => {
    expect(decide('2026-03-04T12:00:00Z')).toMatchObject({ missed: false, over: [key(24), key(4), key(1)] });
    expect(decide('2026-03-04T12:00:00Z').send).toBeUndefined();
  });

  it('is said at the end of the time to answer, and caught up with after it', () => {
    const running = ANSWER;
    const reminders = remindersOf(ANSWER, { hours: HOURS });
    expect(decide('2026-03-04T12:00:05Z', { running, reminders }).send?.key).toBe(key(0, 'answer'));
    expect(decide('2026-03-04T18:00:00Z', { running, reminders })).toMatchObject({ missed: true });
  });
});

it('whatever copies sweep when, every reminder is sent at most once, in its order, and none before its time or the arrival', () => {
  const minutes = fc.integer({ min: 0, max: 75 * 60 });
  fc.assert(
    fc.property(
      fc.array(minutes, { maxLength: 40 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 5 }),
      (ticks, hours) => {
        const reminders = remindersOf(REPLY, { hours });
        const over = new Set<string>();
        const sent: number[] = [];
        for (const tick of ticks.sort((a, b) => a - b)) {
          const now = new Date(ARRIVED.getTime() + tick * 60_000);
          const decided = decideReminders({ running: REPLY, reminders, since: ARRIVED, now, over });
          for (const one of decided.over) expect(over.has(one)).toBe(false);
          for (const one of decided.over) over.add(one);
          if (decided.next) expect(decided.next.getTime()).toBeGreaterThan(now.getTime());
          if (!decided.send) continue;
          const { at } = decided.send;
          expect(at.getTime()).toBeGreaterThan(ARRIVED.getTime());
          expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
          expect(now.getTime()).toBeLessThan(UNTIL.getTime());
          sent.push(at.getTime());
        }
        expect(sent).toEqual([...new Set(sent)].sort((a, b) => a - b));
      },
    ),
  );
});
