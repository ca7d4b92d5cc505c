import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FaultOrder } from '../../sandbox/slack/faults.ts';
import { eventually } from '../support/eventually.ts';
import { type JobThread, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { callsOf, ownPosts } from '../support/own-posts.ts';

/** A job is three posts: the card, the request with its first words, and here one more message of the merchant. */
const PARTS = [
  { part: 'the card', after: 0 },
  { part: 'the request', after: 1 },
  { part: 'a message', after: 2 },
];

let jobline: TestJobline;

afterEach(() => {
  jobline.sandbox.slack.faults.clear();
  jobline.sandbox.slack.releaseEvents();
});

afterAll(() => jobline.close());

async function jobWithFault(fault: Omit<FaultOrder, 'method'>): Promise<{ thread: JobThread; before: number }> {
  const before = ownPosts(jobline.sandbox).length;
  jobline.sandbox.slack.faults.order({ method: 'chat.postMessage', ...fault });
  const thread = await startThread(jobline);
  await thread.merchant('message.created', {
    message: { id: `second-${thread.jobId}`, body: 'Are you there?', sent_at: new Date().toISOString() },
  });
  return { thread, before };
}

/** Card, request and message stand once each, in this order, under ids of their own. */
async function expectEachOnce({ thread, before }: { thread: JobThread; before: number }): Promise<void> {
  const posts = () => ownPosts(jobline.sandbox).slice(before);
  await eventually(() => expect(posts().at(-1)?.text).toContain('Are you there?'));
  const { db } = jobline.database;
  const unsettled = () =>
    db.selectFrom('deliveries').select(['subject', 'state']).where('state', '!=', 'done').execute();
  await eventually(async () => expect(await unsettled()).toEqual([]));
  await jobline.settled();
  expect(posts().map(({ threadTs }) => threadTs)).toEqual([undefined, thread.rootTs, thread.rootTs]);
  expect(posts()[0]?.ts).toBe(thread.rootTs);
  expect(new Set(posts().map(({ id }) => id)).size).toBe(3);
}

describe('a post whose answer never came', () => {
  beforeAll(async () => {
    jobline = await startTestJobline({ app: { unknownWaitMs: 60_000 } });
    return () => jobline.close();
  });

  test.each(PARTS)('is found by its own event, without asking Slack: $part', async ({ after }) => {
    await expectEachOnce(await jobWithFault({ kind: 'cut_after_accepting', after }));
    expect(callsOf(jobline.sandbox, 'conversations.replies') + callsOf(jobline.sandbox, 'conversations.history')).toBe(
      0,
    );
  });

  test.each(['500', 'html'] as const)('is found by its own event when the answer was %s', async (kind) => {
    await expectEachOnce(await jobWithFault({ kind, accept: true, after: 2 }));
  });
});

describe('a post whose answer and event never came', () => {
  beforeAll(async () => {
    jobline = await startTestJobline({ app: { unknownWaitMs: 300 } });
  });

  test.each(PARTS)('is found by a look into Slack: $part', async ({ after }) => {
    jobline.sandbox.slack.holdEvents({ own: true });
    const looks = callsOf(jobline.sandbox, 'conversations.replies') + callsOf(jobline.sandbox, 'conversations.history');
    const job = await jobWithFault({ kind: 'cut_after_accepting', after });
    await expectEachOnce(job);
    const now = callsOf(jobline.sandbox, 'conversations.replies') + callsOf(jobline.sandbox, 'conversations.history');
    expect(now - looks).toBe(1);
    jobline.sandbox.slack.releaseEvents();
    await expectEachOnce(job);
  });

  test.each(PARTS)('is posted once more when it had not arrived: $part', async ({ after }) => {
    await expectEachOnce(await jobWithFault({ kind: 'cut', after }));
  });

  test('is not posted again while Slack refuses the look', async () => {
    const { slack } = jobline.sandbox;
    slack.holdEvents({ own: true });
    slack.faults.order({ method: 'conversations.replies', kind: '429', retryAfter: 1 });
    slack.faults.order({ method: 'conversations.replies', kind: '500' });
    await expectEachOnce(await jobWithFault({ kind: 'cut_after_accepting', after: 2 }));
  });

  test('under a deleted card, where Slack puts it into the channel instead, does not count as arrived', async () => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    slack.remove({ user: slack.app.userId, channel: 'C0JOBS', ts: thread.rootTs });
    slack.faults.order({ method: 'chat.postMessage', kind: 'cut_after_accepting' });
    await thread.merchant('message.created', {
      message: { id: 'beside', body: 'Where am I?', sent_at: new Date().toISOString() },
    });
    await eventually(() => {
      const roots = ownPosts(jobline.sandbox).filter(({ threadTs }) => threadTs === undefined);
      const under = ownPosts(jobline.sandbox).find(({ text, threadTs }) => text.includes('Where am I?') && threadTs);
      expect(roots.map(({ ts }) => ts)).toContain(under?.threadTs);
    });
  });
});
