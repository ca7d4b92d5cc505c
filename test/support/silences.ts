import { sql } from 'kysely';
import { afterEach, expect } from 'vitest';
import { type AppOptions, type RunningApp, startApp } from '../../src/app.ts';
import { eventually } from './eventually.ts';
import { AT_ONCE, appOptions, startTestJobline, type TestJobline, type TestJoblineOptions } from './jobline.ts';

// Every test that uses this begins with `start` and has a Jobline of its own, ended after it.

export const AFTER_MS = 60_000;
/** A word that comes more than ten minutes late waits at least half a minute: here nothing is that late. */
export const SETTINGS = { ...AT_ONCE.settings, lateAfterSeconds: 600 };
const RETRIES: [number, number, number] = [10, 10, 10];
export let jobline: TestJobline;
export const copies: RunningApp[] = [];

export async function start(more: TestJoblineOptions = {}): Promise<void> {
  jobline = await startTestJobline({
    ...more,
    sandbox: { retryDelaysMs: RETRIES, ...more.sandbox },
    app: { settings: SETTINGS, lookBackAfterMs: AFTER_MS, ...more.app },
  });
}

afterEach(async () => {
  for (const copy of copies.splice(0)) await copy.stop(5_000);
  await jobline.close();
});

/** Nobody is up. What was heard last is moved back: a silence of so long. */
export async function silence(lastsMs: number): Promise<void> {
  await down();
  await backdate(lastsMs);
}

export async function down(): Promise<void> {
  const { app } = jobline;
  await app.stop(5_000);
  jobline.app = { ...app, db: jobline.database.db, stop: async () => undefined };
}

export async function backdate(byMs: number): Promise<void> {
  await sql`
    update hearing set heard_until = heard_until - make_interval(secs => ${byMs / 1000}::float8),
      silent_at = silent_at - make_interval(secs => ${byMs / 1000}::float8)`.execute(jobline.database.db);
}

export async function startAgain(more: Partial<AppOptions> = {}): Promise<RunningApp> {
  const { sandbox, database } = jobline;
  const options = { ...appOptions(sandbox, database.url), settings: SETTINGS, lookBackAfterMs: AFTER_MS };
  const app = await startApp({ ...options, ...more });
  sandbox.setAppUrl(`http://127.0.0.1:${app.port}`);
  return app;
}

export async function comeBack(more: Partial<AppOptions> = {}): Promise<void> {
  jobline.app = await startAgain(more);
}

export async function lookBacks() {
  return jobline.database.db.selectFrom('look_backs').selectAll().execute();
}

export async function lookedBack(): Promise<void> {
  await eventually(async () => expect(await lookBacks()).toEqual([]));
  await jobline.settled();
}

/** Slack has given up on everything that it had to tell. */
export async function givenUp(): Promise<void> {
  await jobline.sandbox.slack.settled();
}
