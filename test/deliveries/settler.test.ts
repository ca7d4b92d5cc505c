import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Delivery, Kinds, Outcome } from '../../src/deliveries/delivery.ts';
import { createSettler } from '../../src/deliveries/settler.ts';
import { proveDelivery } from '../../src/store/deliveries.ts';
import { deliver } from '../../src/store/outbox.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { append, claim, deliveryOf, laneOf, newOrganization } from '../support/lanes.ts';
import { quietLog } from '../support/quiet-log.ts';

let database: TestDatabase;
let organization: number;

beforeAll(async () => {
  database = await createTestDatabase();
  organization = await newOrganization(database.db);
});

afterEach(async () => {
  await sql`truncate deliveries, lanes, gates`.execute(database.db);
});

afterAll(() => database.close());

type Effects = NonNullable<Extract<Kinds[string], { type: 'send' }>['settled']>;

/** Settles one delivery with these effects; resolves when it is settled. */
async function settleWith(effects: Effects, outcome: Outcome, before?: (taken: Delivery) => Promise<void>) {
  const { db } = database;
  const [id] = await append(db, organization, { lane: 'a' }, { lane: 'a' });
  const [taken] = await claim(db);
  if (!taken) throw new Error('nothing was due');
  await before?.(taken);
  const onSettled = vi.fn();
  const settler = createSettler({
    db,
    kinds: { test: { type: 'send', run: async () => outcome, settled: effects } },
    log: quietLog,
    goOn: () => false,
    onSettled,
    tryAgainMs: 5,
  });
  settler.add({ delivery: taken, outcome });
  await eventually(() => expect(onSettled).toHaveBeenCalledOnce());
  return deliveryOf(db, id);
}

const FAILED = { kind: 'failed', reason: { code: 'internal' }, error: 'no' } as const;

test('an outcome is kept while the database is away, and its effects are there once', async () => {
  const effects = vi.fn<Effects>(async (tx) => {
    deliver(tx, { lane: 'notices', gate: 'free:1', kind: 'test', subject: 'it failed' });
    if (effects.mock.calls.length < 3) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  expect(await settleWith(effects, FAILED)).toMatchObject({ state: 'failed' });
  const notices = await database.db.selectFrom('deliveries').select('id').where('subject', '=', 'it failed').execute();
  expect(notices).toHaveLength(1);
});

test('an outcome whose effects can never be stored is stored without them, and the lane goes on', async () => {
  const effects = vi.fn<Effects>(async () => {
    throw new TypeError('not a function');
  });
  expect(await settleWith(effects, { kind: 'done', result: { ts: '1' } })).toMatchObject({ state: 'done' });
  expect(effects).toHaveBeenCalledTimes(5);
  expect((await laneOf(database.db, 'a')).dueInMs).toBeLessThanOrEqual(0);
});

test('the failure of something that was proven to have arrived is not shown', async () => {
  const effects = vi.fn<Effects>(async (tx) => {
    deliver(tx, { lane: 'notices', gate: 'free:1', kind: 'test', subject: 'it failed' });
  });
  const settled = await settleWith(effects, FAILED, ({ id }) =>
    inOrganization(database.db, organization, (tx) => proveDelivery(tx, id, { ts: '1' })),
  );
  expect(settled).toMatchObject({ state: 'done', outcome: { ts: '1' } });
  const lanes = await database.db.selectFrom('lanes').select('key').execute();
  expect(lanes).toEqual([{ key: 'a' }]);
});

test('an outcome that is another’s to store is dropped', async () => {
  const settled = await settleWith(
    async () => undefined,
    { kind: 'done' },
    async () => {
      await sql`update lanes set token = nextval('lane_tokens')`.execute(database.db);
    },
  );
  expect(settled).toMatchObject({ state: 'sending' });
});
