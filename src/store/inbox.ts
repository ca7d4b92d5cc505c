import { sql } from 'kysely';
import type { Db } from './scope.ts';

/** An event from outside, verified, as it is kept until it is applied. */
export interface AcceptedEvent {
  /** Who numbers the events: `slack` or `marketplace`. */
  source: string;
  /** Unique in its source; repeats are recognised by it. */
  eventId: string;
  organizationId: number;
  lane: string;
  gate: string;
  kind: string;
  subject: string;
  payload: object;
}

/**
 * Stores events and the deliveries that will apply them in one statement, each once however often and however many copies
 * of the app are given it. Returns the ids that were new, as `source eventId`.
 */
export async function acceptEvents(db: Db, events: readonly AcceptedEvent[]): Promise<Set<string>> {
  const rows = events.map((event, n) => ({ ...event, n }));
  const { rows: fresh } = await sql<{ source: string; event_id: string }>`
    with input as (
      select distinct on (source, "eventId") *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(source text, "eventId" text, "organizationId" bigint,
        lane text, gate text, kind text, subject text, payload jsonb, n integer)
      order by source, "eventId", n
    ), fresh as (
      insert into inbox (source, event_id)
      select source, "eventId" from input order by source, "eventId"
      on conflict do nothing
      returning source, event_id
    ), accepted as (
      select input.* from input join fresh on fresh.source = input.source and fresh.event_id = input."eventId"
    ), lane as (
      insert into lanes (organization_id, key, gate, version, due_at)
      select "organizationId", lane, max(gate), 1, now() from accepted group by 1, 2 order by 1, 2
      on conflict (organization_id, key) do update
        set version = lanes.version + 1, due_at = least(lanes.due_at, excluded.due_at)
      returning id, organization_id, key
    ), gate as (
      insert into gates (key, organization_id) select distinct gate, "organizationId" from accepted order by gate
      on conflict do nothing
    ), appended as (
      insert into deliveries (organization_id, lane_id, position, kind, subject, payload)
      select a."organizationId", lane.id, (extract(epoch from clock_timestamp()) * 1000000)::bigint, a.kind, a.subject,
        a.payload
      from accepted a join lane on lane.organization_id = a."organizationId" and lane.key = a.lane
      order by a.n
    )
    select source, event_id from fresh`.execute(db);
  return new Set(fresh.map((row) => `${row.source} ${row.event_id}`));
}

/** Whether an event of that source was taken. */
export async function isAccepted(db: Db, source: string, eventId: string): Promise<boolean> {
  const { rows } = await sql`select from inbox where source = ${source} and event_id = ${eventId}`.execute(db);
  return rows.length > 0;
}

/** Forgets event ids older than `days`, at most `limit`: long after the last repeat that may come. */
export async function forgetEvents(db: Db, days: number, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from inbox where (source, event_id) in (
      select source, event_id from inbox
      where received_at < now() - make_interval(days => ${days}::integer) limit ${limit}::integer)`.execute(db);
  return Number(numAffectedRows ?? 0);
}
