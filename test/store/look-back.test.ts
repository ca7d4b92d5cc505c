import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepHearing, noticeSilence } from '../../src/store/hearing.ts';
import {
  claimLookBack,
  finishLookBack,
  openLookBack,
  postponeLookBack,
  renewLookBacks,
  saveProgress,
} from '../../src/store/look-back.ts';
import { ensureOrganization } from '../../src/store/organizations.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const SILENCE = { afterMs: 60_000, marginMs: 420_000 };

let database: TestDatabase;
let organizationId: number;

beforeAll(async () => {
  database = await createTestDatabase({ max: 4 });
  organizationId = await ensureOrganization(database.db);
});

beforeEach(async () => {
  await sql`truncate hearing, look_backs`.execute(database.db);
  await keepHearing(database.db, [organizationId], SILENCE);
});

afterAll(() => database.close());

async function silentFor(seconds: number): Promise<void> {
  await sql`
    update hearing set heard_until = now() - make_interval(secs => ${seconds}::float8),
      silent_at = now() - make_interval(secs => ${seconds - 60}::float8)`.execute(database.db);
}

async function opened() {
  const { rows } = await sql<{ from: number; wanted: number }>`
    select extract(epoch from now() - from_at)::float8 as "from", wanted from look_backs`.execute(database.db);
  return rows;
}

const claim = () => claimLookBack(database.db, [organizationId]);

async function claimed() {
  const task = await claim();
  if (!task) throw new Error('nothing could be claimed');
  return task;
}

test('the first word about a workspace, and one that comes in time, open nothing', async () => {
  await silentFor(50);
  expect(await keepHearing(database.db, [organizationId], SILENCE)).toEqual([]);
  expect(await opened()).toEqual([]);
});

test('of many copies that hear again at once one opens the look-back, from some minutes before the silence', async () => {
  await silentFor(100);
  const copies = Array.from({ length: 4 }, () => keepHearing(database.db, [organizationId], SILENCE));
  expect((await Promise.all(copies)).flat()).toEqual([organizationId]);
  const [lookBack, ...others] = await opened();
  expect(others).toEqual([]);
  expect(lookBack?.from).toBeGreaterThanOrEqual(520);
  expect(lookBack?.from).toBeLessThan(530);
});

test('a silence that is noticed is looked back into only once somebody hears again', async () => {
  await silentFor(100);
  await noticeSilence(database.db, SILENCE);
  await noticeSilence(database.db, SILENCE);
  expect(await opened()).toHaveLength(1);
  expect(await claim()).toBeUndefined();
  await keepHearing(database.db, [organizationId], SILENCE);
  expect(await claim()).toMatchObject({ organizationId, progress: {} });
});

test('what one copy looks back into no other takes, until it gives it back or is silent for too long', async () => {
  await openLookBack(database.db, organizationId, { from: new Date(), notBefore: new Date(0) });
  const task = await claimed();
  expect(await claim()).toBeUndefined();
  expect(await saveProgress(database.db, { ...task, progress: { C1: '5.0' } })).toBe(true);
  await postponeLookBack(database.db, task, 0);
  const second = await claimed();
  expect(second.progress).toEqual({ C1: '5.0' });
  expect(await saveProgress(database.db, task)).toBe(false);

  await sql`update look_backs set due_at = now() - interval '1 second'`.execute(database.db);
  await renewLookBacks(database.db, [second.token]);
  expect(await claim()).toBeUndefined();
  await sql`update look_backs set due_at = now() - interval '1 second'`.execute(database.db);
  expect(await claim()).toMatchObject({ progress: { C1: '5.0' } });
});

test('a gap that comes while one is looked back into makes it begin anew, also when it was cut off in between', async () => {
  const range = { from: new Date(), notBefore: new Date(0) };
  await openLookBack(database.db, organizationId, range);
  const task = await claimed();
  await saveProgress(database.db, { ...task, progress: { C1: '0' } });
  await openLookBack(database.db, organizationId, range);
  await postponeLookBack(database.db, task, 0);
  await finishLookBack(database.db, await claimed());
  const anew = await claimed();
  expect(anew.progress).toEqual({});
  await finishLookBack(database.db, anew);
  expect(await opened()).toEqual([]);
});

test('one that is asked for later is not begun before', async () => {
  await openLookBack(database.db, organizationId, { from: new Date(), notBefore: new Date(Date.now() + 60_000) });
  expect(await claim()).toBeUndefined();
});
