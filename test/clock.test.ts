import { sql } from 'kysely';
import { getTasks } from 'node-cron';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startClock } from '../src/clock.ts';
import { acrossOrganizations } from '../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { eventually } from './support/eventually.ts';
import { quietLog } from './support/quiet-log.ts';
import { arrangeJob, arrangeOrganization, DEADLINE, GRACE_SECONDS, later } from './use-cases/clocks/arrange.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(() => database.close());

function start(now: Date) {
  return startClock({ db: database.db, now: () => now, expiryGraceSeconds: GRACE_SECONDS, log: quietLog });
}

function names(): (string | undefined)[] {
  return [...getTasks().values()].map(({ name }) => name);
}

it('runs every tick by itself, each under a name, and leaves nothing behind when it stops', async () => {
  const clock = start(DEADLINE);
  expect(names()).toEqual([
    'expire jobs',
    'show that time is up',
    'show delayed replies',
    'ask about held replies again',
    'keep forgotten replies inside',
    'give up events that wait',
    'send reminders',
    'send digests',
    'clean up',
  ]);
  await clock.stop();
  expect(names()).toEqual([]);
});

it('sweeps within five seconds, and shows at its start what came up while nobody ran', async () => {
  const organizationId = await arrangeOrganization(database.db);
  const due = await arrangeJob(database.db, organizationId, { id: '1' });
  const inGrace = later(DEADLINE, 1_000);
  const shown = await arrangeJob(database.db, organizationId, { id: '2', expiresAt: inGrace });

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const clock = start(later(DEADLINE, GRACE_SECONDS * 1000));
  await vi.advanceTimersByTimeAsync(5_000);
  await clock.stop();
  vi.useRealTimers();

  const views = await acrossOrganizations(database.db, (transaction) =>
    transaction.selectFrom('views').select('subject').orderBy('subject').execute(),
  );
  expect(views).toEqual([{ subject: `card:${due.threadId}` }, { subject: `card:${shown.threadId}` }]);
});

it('starts no tick anew while it still runs, and stops when what runs has ended', async () => {
  const mayGoOn = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const blocker = database.db.transaction().execute(async (transaction) => {
    await sql`lock table jobs in access exclusive mode`.execute(transaction);
    locked.resolve();
    await mayGoOn.promise;
  });
  await locked.promise;

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const clock = start(DEADLINE);
  await vi.advanceTimersByTimeAsync(20_000);
  vi.useRealTimers();
  // Started at each of its moments, a tick of every five seconds would wait four times over.
  await eventually(async () => expect(await countWaiting()).toBeGreaterThanOrEqual(2));
  let stopped = false;
  const stop = clock.stop().then(() => {
    stopped = true;
  });
  expect(await countWaiting()).toBeLessThanOrEqual(3);
  expect(stopped).toBe(false);

  mayGoOn.resolve();
  await Promise.all([blocker, stop]);
});

/** The ticks that look at jobs. */
async function countWaiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    database.db,
  );
  return Number(rows[0]?.count);
}
