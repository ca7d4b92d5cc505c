import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claimLanes, releaseLostLanes } from '../../src/deliveries/lanes.ts';
import { openGate } from '../../src/store/gates.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  append,
  claim,
  deliveryOf,
  laneOf,
  NO_PACE,
  newOrganization,
  newWorker,
  PACE,
  settleOne,
  somebodyWaits,
  turnstile,
} from '../support/lanes.ts';

let database: TestDatabase;
let organization: number;

beforeAll(async () => {
  database = await createTestDatabase();
  organization = await newOrganization(database.db);
});

beforeEach(async () => {
  await sql`truncate deliveries, lanes, gates, workers`.execute(database.db);
});

afterAll(() => database.close());

describe('a claim', () => {
  test('takes the head of a lane only: the smallest position, and of equal ones the first appended', async () => {
    const { db } = database;
    const [, first] = await append(
      db,
      organization,
      { lane: 'a', position: 2 },
      { lane: 'a', position: 1 },
      { lane: 'a', position: 1 },
    );
    const taken = await claim(db);
    expect(taken.map(({ id }) => id)).toEqual([first]);
    expect(taken[0]).toMatchObject({ attempts: 1, resumed: false, position: 1, worker: 1 });
    expect(await deliveryOf(db, first)).toMatchObject({ state: 'sending', attempts: 1 });
    expect(await claim(db)).toEqual([]);
  });

  test('takes at most two lanes of a gate, and all gates take turns', async () => {
    const { db } = database;
    for (let lane = 0; lane < 9; lane++) await append(db, organization, { lane: `flood-${lane}`, gate: 'free:a' });
    await append(db, organization, { lane: 'b', gate: 'free:b' }, { lane: 'c', gate: 'free:c' });

    expect((await claim(db, { limit: 3 })).map(({ gate }) => gate)).toEqual(['free:a', 'free:a', 'free:b']);
    const behindTheLast = { limit: 3, cursor: 'free:b' };
    expect((await claim(db, behindTheLast)).map(({ gate }) => gate)).toEqual(['free:c', 'free:a', 'free:a']);
    expect((await claim(db, { limit: 3 })).map(({ gate }) => gate)).toEqual(['free:a', 'free:a']);
  });

  test('sees a due lane behind any number of gates whose lanes sleep or that are closed', async () => {
    const { db } = database;
    await append(
      db,
      organization,
      ...Array.from({ length: 150 }, (_, n) => ({ lane: `later-${n}`, gate: `free:later-${n}`, delayMs: 60_000 })),
      ...Array.from({ length: 150 }, (_, n) => ({ lane: `shut-${n}`, gate: `free:shut-${n}` })),
      { lane: 'due', gate: 'free:z' },
    );
    await sql`update gates set open_at = 'infinity' where key like 'free:shut%'`.execute(db);
    expect((await claim(db)).map(({ gate }) => gate)).toEqual(['free:z']);
  });

  test('leaves what is behind a closed gate, and takes it once the gate is open', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', gate: 'slack:1:post:C1' });
    await sql`update gates set open_at = now() + interval '1 hour', reason = 'is_archived'`.execute(db);
    expect(await claim(db)).toEqual([]);
    await openGate(db, 'slack:1:post:C1');
    expect(await claim(db)).toHaveLength(1);
  });

  test('leaves a limited gate limited, whoever asks to open it', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', gate: 'slack:1:post:C1' });
    await sql`update gates set open_at = now() + interval '1 hour', reason = 'rate limited'`.execute(db);
    await openGate(db, 'slack:1:post:C1');
    expect(await claim(db)).toEqual([]);
  });

  test('takes one lane of a paced gate and books its next slot', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', gate: 'slack:1:post:C1' }, { lane: 'b', gate: 'slack:1:post:C1' });
    expect(await claim(db)).toHaveLength(1);
    expect(await claim(db)).toEqual([]);
    await sql`update gates set open_at = open_at - ${`${2 * PACE.postMs} milliseconds`}::interval`.execute(db);
    expect(await claim(db)).toHaveLength(1);
  });

  test('lets a burst of a method through, then its pace', async () => {
    const { db } = database;
    const gate = 'slack:1:chat.postEphemeral';
    const pace = { postMs: 0, methodMs: 60_000, methodBurst: 3 };
    await append(db, organization, ...Array.from({ length: 5 }, (_, n) => ({ lane: `tell-${n}`, gate })));
    const taken = [];
    for (let n = 0; n < 5; n++) taken.push(...(await claim(db, { pace })));
    expect(taken).toHaveLength(3);
  });

  test('puts no more posts of one workspace in flight than allowed, whatever is in flight already', async () => {
    const { db } = database;
    const other = await newOrganization(db);
    const channels = (id: number) =>
      Array.from({ length: 9 }, (_, n) => ({ lane: `post-${n}`, gate: `slack:${id}:post:C${n}` }));
    await append(db, organization, ...channels(organization));
    await append(db, other, ...channels(other));

    const first = await claim(db, { pace: NO_PACE, postsLeft: new Map([[organization, 2]]) });
    const count = (id: number) => first.filter(({ organizationId }) => organizationId === id).length;
    expect([count(organization), count(other)]).toEqual([2, 5]);
    const full = new Map([organization, other].map((id) => [id, 0]));
    expect(await claim(db, { pace: NO_PACE, postsLeft: full })).toEqual([]);
  });

  test('leaves gates that have enough in flight', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', gate: 'free:a' }, { lane: 'b', gate: 'free:b' });
    expect((await claim(db, { fullGates: ['free:a'] })).map(({ gate }) => gate)).toEqual(['free:b']);
  });

  test('puts a lane to sleep whose head may not go yet, until it may', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', position: 1, delayMs: 60_000 }, { lane: 'a', position: 2 });
    expect(await claim(db)).toEqual([]);
    expect((await laneOf(db, 'a')).dueInMs).toBeGreaterThan(50_000);
    const [earlier] = await append(db, organization, { lane: 'a', position: 0 });
    expect((await claim(db)).map(({ id }) => id)).toEqual([earlier]);
  });

  test('tells when it only put lanes to sleep: others behind their gates may be due', async () => {
    const { db } = database;
    const gate = 'slack:1:post:C1';
    await append(db, organization, { lane: 'sleeps', gate, position: 1, delayMs: 60_000 });
    await append(db, organization, { lane: 'sleeps', gate, position: 2 });
    await append(db, organization, { lane: 'due', gate });
    const request = {
      worker: 1,
      limit: 64,
      cursor: '',
      pace: PACE,
      postsLeft: new Map(),
      postsAtOnce: 5,
      fullGates: [],
    };
    expect(await claimLanes(db, request)).toMatchObject({ deliveries: [], slept: 1 });
    expect(await claimLanes(db, request)).toMatchObject({ deliveries: [{ gate }], slept: 0 });
  });

  test('of two workers never gives both the same lane', async () => {
    const { db } = database;
    const lanes = Array.from({ length: 40 }, (_, n) => ({ lane: `l-${n}`, gate: `free:${n % 20}` }));
    await append(db, organization, ...lanes);
    const rounds = await Promise.all([1, 2, 1, 2, 1, 2].map((worker) => claim(db, { worker, limit: 15 })));
    const taken = rounds.flat().map(({ id }) => id);
    expect(new Set(taken).size).toBe(taken.length);
    while (true) {
      const more = await claim(db);
      if (more.length === 0) break;
      taken.push(...more.map(({ id }) => id));
    }
    expect(new Set(taken).size).toBe(40);
  });
});

describe('what commits while a claim runs', () => {
  test('wakes a lane that the claim saw empty', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', gate: 'slack:1:post:C1' });
    const [sent] = await claim(db, { pace: NO_PACE });
    await settleOne(db, sent, { kind: 'done' });
    await sql`update lanes set due_at = now()`.execute(db);

    const gate = await turnstile(db);
    const running = claim(db, { pace: NO_PACE });
    await somebodyWaits(db);
    await append(db, organization, { lane: 'a', gate: 'slack:1:post:C1' });
    await gate.open();
    expect(await running).toEqual([]);
    expect((await laneOf(db, 'a')).dueInMs).toBeLessThanOrEqual(0);
    expect(await claim(db, { pace: NO_PACE })).toHaveLength(1);
  });

  test('is not sent a second time when another worker sent and settled it', async () => {
    const { db } = database;
    const [id] = await append(db, organization, { lane: 'a', gate: 'slack:1:post:C1' });
    await append(db, organization, { lane: 'a', gate: 'slack:1:post:C1' });
    const gate = await turnstile(db);
    const late = claim(db, { worker: 2, pace: NO_PACE });
    await somebodyWaits(db);
    // What another worker does meanwhile, without passing the turnstile.
    await sql`update deliveries set state = 'done', settled_at = now() where id = ${id}`.execute(db);
    await gate.open();
    expect(await late).toEqual([]);
    expect((await laneOf(db, 'a')).dueInMs).toBeLessThanOrEqual(0);
  });

  test('is not overtaken: a head that went to the end of the lane by a retry', async () => {
    const { db } = database;
    const [first, second] = await append(
      db,
      organization,
      { lane: 'a', gate: 'slack:1:post:C1', position: 1 },
      { lane: 'a', gate: 'slack:1:post:C1', position: 2 },
    );
    const gate = await turnstile(db);
    const late = claim(db, { pace: NO_PACE });
    await somebodyWaits(db);
    await sql`update deliveries set position = 3 where id = ${first}`.execute(db);
    await sql`update lanes set version = version + 1`.execute(db);
    await gate.open();
    expect(await late).toEqual([]);
    expect((await claim(db, { pace: NO_PACE })).map(({ id }) => id)).toEqual([second]);
  });
});

describe('lanes that nobody works at', () => {
  test('come back when their worker is dead, and what was being sent comes back as resumed', async () => {
    const { db } = database;
    const [dead, alive] = [await newWorker(db), await newWorker(db)];
    const [lost] = await append(db, organization, { lane: 'a' });
    await claim(db, { worker: dead });
    await append(db, organization, { lane: 'b' });
    await claim(db, { worker: alive });
    await sql`update workers set alive_until = now() where id = ${dead}`.execute(db);

    expect(await releaseLostLanes(db, 0, [])).toBe(1);
    expect((await laneOf(db, 'b')).owner).toBe(alive);
    const again = await claim(db, { worker: alive });
    expect(again).toMatchObject([{ id: lost, resumed: true, attempts: 2 }]);
  });

  test('come back when their worker lives but does not know of them', async () => {
    const { db } = database;
    const worker = await newWorker(db);
    await append(db, organization, { lane: 'known' }, { lane: 'lost' });
    const taken = await claim(db, { worker });
    const inHand = taken.filter(({ subject }) => subject === 'known').map(({ token }) => token);

    expect(await releaseLostLanes(db, worker, inHand)).toBe(1);
    expect(await claim(db, { worker })).toMatchObject([{ subject: 'lost', resumed: true }]);
  });
});
