import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { hasten, type JobThread, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { listen } from '../support/listen.ts';
import { letPass, untilAllMayGo } from '../support/time-travel.ts';

/** Stands for the 20 seconds that a marketplace may take. */
const TIMEOUT_MS = 5_000;
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** Waits of the schedule that lie within six hours. */
const SCHEDULE = [5, 30, 120, 600, 1_800, 3_600, 7_200].map((seconds) => seconds * SECOND);

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline({ app: { marketplaceTimeoutMs: TIMEOUT_MS } });
});

beforeEach(() => {
  jobline.sandbox.marketplace.faults.clear();
});

afterAll(async () => {
  await jobline.close();
});

function attemptsIn(thread: JobThread | undefined) {
  return jobline.sandbox.marketplace.received.filter(
    ({ type, data }) => type === 'message.sent' && data.conversation?.id === thread?.conversationId,
  );
}

function idsOf(thread: JobThread): Set<string> {
  return new Set(attemptsIn(thread).map(({ webhookId }) => webhookId));
}

test('an answer that comes in the last moment counts', async () => {
  const thread = await startThread(jobline);
  jobline.sandbox.marketplace.faults.next(1, { do: 'slow', delayMs: TIMEOUT_MS / 4 });
  const reply = thread.say('One');
  await jobline.settled();
  expect(thread.heard()).toEqual(['message.sent One 202']);
  expect(thread.marks(reply)).toEqual(['white_check_mark']);
});

test('silence in one conversation holds up nobody else, and what it held up comes after it in its order', async () => {
  const [silent, other] = [await startThread(jobline), await startThread(jobline)];
  jobline.sandbox.marketplace.faults.next(1, { do: 'hang' });
  const first = silent.say('One');
  await eventually(() => expect(silent.heard()).toEqual(['message.sent One hung']));
  silent.say('Two');
  other.say('Other');
  await eventually(() => expect(other.taken()).toEqual(['message.sent Other']));
  expect(silent.heard()).toEqual(['message.sent One hung']);

  await jobline.settled();
  await hasten(jobline);
  expect(silent.heard()).toEqual(['message.sent One hung', 'message.sent One 202', 'message.sent Two 202']);
  expect(idsOf(silent).size).toBe(2);
  expect(silent.marks(first)).toEqual(['white_check_mark']);
});

test('a redirect is final and leads nowhere', async () => {
  let calls = 0;
  const elsewhere = await listen((_, response) => {
    calls += 1;
    response.end();
  });
  const thread = await startThread(jobline);
  jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 301, location: elsewhere.url });
  const reply = thread.say('One');
  await jobline.settled();
  thread.say('Two');
  await jobline.settled();
  await elsewhere.close();
  expect(thread.heard()).toEqual(['message.sent One 301', 'message.sent Two 202']);
  expect(thread.marks(reply)).toEqual(['warning']);
  expect(thread.texts().join('\n')).toMatch(/has not reached the merchant: “One” .*\(301\)/);
  expect(calls).toBe(0);
});

/** Lets the time pass, from attempt to attempt of all conversations, until `until` or until nothing waits. */
async function watch(until: number, look: (passed: number) => void): Promise<void> {
  for (let passed = 0; ; ) {
    const wait = await untilAllMayGo(jobline);
    if (wait === undefined || passed + wait > until) return;
    passed += wait;
    await letPass(jobline, wait);
    look(passed);
  }
}

test('six dead hours lose nothing, double nothing, and keep the order in every conversation', {
  timeout: 90_000,
}, async () => {
  const { faults } = jobline.sandbox.marketplace;
  const threads = [await startThread(jobline), await startThread(jobline), await startThread(jobline)];
  const [first] = threads;
  // Dead in every way; where a connection broke after the event was taken, the repeat is known by its id.
  for (let round = 0; round < 100; round++) {
    faults.next(3, { do: 'dead' });
    faults.next(2, { do: 'answer', status: round % 2 === 0 ? 500 : 503 });
    if (round === 3) faults.next(1, { do: 'cut' });
  }
  const replies = threads.flatMap((thread) =>
    ['One', 'Two', 'Three'].map((words) => ({ thread, reply: thread.say(words) })),
  );
  await jobline.settled();
  const attempts = attemptsIn(first).map(({ at }) => Date.parse(at));
  await watch(6 * HOUR, (passed) => {
    for (const { at } of attemptsIn(first).slice(attempts.length)) attempts.push(Date.parse(at) + passed);
  });

  // Where the machine is busy, seconds pass by themselves, and a copy that was slow to say it lives tries once more: the first wait is left out.
  const [, ...scheduledWaits] = SCHEDULE;
  const waits = attempts
    .slice(1)
    .map((at, index) => at - (attempts[index] ?? 0))
    .filter((wait) => wait > 20 * SECOND);
  expect(waits.length).toBeGreaterThanOrEqual(scheduledWaits.length - 1);
  for (const [index, scheduled] of scheduledWaits.entries()) {
    const waited = waits[index];
    if (waited === undefined) continue;
    expect(waited).toBeGreaterThan(scheduled * 0.8);
    expect(waited).toBeLessThan(scheduled * 1.2 + 15 * SECOND);
  }

  faults.clear();
  await watch(3 * HOUR, () => undefined);
  for (const thread of threads) {
    expect(thread.taken()).toEqual(['message.sent One', 'message.sent Two', 'message.sent Three']);
    expect(idsOf(thread).size).toBe(3);
    expect(thread.card()).not.toContain('not delivered');
  }
  for (const { thread, reply } of replies) expect(thread.marks(reply)).toEqual(['white_check_mark']);
});

test('an hour that the marketplace asks for is given to it, by all conversations', async () => {
  const [one, other] = [await startThread(jobline), await startThread(jobline)];
  jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 429, retryAfterSeconds: 3_600 });
  one.say('One');
  await jobline.settled();
  other.say('Other');
  await jobline.settled();
  await letPass(jobline, 0.9 * HOUR);
  expect([...one.taken(), ...other.taken()]).toEqual([]);
  await watch(HOUR, () => undefined);
  expect([...one.taken(), ...other.taken()].sort()).toEqual(['message.sent One', 'message.sent Other']);
});
