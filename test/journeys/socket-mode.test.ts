import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { eventually } from '../support/eventually.ts';
import { type JobThread, startThread } from '../support/job-thread.ts';
import { appOptions, socketMode, startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;
let thread: JobThread;

beforeAll(async () => {
  jobline = await startTestJobline({ socketMode: true, sandbox: { retryDelaysMs: [300, 300, 300] } });
});

beforeEach(async () => {
  await eventually(() => expect(jobline.sandbox.slack.sockets.connections()).toHaveLength(2));
  thread = await startThread(jobline);
});

afterAll(async () => {
  await jobline.close();
});

test('a job becomes a thread and every gesture of a member reaches the merchant, without one request from Slack', async () => {
  await thread.click('job_open');
  const reply = thread.say('Hello *Jana*, gladly.');
  await eventually(() => expect(thread.marks(reply)).toEqual(['white_check_mark']));
  expect(thread.taken()).toEqual(['job.opened', 'message.sent Hello Jana, gladly.']);

  thread.edit(reply, 'Hello Jana, with pleasure.');
  await eventually(() => expect(thread.taken()).toHaveLength(3));
  thread.remove(reply);
  await eventually(() => expect(thread.taken()).toHaveLength(4));
  expect(thread.taken().slice(2)).toEqual(['message.corrected Hello Jana, with pleasure.', 'message.withdrawn']);

  await thread.merchant('message.created', {
    message: { id: `answer-${thread.jobId}`, body: 'Wonderful!', sent_at: new Date().toISOString() },
  });
  await eventually(() => expect(thread.texts().at(-1)).toContain('Wonderful!'));
  expect(new Set(jobline.sandbox.slack.events.map(({ url }) => url))).toEqual(new Set(['socket']));
  expect((await fetch(`${jobline.url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
});

test('while Slack renews both connections at once, nothing is lost and there is always one', async () => {
  const { sockets } = jobline.sandbox.slack;
  const before = sockets.connections().map(({ id }) => id);
  const fewest: number[] = [];
  const renewed = () => {
    const now = sockets.connections().map(({ id }) => id);
    fewest.push(now.length);
    expect(now).toHaveLength(2);
    expect(now.filter((id) => before.includes(id))).toEqual([]);
  };
  thread.say('one');
  sockets.refresh('warning');
  thread.say('two');
  await eventually(
    () => {
      thread.say(`while ${fewest.length}`);
      renewed();
    },
    { interval: 100 },
  );
  thread.say('last');
  const words = ['one', 'two', ...fewest.map((_, index) => `while ${index}`), 'last'];
  // In any order: what Slack was sending on a connection that closes comes again later, and no undo window sorts it here.
  const sent = words.map((text) => `message.sent ${text}`).toSorted();
  await eventually(() => expect(thread.taken().toSorted()).toEqual(sent));
  expect(Math.min(...fewest)).toBeGreaterThanOrEqual(2);
});

test('a reply whose acknowledgement is lost with its connection comes again and is sent once', async () => {
  const { slack } = jobline.sandbox;
  slack.holdEvents({ user: 'U0ALICE' });
  const reply = thread.say('only once');
  await jobline.settled();
  slack.sockets.loseAcknowledgements(1);
  slack.releaseEvents();
  await eventually(() => expect(attempts('only once')).toHaveLength(2));
  await eventually(() => expect(thread.marks(reply)).toEqual(['white_check_mark']));
  await jobline.settled();
  expect(attempts('only once').map(({ outcome }) => outcome?.delivered)).toEqual([false, true]);
  expect(thread.taken()).toEqual(['message.sent only once']);
});

test('what could not be stored is not acknowledged, comes again and arrives', async () => {
  const { db } = jobline.database;
  await sql`alter table inbox rename to inbox_away`.execute(db);
  const reply = thread.say('kept by Slack');
  await eventually(() => expect(attempts('kept by Slack')[0]?.outcome).toBeDefined());
  await sql`alter table inbox_away rename to inbox`.execute(db);
  await eventually(() => expect(thread.marks(reply)).toEqual(['white_check_mark']));
  expect(attempts('kept by Slack')[0]?.outcome).toMatchObject({ delivered: false, reason: 'http_timeout' });
  expect(thread.taken()).toEqual(['message.sent kept by Slack']);
});

test('a lost line is opened again, and Slack goes on over the other meanwhile', async () => {
  const { sockets } = jobline.sandbox.slack;
  sockets.drop(sockets.connections()[0]?.id);
  const reply = thread.say('over the other');
  await eventually(() => expect(thread.marks(reply)).toEqual(['white_check_mark']));
  await eventually(() => expect(sockets.connections()).toHaveLength(2));
});

test('an app token that Slack refuses ends the start, and leaves nothing open', async () => {
  const { sandbox, database } = jobline;
  const { slack } = socketMode(sandbox);
  const options = appOptions(sandbox, database.url);
  const refused = startApp({ ...options, ...(slack && { slack: { ...slack, appToken: 'xapp-wrong' } }) });
  await expect(refused).rejects.toThrow('Slack does not accept SLACK_APP_TOKEN: invalid_auth.');
});

/** Attempts to deliver the events of new messages, of those with this text. */
function attempts(text?: string) {
  return jobline.sandbox.slack.events.filter(({ body: { event } }) => {
    if (typeof event !== 'object' || event === null || Array.isArray(event)) return false;
    if (event.type !== 'message' || event.subtype !== undefined) return false;
    return text === undefined ? event.thread_ts === thread.rootTs : event.text === text;
  });
}
