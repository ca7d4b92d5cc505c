import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { type AppOptions, type RunningApp, startApp } from '../../src/app.ts';
import { eventually } from '../support/eventually.ts';
import { startThread } from '../support/job-thread.ts';
import { AT_ONCE, appOptions, startTestJobline, type TestJobline } from '../support/jobline.ts';
import { TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';

const AFTER_MS = 60_000;
/** A word that comes more than ten minutes late waits at least half a minute: here nothing is that late. */
const SETTINGS = { ...AT_ONCE.settings, lateAfterSeconds: 600 };
const RETRIES: [number, number, number] = [10, 10, 10];
let jobline: TestJobline;
const copies: RunningApp[] = [];

async function start(sandbox: { retryDelaysMs?: [number, number, number] } = {}): Promise<void> {
  jobline = await startTestJobline({
    sandbox: { retryDelaysMs: RETRIES, ...sandbox },
    app: { settings: SETTINGS, lookBackAfterMs: AFTER_MS },
  });
}

afterEach(async () => {
  for (const copy of copies.splice(0)) await copy.stop(5_000);
  await jobline.close();
});

/** Nobody is up. What was heard last is moved back: a silence of so long. */
async function silence(lastsMs: number): Promise<void> {
  await down();
  await backdate(lastsMs);
}

async function down(): Promise<void> {
  const { app } = jobline;
  await app.stop(5_000);
  jobline.app = { ...app, db: jobline.database.db, stop: async () => undefined };
}

async function backdate(byMs: number): Promise<void> {
  await sql`
    update hearing set heard_until = heard_until - make_interval(secs => ${byMs / 1000}::float8),
      silent_at = silent_at - make_interval(secs => ${byMs / 1000}::float8)`.execute(jobline.database.db);
}

async function startAgain(more: Partial<AppOptions> = {}): Promise<RunningApp> {
  const { sandbox, database } = jobline;
  const options = { ...appOptions(sandbox, database.url), settings: SETTINGS, lookBackAfterMs: AFTER_MS };
  const app = await startApp({ ...options, ...more });
  sandbox.setAppUrl(`http://127.0.0.1:${app.port}`);
  return app;
}

async function comeBack(more: Partial<AppOptions> = {}): Promise<void> {
  jobline.app = await startAgain(more);
}

async function lookBacks() {
  return jobline.database.db.selectFrom('look_backs').selectAll().execute();
}

async function lookedBack(): Promise<void> {
  await eventually(async () => expect(await lookBacks()).toEqual([]));
  await jobline.settled();
}

/** Slack has given up on everything that it had to tell. */
async function givenUp(): Promise<void> {
  await jobline.sandbox.slack.settled();
}

/** An administrator may delete what the app posted; in the local Slack the app itself does. */
async function erase(ts: string): Promise<void> {
  const answer = await fetch(`${jobline.sandbox.url}/slack/api/chat.delete`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${TEST_SANDBOX_SECRETS.slack.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ channel: 'C0JOBS', ts }),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
}

test('what stands under a new root is not taken for deleted because it does not stand under the one before', async () => {
  await start();
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  const before = thread.say('under the old root');
  await eventually(() => expect(thread.taken()).toContain('message.sent under the old root'));
  await erase(thread.rootTs);
  await jobline.settled();
  await thread.merchant('message.created', {
    message: { id: 'after-the-root', body: 'Are you there?', sent_at: new Date().toISOString() },
  });
  await jobline.settled();
  const root = slack.messages('C0JOBS').findLast(({ text, thread_ts }) => text.includes('Shop number') && !thread_ts);
  expect(root?.ts).not.toBe(thread.rootTs);
  const after = thread.say('under the new root', { threadTs: root?.ts ?? '' });
  const note = thread.say('// a remark', { threadTs: root?.ts ?? '' });
  await eventually(() => expect(thread.taken()).toContain('message.sent under the new root'));
  await eventually(() => expect(thread.marks(note)).toEqual(['memo']));

  await silence(2 * AFTER_MS);
  await givenUp();
  await comeBack();
  await lookedBack();
  expect(thread.taken()).not.toContain('message.withdrawn');
  expect([before, after].map((message) => thread.marks(message))).toEqual([['white_check_mark'], ['white_check_mark']]);
  const notes = await sql`select from notes where deleted_at is not null`.execute(jobline.database.db);
  expect(notes.rows).toEqual([]);
});
