import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { proveDelivery, retryDelivery } from '../../src/store/deliveries.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  append,
  claim,
  deliveryOf,
  laneOf,
  NO_PACE,
  newOrganization,
  prove,
  settleOne,
  takeOne,
} from '../support/lanes.ts';

const CHANNEL = 'slack:1:post:C1';

let database: TestDatabase;
let organization: number;

beforeAll(async () => {
  database = await createTestDatabase();
  organization = await newOrganization(database.db);
});

beforeEach(async () => {
  await sql`truncate deliveries, lanes, gates`.execute(database.db);
});

afterAll(() => database.close());

describe('proof', () => {
  test('settles what a dead worker was sending, without a token, and only once', async () => {
    const { db } = database;
    const [id = ''] = await append(db, organization, { lane: 'a', gate: CHANNEL }, { lane: 'a', gate: CHANNEL });
    await takeOne(database.db);
    await prove(database.db, organization, id);
    const { version } = await laneOf(db, 'a');
    await prove(database.db, organization, id);
    expect(await deliveryOf(db, id)).toMatchObject({ state: 'done' });
    expect((await laneOf(db, 'a')).version).toBe(version);
  });

  test('settles what a look-up missed before it is sent again', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', gate: CHANNEL });
    const taken = await takeOne(database.db);
    await settleOne(db, taken, { kind: 'later', delayMs: 0, missing: true });
    await prove(database.db, organization, taken.id);
    expect(await claim(db, { pace: NO_PACE })).toEqual([]);
  });

  test('of another organization counts for nothing', async () => {
    const { db } = database;
    const [id = ''] = await append(db, organization, { lane: 'a' });
    const other = await newOrganization(db);
    await inOrganization(db, other, (tx) => proveDelivery(tx, id, {}));
    expect(await deliveryOf(db, id)).toMatchObject({ state: 'waiting' });
  });
});

describe('a retry', () => {
  const failed = { kind: 'failed', reason: { code: 'gave_up' }, error: 'no' } as const;

  function retry(id: string): Promise<boolean> {
    return inOrganization(database.db, organization, (tx) => retryDelivery(tx, id));
  }

  test('goes to the end of the lane under the same id, counting anew', async () => {
    const { db } = database;
    const [id = ''] = await append(db, organization, { lane: 'a' }, { lane: 'a', subject: 'second' });
    const [second] = await settleOne(db, await takeOne(database.db), failed);
    expect(await retry(id)).toBe(true);
    expect(second).toMatchObject({ subject: 'second' });
    expect(await settleOne(db, second, { kind: 'done' })).toMatchObject([{ id, attempts: 1, resumed: false }]);
  });

  test('is harmless twice, also twice at once, and to what did not fail', async () => {
    const { db } = database;
    const [id = ''] = await append(db, organization, { lane: 'a' });
    expect(await retry(id)).toBe(false);
    await settleOne(db, await takeOne(database.db), failed);
    expect((await Promise.all([retry(id), retry(id)])).toSorted()).toEqual([false, true]);
    expect(await claim(db)).toHaveLength(1);
    expect(await claim(db)).toEqual([]);
  });

  test('opens an endpoint that was off, but no channel that Slack limits', async () => {
    const { db } = database;
    const [id = ''] = await append(db, organization, { lane: 'a' });
    const off = { key: 'free:1', delayMs: 3_600_000, reason: 'endpoint_off' };
    await settleOne(db, await takeOne(database.db), { ...failed, gate: off });
    await retry(id);
    const again = await takeOne(database.db);
    await settleOne(db, again, { ...failed, gate: { ...off, reason: 'rate limited' } });
    await retry(id);
    expect(await claim(db)).toEqual([]);
  });
});
