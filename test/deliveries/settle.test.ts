import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { SettledBefore, StaleToken, settle } from '../../src/deliveries/settle.ts';
import { deliver, repaint } from '../../src/store/outbox.ts';
import { inOrganization, type Tx } from '../../src/store/scope.ts';
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
  somebodyWaits,
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
  await sql`truncate deliveries, lanes, gates, views`.execute(database.db);
});

afterAll(() => database.close());

describe('a settled delivery', () => {
  test('keeps its outcome, and the next in its lane goes on under the same token', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' }, { lane: 'a', subject: 'next' });
    const first = await takeOne(database.db);
    const onward = await settleOne(db, first, { kind: 'done', result: { ts: '1.2' } });
    expect(onward).toMatchObject([{ subject: 'next', token: first.token, worker: 1, attempts: 1, resumed: false }]);
    expect(await deliveryOf(db, first.id)).toMatchObject({ state: 'done', outcome: { ts: '1.2' } });
    expect(await deliveryOf(db, onward[0]?.id)).toMatchObject({ state: 'sending' });
    expect(await laneOf(db, 'a')).toMatchObject({ owner: 1, dueInMs: null });
  });

  test('keeps what a server said also where it is no text that can be stored', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' });
    const taken = await takeOne(database.db);
    const error = '550 no\0 mailbox \ud83d';
    await settleOne(db, taken, { kind: 'failed', reason: { code: 'mail_bounced', said: error }, error });
    expect(await deliveryOf(db, taken.id)).toMatchObject({
      state: 'failed',
      outcome: { said: '550 no mailbox \ufffd' },
    });
  });

  test('lets an empty lane sleep until something is appended', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' });
    expect(await settleOne(db, await takeOne(database.db), { kind: 'done' })).toEqual([]);
    expect(await laneOf(db, 'a')).toMatchObject({ owner: null, token: null, dueInMs: null });
    await append(db, organization, { lane: 'a' });
    expect(await claim(db)).toHaveLength(1);
  });

  test('leaves the next to a claim where a gate keeps a pace, is closed, or the worker stops', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'paced', gate: CHANNEL }, { lane: 'paced', gate: CHANNEL });
    expect(await settleOne(db, await takeOne(database.db), { kind: 'done' })).toEqual([]);
    expect((await laneOf(db, 'paced')).dueInMs).toBeLessThanOrEqual(0);

    await sql`truncate deliveries, lanes`.execute(db);
    await append(db, organization, { lane: 'free' }, { lane: 'free' });
    expect(await settleOne(db, await takeOne(database.db), { kind: 'done' }, false)).toEqual([]);
    expect(await laneOf(db, 'free')).toMatchObject({ owner: null });

    await append(db, organization, { lane: 'free' });
    const taken = await takeOne(database.db);
    await sql`update gates set open_at = 'infinity'`.execute(db);
    expect(await settleOne(db, taken, { kind: 'done' })).toEqual([]);
  });

  test('leaves the lane due when its next may go, not before', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', position: 1 }, { lane: 'a', position: 2, delayMs: 60_000 });
    expect(await settleOne(db, await takeOne(database.db), { kind: 'done' })).toEqual([]);
    expect((await laneOf(db, 'a')).dueInMs).toBeGreaterThan(50_000);
  });

  test('that failed or was cancelled does not hold back those behind it', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' }, { lane: 'a' }, { lane: 'a', subject: 'last' });
    const reason = { code: 'internal' } as const;
    const [second] = await settleOne(db, await takeOne(database.db), { kind: 'failed', reason, error: 'no' });
    const onward = await settleOne(db, second, { kind: 'cancelled', why: 'nothing to say' });
    expect(onward).toMatchObject([{ subject: 'last' }]);
    const states = await db.selectFrom('deliveries').select(['state', 'last_error']).orderBy('seq').execute();
    expect(states).toMatchObject([{ state: 'failed', last_error: 'no' }, { state: 'cancelled' }, { state: 'sending' }]);
  });

  test('waits again at the head of its lane, counted as tried or not', async () => {
    const { db } = database;
    const [id] = await append(db, organization, { lane: 'a' }, { lane: 'a' });
    await settleOne(db, await takeOne(database.db), { kind: 'later', delayMs: 60_000, error: 'busy' });
    expect((await laneOf(db, 'a')).dueInMs).toBeGreaterThan(50_000);
    expect(await deliveryOf(db, id)).toMatchObject({ state: 'waiting', attempts: 1, last_error: 'busy' });
    expect(await claim(db)).toEqual([]);

    await sql`update deliveries set not_before = now()`.execute(db);
    await sql`update lanes set due_at = now()`.execute(db);
    const again = await takeOne(database.db);
    expect(again).toMatchObject({ id, attempts: 2, resumed: false });
    await settleOne(db, again, { kind: 'later', delayMs: 0, uncounted: true });
    expect(await takeOne(database.db)).toMatchObject({ id, attempts: 2 });
  });

  test('of unknown fate stays in sending, comes back as resumed and knows when it first started', async () => {
    const { db } = database;
    const [id] = await append(db, organization, { lane: 'a' }, { lane: 'a' });
    await settleOne(db, await takeOne(database.db), { kind: 'unknown', delayMs: 0, error: 'cut' });
    expect(await deliveryOf(db, id)).toMatchObject({ state: 'sending' });
    await sql`update deliveries set started_at = started_at - interval '1 minute'`.execute(db);
    const back = await takeOne(database.db);
    expect(back).toMatchObject({ id, resumed: true });
    expect(back.startedAgoMs).toBeGreaterThan(59_000);
  });

  test('that waits is overtaken by a reply that was written before it and heard after it', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', position: 2 });
    const second = await takeOne(database.db);
    const [first] = await append(db, organization, { lane: 'a', position: 1 });
    await settleOne(db, second, { kind: 'later', delayMs: 3_600_000 });
    expect((await claim(db)).map(({ id }) => id)).toEqual([first]);
  });

  test('closes its gate for a time and says why', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', gate: CHANNEL });
    const gate = { key: CHANNEL, delayMs: 60_000, reason: 'is_archived' };
    await settleOne(db, await takeOne(database.db), { kind: 'later', delayMs: 0, gate });
    expect(await claim(db, { pace: NO_PACE })).toEqual([]);
    expect(await db.selectFrom('gates').select('reason').executeTakeFirst()).toEqual({ reason: 'is_archived' });
  });
});

describe('an append that a settle cannot see', () => {
  test('keeps the lane due when it commits between the settle’s snapshot and its lock', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' });
    const taken = await takeOne(database.db);
    const appended = Promise.withResolvers<void>();
    const settled = Promise.withResolvers<Promise<Delivery[]>>();
    const appending = inOrganization(db, organization, async (tx) => {
      // Appended early, so that its lock is held while the settle takes its snapshot.
      await sql`update lanes set version = version + 1, due_at = now() where key = 'a'`.execute(tx);
      await sql`
        insert into deliveries (organization_id, lane_id, position, kind, subject)
        select ${organization}, id, 9, 'test', 'unseen' from lanes where key = 'a'`.execute(tx);
      appended.resolve();
      settled.resolve(settleOne(db, taken, { kind: 'done' }));
      await somebodyWaits(db);
    });
    await appended.promise;
    const onward = await settled.promise;
    await appending;
    expect(onward).toEqual([]);
    expect((await laneOf(db, 'a')).dueInMs).toBeLessThanOrEqual(0);
    expect(await takeOne(database.db)).toMatchObject({ subject: 'unseen' });
  });

  test('wakes the lane when it waits for the settle’s commit', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' });
    const delivery = await takeOne(database.db);
    let appending: Promise<string[]> | undefined;
    await inOrganization(db, organization, async (tx) => {
      await settle(tx, [{ delivery, outcome: { kind: 'done' } }], true);
      appending = append(db, organization, { lane: 'a', subject: 'unseen' });
      await somebodyWaits(db);
    });
    await appending;
    expect(await takeOne(database.db)).toMatchObject({ subject: 'unseen' });
  });
});

describe('a settle and an append at once', () => {
  const view = { subject: 'card:1', method: 'chat.update' } as const;

  async function appendWithView(tx: Tx): Promise<void> {
    deliver(tx, { lane: 'a', gate: CHANNEL, kind: 'test', subject: 'other' });
    repaint(tx, view);
  }

  test('that want the same lane and view take them in the same order', async () => {
    const { db } = database;
    await inOrganization(db, organization, appendWithView);
    const delivery = await takeOne(database.db);
    const other = vi.fn(appendWithView);
    let appending: Promise<void> | undefined;
    const settling = vi.fn(async (tx: Tx) => {
      repaint(tx, view);
      await settle(tx, [{ delivery, outcome: { kind: 'done' } }], true);
      appending ??= inOrganization(db, organization, other);
      await somebodyWaits(db);
    });
    await inOrganization(db, organization, settling);
    await appending;
    expect([settling.mock.calls.length, other.mock.calls.length]).toEqual([1, 1]);
  });

  test('that want each other’s lanes take all of them in the same order', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' }, { lane: 'b' });
    const [a, b] = await claim(db, { worker: 1 });
    if (!a || !b) throw new Error('two lanes were due');
    const locked = Promise.withResolvers<void>();
    const other = vi.fn(async (tx: Tx) => {
      deliver(tx, { lane: 'b', gate: 'free:1', kind: 'test', subject: 'to b' });
      await locked.promise;
      await settle(tx, [{ delivery: a, outcome: { kind: 'done' } }], true);
    });
    let waiting: Promise<void> | undefined;
    const one = vi.fn(async (tx: Tx) => {
      deliver(tx, { lane: 'a', gate: 'free:1', kind: 'test', subject: 'to a' });
      await settle(tx, [{ delivery: b, outcome: { kind: 'done' } }], true);
      waiting ??= inOrganization(db, organization, other);
      locked.resolve();
      await somebodyWaits(db);
    });
    await inOrganization(db, organization, one);
    await waiting;
    expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('an outcome that comes too late', () => {
  test('is dropped with its whole batch when another worker has the lane', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' }, { lane: 'b' });
    const [a, b] = await claim(db);
    if (!a || !b) throw new Error('two lanes were due');
    await sql`update lanes set token = nextval('lane_tokens'), owner = 2 where key = 'a'`.execute(db);
    const both = [a, b].map((delivery) => ({ delivery, outcome: { kind: 'done' } as const }));
    await expect(inOrganization(db, organization, (tx) => settle(tx, both, true))).rejects.toThrow(StaleToken);
    expect(await deliveryOf(db, b.id)).toMatchObject({ state: 'sending' });
    await settleOne(db, b, { kind: 'done' });
    expect(await deliveryOf(db, b.id)).toMatchObject({ state: 'done' });
  });

  test('does not undo a proof, and the lane goes on at once instead of waiting for one', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a', gate: CHANNEL }, { lane: 'a', gate: CHANNEL, subject: 'next' });
    const taken = await takeOne(database.db);
    await prove(database.db, organization, taken.id);
    await settleOne(db, taken, { kind: 'unknown', delayMs: 30_000, error: 'cut' });
    expect(await deliveryOf(db, taken.id)).toMatchObject({ state: 'done', outcome: { ts: '1.2' } });
    expect(await takeOne(database.db)).toMatchObject({ subject: 'next' });
  });

  test('shows no failure of what has arrived', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' });
    const taken = await takeOne(database.db);
    await prove(database.db, organization, taken.id);
    const failed = { kind: 'failed', reason: { code: 'internal' }, error: 'no' } as const;
    const shown = inOrganization(db, organization, async (tx) => {
      deliver(tx, { lane: 'notices', gate: CHANNEL, kind: 'test', subject: 'it failed' });
      return settle(tx, [{ delivery: taken, outcome: failed }], true);
    });
    await expect(shown).rejects.toThrow(SettledBefore);
    expect(await db.selectFrom('lanes').select('key').execute()).toEqual([{ key: 'a' }]);
  });

  test('passes on only once what stands on a page, also where the answer to the first commit was lost', async () => {
    const { db } = database;
    await append(db, organization, { lane: 'a' }, { lane: 'a', subject: 'next' });
    const taken = await takeOne(database.db);
    const passOn = () =>
      inOrganization(db, organization, async (tx) => {
        deliver(tx, { lane: 'mails', gate: CHANNEL, kind: 'test', subject: 'a mail' });
        return settle(tx, [{ delivery: taken, outcome: { kind: 'done', result: { shown: {} } } }], true);
      });
    await passOn();
    await expect(passOn()).rejects.toThrow(SettledBefore);
    const mails = await db.selectFrom('deliveries').select('id').where('subject', '=', 'a mail').execute();
    expect(mails).toHaveLength(1);
  });
});
