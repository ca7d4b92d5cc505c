import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LostLanes } from '../../src/deliveries/delivery.ts';
import { startRenewal } from '../../src/deliveries/renewal.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

function neverFails(error: unknown): void {
  throw error;
}

test('a copy that renewed too late goes on under a new number, and makes no call for what it had', async () => {
  const { db } = database;
  const renewal = await startRenewal(db, neverFails);
  const before = renewal.worker;
  const guard = renewal.guard(before);
  guard.assertOurs();
  // Not dead yet, but so near that another copy may be about to take its lanes.
  await sql`update workers set alive_until = now() + interval '1 second' where id = ${before}`.execute(db);
  await eventually(() => expect(renewal.worker).not.toBe(before));
  expect(() => guard.assertOurs()).toThrow(LostLanes);
  renewal.guard(renewal.worker).assertOurs();
  await renewal.stop();
});

test('a copy that cannot renew makes no call well before anybody takes over', async () => {
  const { db } = database;
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const renewal = await startRenewal(db, neverFails);
    const guard = renewal.guard(renewal.worker);
    vi.advanceTimersByTime(4_900);
    guard.assertOurs();
    expect(renewal.isFresh()).toBe(true);
    vi.advanceTimersByTime(200);
    expect(() => guard.assertOurs()).toThrow(LostLanes);
    expect(renewal.isFresh()).toBe(false);
    await renewal.stop();
  } finally {
    vi.useRealTimers();
  }
});

test('a copy that stops leaves no row behind', async () => {
  const { db } = database;
  const renewal = await startRenewal(db, neverFails);
  await renewal.stop();
  const left = await db.selectFrom('workers').select('id').where('id', '=', renewal.worker).execute();
  expect(left).toEqual([]);
});
