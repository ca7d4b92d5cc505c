import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultPoint } from '../../src/deliveries/fault-points.ts';
import { TRIES_AFTER_OWN_EXCEPTION } from '../../src/deliveries/run-delivery.ts';
import { retryDelivery } from '../../src/store/deliveries.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { type Expected, expectTruth } from '../support/fault-check.ts';
import { FAULT_POINTS } from '../support/fault-order.ts';
import { type FaultyJobline, letItHappen, startFaultyJobline, untilSettled } from '../support/fault-points.ts';
import { TRIALS, type Trial, type TrialName } from '../support/fault-trials.ts';
import { startThread } from '../support/job-thread.ts';
import { deliveryOf } from '../support/lanes.ts';

type AtEachPoint = Record<FaultPoint, Expected>;

const ONCE = { asked: 1, seen: 1, attempts: 1 };
/** Nothing had arrived, or what had arrived was found. */
const AGAIN = { asked: 1, seen: 1, attempts: 2 };

/** Work that is a transaction of ours: undone with it, or done with it. */
const APPLIED: AtEachPoint = { 'before call': AGAIN, called: AGAIN, 'before commit': AGAIN, committed: ONCE };
/** A post is looked for before it is repeated. Its outcome is kept until it is stored. */
const POSTED: AtEachPoint = { 'before call': AGAIN, called: AGAIN, 'before commit': ONCE, committed: ONCE };
/** What shows it is looked for after every answer of Slack's. */
const SHARED: AtEachPoint = {
  'before call': { ...AGAIN, attempts: 3 },
  called: AGAIN,
  'before commit': AGAIN,
  committed: AGAIN,
};
/** Repeated under the same id: the marketplace takes it once. */
const SENT: AtEachPoint = { ...POSTED, called: { asked: 2, seen: 1, attempts: 2 } };
/** Nothing can be asked about it: told twice is better than not told. */
const TOLD: AtEachPoint = { ...POSTED, called: { asked: 2, seen: 2, attempts: 2 } };

const PROMISED: Record<TrialName, AtEachPoint> = {
  'an event of the marketplace': APPLIED,
  'an event of Slack': APPLIED,
  'a card': POSTED,
  'a request': POSTED,
  'a message of the merchant': POSTED,
  'a file of the merchant': SHARED,
  'a notice': POSTED,
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

  test.each(FAULT_POINTS)('survives an exception: %s', async (point) => {
    // What proves a post is a look here, not its own event.
    jobline.sandbox.slack.holdEvents({ own: true });
    const words: [string, string] = [`first-${++count}-`, `behind-${count}-`];
    const delivery = await letItHappen(jobline, 'throws', { point }, trial, words);
    await untilSettled(jobline, delivery.laneId);
    const { farSide } = trial;
    await expectTruth(jobline, name, { farSide, delivery, words, expected: PROMISED[name][point] });

    expect(jobline.sandbox.slack.releaseEvents()).toBeGreaterThanOrEqual(0);
    await jobline.settled();
    await expectTruth(jobline, name, { farSide, delivery, words, expected: PROMISED[name][point] });
  });
});

test('an exception between the two calls of a card whose blocks Slack refuses leaves one card, as plain text', async () => {
  const { slack } = jobline.sandbox;
  const trial = await TRIALS['a card'](jobline);
  slack.faults.order({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks', times: 2 });
  const words: [string, string] = ['first-refused-', 'behind-refused-'];
  const delivery = await letItHappen(jobline, 'throws', { point: 'before call', after: 1 }, trial, words);
  await untilSettled(jobline, delivery.laneId);
  const expected = { asked: 3, seen: 1, attempts: 2 };
  await expectTruth(jobline, 'a card', { farSide: trial.farSide, delivery, words, expected });
  expect((await deliveryOf(jobline.database.db, delivery.id)).outcome).toMatchObject({ plain: true });
});

describe('an exception at every attempt', () => {
  const ALWAYS = { point: 'before call', times: TRIES_AFTER_OWN_EXCEPTION } as const;
  const FAILED = {
    state: 'failed',
    attempts: TRIES_AFTER_OWN_EXCEPTION,
    outcome: { code: 'internal' },
    last_error: 'Error: throws at "before call"',
  };

  test('marks a reply, shows it on the card and to its author with Retry, lets what is behind it go, and Retry sends it later', async () => {
    const { db } = jobline.database;
    const thread = await startThread(jobline);
    const happened = jobline.order('throws', { ...ALWAYS, what: { kind: 'relay-reply' } });
    const [first, behind] = [thread.say('never'), thread.say('but this')];
    const { id, laneId } = await happened;
    await untilSettled(jobline, laneId);
    expect(await deliveryOf(db, id)).toMatchObject(FAILED);
    expect(thread.taken()).toEqual(['message.sent but this']);
    expect([thread.marks(first), thread.marks(behind)]).toEqual([['warning'], ['white_check_mark']]);
    expect(thread.card()).toContain('1 message not delivered');
    expect(thread.texts().at(-1)).toMatch(/<@U0ALICE>.*has not reached the merchant: “never”/);

    await thread.click('delivery_retry');
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent but this', 'message.sent never']);
    expect(thread.marks(first)).toEqual(['white_check_mark']);
    expect(thread.card()).not.toContain('not delivered');
    expect(await deliveryOf(db, id)).toMatchObject({ state: 'done', attempts: 1, last_error: null });
  });

  test('leaves a message of the merchant failed, lets what is behind it go, and a retry posts it later', async () => {
    const { db } = jobline.database;
    const thread = await startThread(jobline);
    const happened = jobline.order('throws', { ...ALWAYS, what: { kind: 'post-message', of: 'message' } });
    for (const body of ['never', 'but this']) {
      await thread.merchant('message.created', { message: { id: body, body, sent_at: new Date().toISOString() } });
    }
    const { id, laneId } = await happened;
    await untilSettled(jobline, laneId);
    expect(await deliveryOf(db, id)).toMatchObject(FAILED);
    expect(thread.texts().slice(1)).toEqual([expect.stringContaining('but this')]);

    await inOrganization(db, 1, (tx) => retryDelivery(tx, id));
    await jobline.settled();
    expect(thread.texts().slice(1)).toEqual([expect.stringContaining('but this'), expect.stringContaining('never')]);
    expect(await deliveryOf(db, id)).toMatchObject({ state: 'done', attempts: 1, last_error: null });
  });
});
