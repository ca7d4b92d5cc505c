import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultPoint } from '../../src/deliveries/fault-points.ts';
import { type Expected, expectTruth } from '../support/fault-check.ts';
import { FAULT_POINTS } from '../support/fault-order.ts';
import { type FaultyJobline, letItHappen, startFaultyJobline, untilSettled } from '../support/fault-points.ts';
import { TRIALS, type Trial, type TrialName } from '../support/fault-trials.ts';
import { deliveryOf } from '../support/lanes.ts';

type AtEachPoint = Record<FaultPoint, Expected>;

const ONCE = { asked: 1, seen: 1, attempts: 1 };
/** Nothing had arrived, or what had arrived was found. */
const AGAIN = { asked: 1, seen: 1, attempts: 2 };
/** Under the same id: the marketplace takes it once. */
const REPEATED = { asked: 2, seen: 1, attempts: 2 };
/** Nothing can be asked about it: told twice is better than not told. */
const TOLD_TWICE = { asked: 2, seen: 2, attempts: 2 };

/** A transaction of ours died with the copy; a post is looked for before it is repeated. */
const FOUND: AtEachPoint = { 'before call': AGAIN, called: AGAIN, 'before commit': AGAIN, committed: ONCE };
const SENT: AtEachPoint = { 'before call': AGAIN, called: REPEATED, 'before commit': REPEATED, committed: ONCE };
/** What shows it is looked for after every answer of Slack's. */
const SHARED: AtEachPoint = { ...FOUND, 'before call': { ...AGAIN, attempts: 3 }, committed: AGAIN };
const TOLD: AtEachPoint = { 'before call': AGAIN, called: TOLD_TWICE, 'before commit': TOLD_TWICE, committed: ONCE };

const PROMISED: Record<TrialName, AtEachPoint> = {
  'an event of the marketplace': FOUND,
  'an event of Slack': FOUND,
  'a card': FOUND,
  'a request': FOUND,
  'a message of the merchant': FOUND,
  'a file of the merchant': SHARED,
  'a notice': FOUND,
  'a reply': SENT,
  'a correction': SENT,
  'a word to one member in the thread': TOLD,
  'a direct message': TOLD,
  'a mail': TOLD,
};

let jobline: FaultyJobline;

beforeAll(async () => {
  jobline = await startFaultyJobline();
});

afterAll(() => jobline.close());

let count = 0;

describe.each(Object.keys(PROMISED) as TrialName[])('%s', (name) => {
  let trial: Trial;

  beforeAll(async () => {
    trial = await TRIALS[name](jobline);
  });

  test.each(FAULT_POINTS)('survives the death of its copy: %s', async (point) => {
    const { slack } = jobline.sandbox;
    // What proves a post is a look here, not its own event.
    slack.holdEvents({ own: true });
    const words: [string, string] = [`first-${++count}-`, `behind-${count}-`];
    const delivery = await letItHappen(jobline, 'dies', { point }, trial, words);
    const row = await deliveryOf(jobline.database.db, delivery.id);
    const stored = name === 'a file of the merchant' ? { state: 'sending' } : { state: 'done', last_error: null };
    const open = { state: 'sending', last_error: null };
    expect(row).toMatchObject({ attempts: 1, ...(point === 'committed' ? stored : open) });

    await jobline.startNextCopy();
    await untilSettled(jobline, delivery.laneId);
    const { farSide } = trial;
    await expectTruth(jobline, name, { farSide, delivery, words, expected: PROMISED[name][point] });

    slack.releaseEvents();
    await jobline.settled();
    await expectTruth(jobline, name, { farSide, delivery, words, expected: PROMISED[name][point] });
  });
});

test('the death of its copy between the two calls of a card whose blocks Slack refuses leaves one card', async () => {
  const trial = await TRIALS['a card'](jobline);
  const fault = { method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks', times: 2 } as const;
  jobline.sandbox.slack.faults.order(fault);
  const words: [string, string] = ['first-refused-', 'behind-refused-'];
  const delivery = await letItHappen(jobline, 'dies', { point: 'before call', after: 1 }, trial, words);
  await jobline.startNextCopy();
  await untilSettled(jobline, delivery.laneId);
  const expected = { asked: 3, seen: 1, attempts: 2 };
  await expectTruth(jobline, 'a card', { farSide: trial.farSide, delivery, words, expected });
});
