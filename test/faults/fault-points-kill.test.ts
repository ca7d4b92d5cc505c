import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultPoint } from '../../src/deliveries/fault-points.ts';
import { type Expected, expectTruth } from '../support/fault-check.ts';
import { type FaultyJobline, letItBeKilled, startFaultyJobline, untilSettled } from '../support/fault-points.ts';
import { TRIALS, type TrialName } from '../support/fault-trials.ts';
import { deliveryOf } from '../support/lanes.ts';

const ONCE = { asked: 1, seen: 1, attempts: 1 };
const AGAIN = { asked: 1, seen: 1, attempts: 2 };

/** The rest of the table is walked in one process; here the process is really gone, its connections and transactions too. */
const PROMISED: [TrialName, FaultPoint, Expected][] = [
  ['an event of Slack', 'before commit', AGAIN],
  ['a card', 'before commit', AGAIN],
  ['a message of the merchant', 'before call', AGAIN],
  ['a message of the merchant', 'called', AGAIN],
  ['a reply', 'before commit', { asked: 2, seen: 1, attempts: 2 }],
  ['a reply', 'committed', ONCE],
];

let jobline: FaultyJobline;

beforeAll(async () => {
  jobline = await startFaultyJobline();
});

afterAll(() => jobline.close());

test.each(PROMISED)(
  '%s survives SIGKILL: %s',
  async (name, point, expected) => {
    const { slack } = jobline.sandbox;
    const trial = await TRIALS[name](jobline);
    slack.holdEvents({ own: true });
    const words: [string, string] = [`first-${name}-${point}-`, `behind-${name}-${point}-`];
    const delivery = await letItBeKilled(jobline, { point }, trial, words);
    const row = await deliveryOf(jobline.database.db, delivery.id);
    expect(row).toMatchObject({ state: point === 'committed' ? 'done' : 'sending', attempts: 1, last_error: null });

    await jobline.startNextCopy();
    await untilSettled(jobline, delivery.laneId);
    const { farSide } = trial;
    await expectTruth(jobline, name, { farSide, delivery, words, expected });
    slack.releaseEvents();
    await jobline.settled();
    await expectTruth(jobline, name, { farSide, delivery, words, expected });
  },
  60_000,
);
