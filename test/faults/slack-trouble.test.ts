import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type JobThread, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { callsOf } from '../support/own-posts.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterEach(async () => {
  jobline.sandbox.slack.faults.clear();
  await sql`update gates set open_at = '-infinity', reason = null`.execute(jobline.database.db);
});

afterAll(() => jobline.close());

let count = 0;

function merchantSays(thread: JobThread, body: string): Promise<void> {
  const message = { id: `said-${++count}`, body, sent_at: new Date().toISOString() };
  return thread.merchant('message.created', { message });
}

async function closedGates() {
  const { rows } = await sql<{ key: string; reason: string; restMs: number }>`
    select key, reason, (extract(epoch from open_at - now()) * 1000)::float8 as "restMs"
    from gates where open_at > now() and reason is not null`.execute(jobline.database.db);
  return rows;
}

test('a limited channel waits as long as Slack asks, and what goes elsewhere does not', async () => {
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  slack.faults.order({ method: 'chat.postMessage', channel: 'C0JOBS', kind: '429', retryAfter: 3 });
  const began = performance.now();
  await merchantSays(thread, 'first');
  await merchantSays(thread, 'second');
  await jobline.settled();
  expect(await closedGates()).toMatchObject([{ reason: 'rate limited', key: expect.stringContaining('post:C0JOBS') }]);

  // A refused reply is told as a direct message, and marked: other gates.
  const refused = thread.say('\u200b');
  await eventually(() => expect(thread.told().directly).toHaveLength(1));
  await eventually(() => expect(thread.marks(refused)).not.toEqual([]));
  expect(thread.texts().join()).not.toContain('first');

  await eventually(() => expect(thread.texts().at(-1)).toContain('second'));
  expect(thread.texts().at(-2)).toContain('first');
  expect(performance.now() - began).toBeGreaterThan(2_900);
  await jobline.settled();
  expect(await closedGates()).toEqual([]);
});

test('a limit that names no time rests the channel for half a minute', async () => {
  const thread = await startThread(jobline);
  jobline.sandbox.slack.faults.order({ method: 'chat.postMessage', kind: 'error', error: 'ratelimited' });
  await merchantSays(thread, 'soon');
  await eventually(async () => expect(await closedGates()).toHaveLength(1));
  const [gate] = await closedGates();
  expect(gate?.restMs).toBeGreaterThan(25_000);
  expect(gate?.restMs).toBeLessThanOrEqual(30_000);
});

test('a limited repainting holds back no message', async () => {
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  slack.faults.order({ method: 'chat.update', kind: '429', retryAfter: 3600, times: 99 });
  await merchantSays(thread, 'still comes');
  await eventually(() => expect(thread.texts().at(-1)).toContain('still comes'));
  await eventually(async () =>
    expect(await closedGates()).toMatchObject([{ key: expect.stringMatching(/chat.update$/) }]),
  );
  const updates = callsOf(jobline.sandbox, 'chat.update');
  await merchantSays(thread, 'and this');
  await eventually(() => expect(thread.texts().at(-1)).toContain('and this'));
  await jobline.settled();
  expect(callsOf(jobline.sandbox, 'chat.update')).toBe(updates);
});

test.each(['500', 'html', 'cut'] as const)(
  'a post that was answered with %s is repeated until it stands, and stands once',
  async (kind) => {
    const thread = await startThread(jobline);
    jobline.sandbox.slack.faults.order({ method: 'chat.postMessage', kind, times: 2 });
    await merchantSays(thread, `after ${kind}`);
    await merchantSays(thread, 'and then this');
    await eventually(() => expect(thread.texts().at(-1)).toContain('and then this'));
    expect(thread.texts().filter((text) => text.includes(`after ${kind}`))).toHaveLength(1);
  },
);

test('what Slack will never take does not hold back what comes after it', async () => {
  const thread = await startThread(jobline);
  jobline.sandbox.slack.faults.order({ method: 'chat.postMessage', kind: 'error', error: 'msg_too_long' });
  await merchantSays(thread, 'never');
  await merchantSays(thread, 'but this');
  await eventually(() => expect(thread.texts().at(-1)).toContain('but this'));
  expect(thread.texts().some((text) => text.includes('never'))).toBe(false);
});
