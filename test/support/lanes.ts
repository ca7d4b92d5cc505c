import { sql } from 'kysely';
import type { Delivery, Outcome } from '../../src/deliveries/delivery.ts';
import { type ClaimRequest, claimLanes } from '../../src/deliveries/lanes.ts';
import { settle } from '../../src/deliveries/settle.ts';
import { proveDelivery } from '../../src/store/deliveries.ts';
import { deliver, type NewDelivery } from '../../src/store/outbox.ts';
import { acrossOrganizations, type Db, inOrganization } from '../../src/store/scope.ts';
import { eventually } from './eventually.ts';

export const PACE = { postMs: 60_000, methodMs: 60_000, methodBurst: 1 };
export const NO_PACE = { postMs: 0, methodMs: 0, methodBurst: 1 };

export async function newOrganization(db: Db): Promise<number> {
  return acrossOrganizations(db, async (transaction) => {
    const { id } = await transaction
      .insertInto('organizations')
      .values({ name: 'Acme' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** Appends deliveries in one transaction and returns their ids. */
export async function append(
  db: Db,
  organizationId: number,
  ...deliveries: (Partial<NewDelivery> & { lane: string })[]
): Promise<string[]> {
  return inOrganization(db, organizationId, async (tx) =>
    deliveries.map((delivery) => deliver(tx, { gate: 'free:1', kind: 'test', subject: delivery.lane, ...delivery })),
  );
}

export async function newWorker(db: Db): Promise<number> {
  const { id } = await db
    .insertInto('workers')
    .values({ alive_until: sql`now() + interval '1 hour'` })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Claims as a worker would; returns what was taken. */
export async function claim(db: Db, request: Partial<ClaimRequest> = {}): Promise<Delivery[]> {
  const { deliveries } = await claimLanes(db, {
    worker: 1,
    limit: 64,
    cursor: '',
    pace: PACE,
    postsLeft: new Map(),
    postsAtOnce: 5,
    fullGates: [],
    ...request,
  });
  return deliveries;
}

/** Settles one delivery in a transaction of its own; returns what goes onward. */
export async function settleOne(
  db: Db,
  delivery: Delivery | undefined,
  outcome: Outcome,
  goOn = true,
): Promise<Delivery[]> {
  if (!delivery) throw new Error('nothing to settle');
  return inOrganization(db, delivery.organizationId, (tx) => settle(tx, [{ delivery, outcome }], goOn));
}

export async function laneOf(db: Db, key: string) {
  const { rows } = await sql<{ owner: number | null; token: number | null; version: number; dueInMs: number | null }>`
    select owner, token, version, (extract(epoch from due_at - now()) * 1000)::float8 as "dueInMs"
    from lanes where key = ${key}`.execute(db);
  const [lane] = rows;
  if (!lane) throw new Error(`no lane ${key}`);
  return lane;
}

export async function deliveryOf(db: Db, id: string | undefined) {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('id', '=', id ?? '')
    .executeTakeFirstOrThrow();
}

/** Resolves when another connection to this database waits for a lock. */
export async function somebodyWaits(db: Db): Promise<void> {
  await eventually(async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length === 0) throw new Error('nobody waits for a lock');
  });
}

/**
 * Stops every statement that reads gates at that point, after it has taken its snapshot of the database, until `open` is
 * called: what commits meanwhile is invisible to it.
 */
export async function turnstile(db: Db): Promise<{ open(): Promise<void> }> {
  await sql`
    create or replace function wait_at_the_turnstile() returns boolean language plpgsql volatile as
    'begin perform pg_advisory_xact_lock_shared(7); return true; end'`.execute(db);
  await sql`alter table gates enable row level security, force row level security`.execute(db);
  await sql`create policy everything on gates using (true) with check (true)`.execute(db);
  await sql`create policy turnstile on gates as restrictive for select using (wait_at_the_turnstile())`.execute(db);
  const closed = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const holding = db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(7)`.execute(connection);
    closed.resolve();
    await opened.promise;
    await sql`select pg_advisory_unlock(7)`.execute(connection);
  });
  await closed.promise;
  return {
    async open() {
      opened.resolve();
      await holding;
      await sql`drop policy turnstile on gates`.execute(db);
      await sql`drop policy everything on gates`.execute(db);
      await sql`alter table gates no force row level security, disable row level security`.execute(db);
    },
  };
}

/** Claims, and gives the one delivery that was due. */
export async function takeOne(db: Db): Promise<Delivery> {
  const [delivery] = await claim(db, { pace: NO_PACE });
  if (!delivery) throw new Error('nothing was due');
  return delivery;
}

/** Slack's own event reports the post. */
export function prove(db: Db, organizationId: number, id: string): Promise<void> {
  return inOrganization(db, organizationId, (tx) => proveDelivery(tx, id, { ts: '1.2' }));
}
