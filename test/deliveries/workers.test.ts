import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type DeliveryKind,
  type Kinds,
  LostLanes,
  type Outcome,
  type SendingKind,
} from '../../src/deliveries/delivery.ts';
import type { Pace } from '../../src/deliveries/pace.ts';
import { startWorkers, type Workers } from '../../src/deliveries/workers.ts';
import { deliver } from '../../src/store/outbox.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { append, claim, deliveryOf, laneOf, NO_PACE, newOrganization } from '../support/lanes.ts';
import { quietLog } from '../support/quiet-log.ts';

let database: TestDatabase;
let organization: number;
let workers: Workers | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  organization = await newOrganization(database.db);
});

afterEach(async () => {
  await workers?.stop(2_000);
  workers = undefined;
  await sql`truncate deliveries, lanes, gates`.execute(database.db);
});

afterAll(() => database.close());

async function work(kinds: Kinds, pace: Pace = NO_PACE): Promise<Workers> {
  workers = await startWorkers({ db: database.db, kinds, pace, log: quietLog });
  return workers;
}

function sends(
  run: (delivery: { subject: string; resumed: boolean; attempts: number }) => Outcome | Promise<Outcome>,
): DeliveryKind {
  return { type: 'send', run: async (delivery) => run(delivery) };
}

const DONE = { kind: 'done' } as const;

test('what is appended goes out in order, lane by lane, and idle means that all of it is settled', async () => {
  const { db } = database;
  const sent: string[] = [];
  const running = await work({
    test: sends(({ subject }) => {
      sent.push(subject);
      return DONE;
    }),
  });
  for (let n = 0; n < 5; n++)
    await append(db, organization, { lane: 'a', subject: `a${n}` }, { lane: 'b', subject: `b${n}` });
  await running.idle();
  expect(sent.filter((subject) => subject.startsWith('a'))).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
  expect(sent.filter((subject) => subject.startsWith('b'))).toEqual(['b0', 'b1', 'b2', 'b3', 'b4']);
  expect(await db.selectFrom('deliveries').select('state').distinct().execute()).toEqual([{ state: 'done' }]);
});

test('work that is a transaction of ours commits with its outcome, and what it appended follows', async () => {
  const { db } = database;
  const running = await work({
    apply: {
      type: 'apply',
      async apply(tx) {
        deliver(tx, { lane: 'out', gate: 'free:2', kind: 'test', subject: 'follows' });
        return DONE;
      },
    },
    test: sends(() => DONE),
  });
  await append(db, organization, { lane: 'in', kind: 'apply' });
  await running.idle();
  const rows = await db.selectFrom('deliveries').select(['kind', 'state']).orderBy('seq').execute();
  expect(rows).toEqual([
    { kind: 'apply', state: 'done' },
    { kind: 'test', state: 'done' },
  ]);
});

test('waits shorter than a poll end when they end', async () => {
  const { db } = database;
  const running = await work({ test: sends(({ attempts }) => (attempts < 6 ? { kind: 'later', delayMs: 20 } : DONE)) });
  const began = performance.now();
  const [id] = await append(db, organization, { lane: 'a', delayMs: 50 });
  await eventually(async () => expect(await deliveryOf(db, id)).toMatchObject({ state: 'done' }));
  expect(performance.now() - began).toBeLessThan(1_900);
  await running.idle();
});

test('a channel’s next post leaves when its slot opens, not at the next poll, and its second counts from the call', async () => {
  const { db } = database;
  const calls: number[] = [];
  const post: SendingKind = {
    type: 'send',
    async run(_delivery, guard) {
      // Slow to leave, then quick: counted from the claim, the second would come too early.
      if (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 80));
      guard.assertOurs();
      calls.push(performance.now());
      return DONE;
    },
  };
  await work({ test: post }, { ...NO_PACE, postMs: 100 });
  const began = performance.now();
  const lanes = Array.from({ length: 6 }, (_, n) => ({ lane: `thread-${n}`, gate: 'slack:1:post:C1' }));
  const ids = await append(db, organization, ...lanes);
  await eventually(async () => {
    for (const id of ids) expect(await deliveryOf(db, id)).toMatchObject({ state: 'done' });
  });
  const took = performance.now() - began;
  for (const [n, at] of calls.slice(1).entries()) expect(at - (calls[n] ?? 0)).toBeGreaterThanOrEqual(99);
  expect(took).toBeLessThan(2_500);
});

test('an exception of our own is tried five times, shown, and does not stop the lane', async () => {
  const { db } = database;
  const [broken, next] = await append(db, organization, { lane: 'a', kind: 'broken' }, { lane: 'a' });
  await sql`update deliveries set attempts = 4 where id = ${broken}`.execute(db);
  const running = await work({
    broken: sends(() => {
      throw new TypeError('not a function');
    }),
    test: sends(() => DONE),
  });
  await running.idle();
  expect(await deliveryOf(db, broken)).toMatchObject({ state: 'failed', last_error: 'TypeError: not a function' });
  expect(await deliveryOf(db, next)).toMatchObject({ state: 'done' });
});

test('a delivery of no known kind fails, and the lane goes on', async () => {
  const { db } = database;
  const [unknown, next] = await append(db, organization, { lane: 'a', kind: 'of the future' }, { lane: 'a' });
  const running = await work({ test: sends(() => DONE) });
  await running.idle();
  expect(await deliveryOf(db, unknown)).toMatchObject({ state: 'failed' });
  expect(await deliveryOf(db, next)).toMatchObject({ state: 'done' });
});

test('a lane whose call was not made, since the renewal was late, comes back without anybody dying', async () => {
  const { db } = database;
  const seen: boolean[] = [];
  await work({
    test: sends(({ resumed }) => {
      seen.push(resumed);
      if (!resumed) throw new LostLanes('too late');
      return DONE;
    }),
  });
  const [id] = await append(db, organization, { lane: 'a' });
  await eventually(async () => expect(await deliveryOf(db, id)).toMatchObject({ state: 'done' }));
  expect(seen).toEqual([false, true]);
});

test('a lane that was claimed for us while the answer got lost comes back', async () => {
  const { db } = database;
  await work({ test: sends(() => DONE) });
  const { id: worker } = await db.selectFrom('workers').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  const [id] = await append(db, organization, { lane: 'a', delayMs: 3_600_000 });
  await sql`update deliveries set not_before = now() where id = ${id}`.execute(db);
  await sql`update lanes set due_at = now()`.execute(db);
  await claim(db, { worker });
  await eventually(async () => expect(await deliveryOf(db, id)).toMatchObject({ state: 'done' }));
  expect(await laneOf(db, 'a')).toMatchObject({ owner: null });
});

test('an endpoint that hangs leaves room for all others', async () => {
  const { db } = database;
  const hanging = Promise.withResolvers<Outcome>();
  await append(
    db,
    organization,
    ...Array.from({ length: 80 }, (_, n) => ({ lane: `hangs-${n}`, gate: 'marketplace:1', kind: 'hangs' })),
  );
  let hung = 0;
  await work({
    hangs: sends(() => {
      hung += 1;
      return hanging.promise;
    }),
    test: sends(() => DONE),
  });
  await eventually(() => expect(hung).toBeGreaterThanOrEqual(10));
  const [other] = await append(db, organization, { lane: 'other', gate: 'marketplace:2' });
  await eventually(async () => expect(await deliveryOf(db, other)).toMatchObject({ state: 'done' }));
  expect(hung).toBeLessThan(20);
  hanging.resolve(DONE);
  await workers?.idle();
  expect(hung).toBe(80);
});

test('a busy lane never keeps its place for ever: others get their turn among many', async () => {
  const { db } = database;
  const order: string[] = [];
  const flood = Array.from({ length: 12 }, (_, n) => ({ lane: `flood-${n % 3}`, gate: 'free:a', subject: 'flood' }));
  await append(db, organization, ...flood, { lane: 'z', gate: 'free:z', subject: 'other' });
  const running = await work({
    test: sends(({ subject }) => {
      order.push(subject);
      return DONE;
    }),
  });
  await running.idle();
  expect(order).toHaveLength(13);
  expect(order.indexOf('other')).toBeLessThan(6);
});

test('a worker that stops settles what is in hand and takes nothing more', async () => {
  const { db } = database;
  const answer = Promise.withResolvers<Outcome>();
  const running = await work({ test: sends(() => answer.promise) });
  const [first, second] = await append(db, organization, { lane: 'a' }, { lane: 'a' });
  await eventually(async () => expect(await deliveryOf(db, first)).toMatchObject({ state: 'sending' }));
  const stopped = running.stop(5_000);
  answer.resolve(DONE);
  await stopped;
  expect(await deliveryOf(db, first)).toMatchObject({ state: 'done' });
  expect(await deliveryOf(db, second)).toMatchObject({ state: 'waiting' });
  expect(running.healthy()).toBe(false);
});
