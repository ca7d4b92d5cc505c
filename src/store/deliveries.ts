import { sql } from 'kysely';
import { channelGate } from '../domain/gate-keys.ts';
import { RATE_LIMITED } from './gates.ts';
import type { NewDelivery } from './outbox.ts';
import type { Across, Db, Tx } from './scope.ts';

/** A delivery as somebody who waits for it may ask about it. */
export interface DeliveryRecord {
  id: string;
  organizationId: number;
  kind: string;
  subject: string;
  payload: object;
  position: number;
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'cancelled';
  /** What its kind keeps of how it ended. */
  outcome?: object;
}

export async function findDelivery(db: Db, id: string): Promise<DeliveryRecord | undefined> {
  const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    subject: row.subject,
    payload: row.payload,
    position: row.position,
    state: row.state,
    ...(row.outcome && { outcome: row.outcome }),
  };
}

/**
 * Puts a failed delivery back, at the end of its lane, under the same id, and opens the gate before it if that was closed.
 * False when it is not failed (any more): asking twice does nothing the second time.
 */
export async function retryDelivery(tx: Tx, id: string): Promise<boolean> {
  // The lane first, as everybody who touches both locks them.
  await sql`
    select l.id from lanes l join deliveries d on d.lane_id = l.id
    where d.id = ${id} and d.organization_id = ${tx.organizationId} for update of l`.execute(tx);
  const { rows } = await sql`
    with back as (
      update deliveries set state = 'waiting', not_before = now(), attempts = 0, first_started_at = null,
        settled_at = null, outcome = null,
        position = (extract(epoch from clock_timestamp()) * 1000000)::bigint
      where id = ${id} and organization_id = ${tx.organizationId} and state = 'failed'
      returning lane_id
    ), gate as (
      update gates g set open_at = '-infinity', reason = null
      from back join lanes on lanes.id = back.lane_id
      where g.key = lanes.gate and g.open_at > now() and g.reason <> ${RATE_LIMITED}
    )
    update lanes l set version = version + 1, due_at = least(due_at, now()) from back where l.id = back.lane_id
    returning l.id`.execute(tx);
  return rows.length > 0;
}

/**
 * What counted as delivered came back: from now on it is a failure, and can be retried. False when it is none that is done,
 * so that it is told once.
 */
export async function failSettledDelivery(tx: Tx, id: string, error: string): Promise<boolean> {
  const { rows } = await sql`
    update deliveries set state = 'failed', last_error = ${error}, settled_at = now()
    where id = ${id} and organization_id = ${tx.organizationId} and state = 'done' returning id`.execute(tx);
  return rows.length > 0;
}

/**
 * Somebody saw the delivery arrive: it is done, whatever its sender knows, also when a look-up did not find it and it waits to
 * be sent again. Needs no token: it is proof.
 */
export async function proveDelivery(tx: Tx, id: string, result: object): Promise<void> {
  await sql`
    select l.id from lanes l join deliveries d on d.lane_id = l.id
    where d.id = ${id} and d.organization_id = ${tx.organizationId} for update of l`.execute(tx);
  await sql`
    with proven as (
      update deliveries set state = 'done', settled_at = now(), outcome = ${JSON.stringify(result)}::jsonb,
        last_error = null
      where id = ${id} and organization_id = ${tx.organizationId} and settled_at is null
      returning lane_id
    )
    update lanes l set version = version + 1, due_at = least(due_at, now()) from proven where l.id = proven.lane_id
  `.execute(tx);
}

/** Lets a delivery that waits, or whose fate is to be found out, go on at once. One that is under way is left to itself. */
export async function hastenDelivery(tx: Tx, id: string): Promise<void> {
  await sql`
    select l.id from lanes l join deliveries d on d.lane_id = l.id
    where d.id = ${id} and d.organization_id = ${tx.organizationId} for update of l`.execute(tx);
  await sql`
    with hastened as (
      update deliveries set not_before = least(not_before, now())
      where id = ${id} and organization_id = ${tx.organizationId} and settled_at is null
      returning lane_id
    )
    update lanes l set version = version + 1, due_at = least(due_at, now()) from hastened where l.id = hastened.lane_id
  `.execute(tx);
}

/** Adds to what a delivery says of itself, for its next attempts. */
export async function amendPayload(tx: Tx, id: string, facts: object): Promise<void> {
  await sql`
    update deliveries set payload = payload || ${JSON.stringify(facts)}::jsonb
    where id = ${id} and organization_id = ${tx.organizationId}`.execute(tx);
}

/** Whether a delivery about this subject waits in the lane that was never tried: what it will say, nobody there has been told yet. */
export async function isUntriedDeliveryWaiting(tx: Tx, about: Subject): Promise<boolean> {
  const row = await waiting(tx, about).where('d.started_at', 'is', null).executeTakeFirst();
  return row !== undefined;
}

/** Whether a delivery about this subject waits in the lane, tried or not: its fate, if it was, is that it was not taken. */
export async function isDeliveryWaiting(tx: Tx, about: Subject): Promise<boolean> {
  return (await waiting(tx, about).executeTakeFirst()) !== undefined;
}

type Subject = Pick<NewDelivery, 'lane' | 'kind' | 'subject'>;

function waiting(tx: Tx, { lane, kind, subject }: Subject) {
  return tx
    .selectFrom('deliveries as d')
    .innerJoin('lanes as l', 'l.id', 'd.lane_id')
    .select('d.id')
    .where('d.organization_id', '=', tx.organizationId)
    .where('l.key', '=', lane)
    .where('d.kind', '=', kind)
    .where('d.subject', '=', subject)
    .where('d.state', '=', 'waiting')
    .limit(1);
}

/** Whether something waits in the same lane that came to stand ahead of this one after it was claimed. */
export async function isAnythingAhead(db: Db, delivery: { laneId: number; position: number }): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('lane_id', '=', delivery.laneId)
    .where('position', '<', delivery.position)
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a root may stand in the channel already whose place is not stored yet. */
export async function isRootBeingPosted(db: Db, organizationId: number, channel: string): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries as d')
    .innerJoin('lanes as l', 'l.id', 'd.lane_id')
    .select('d.id')
    .where('d.organization_id', '=', organizationId)
    .where('d.kind', '=', 'post-message')
    .where('d.settled_at', 'is', null)
    .where('d.state', '=', 'sending')
    .where('d.subject', 'like', 'card:%')
    .where('l.gate', '=', channelGate(organizationId, channel))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Deletes what was settled more than `days` ago, at most `limit`, with its attempts; what failed stays, with its error, since it
 * can be retried. Returns how many went. Call across organizations.
 */
export async function deleteSettledDeliveries(across: Across, days: number, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from deliveries where id in (
        select id from deliveries
        where settled_at < now() - make_interval(days => ${days}::integer) and last_error is null
        limit ${limit}::integer)
      returning organization_id, id
    ), attempts as (
      delete from delivery_attempts a using gone where a.organization_id = gone.organization_id and a.delivery_id = gone.id
    )
    select count(*)::integer as count from gone`.execute(across);
  return rows[0]?.count ?? 0;
}

/** Copies of the app that stopped without a word, long after their lanes went to others. */
export async function forgetDeadWorkers(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`delete from workers where alive_until < now() - interval '1 hour'`.execute(db);
  return Number(numAffectedRows ?? 0);
}
