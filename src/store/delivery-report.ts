import { sql } from 'kysely';
import type { DeliveryFigures } from '../metrics.ts';
import { acrossOrganizations, type Db } from './scope.ts';

/** A delivery as an operator looks at it. */
export interface ReportedDelivery {
  id: string;
  organizationId: number;
  lane: string;
  kind: string;
  subject: string;
  /** `unknown`: it was being sent when last heard of, and waits for proof of what became of it. */
  state: 'waiting' | 'sending' | 'unknown' | 'failed';
  attempts: number;
  /** When it may go; for a lane that is held back, when its gate opens. Absent for what failed. */
  nextAt?: Date;
  /** Why its gate is closed, if it is. */
  held?: string;
  lastError?: string;
  createdAt: Date;
}

/** An event that came before what it needs. */
export interface ReportedEvent {
  eventId: string;
  organizationId: number;
  needs: string;
  receivedAt: Date;
  givenUp: boolean;
}

interface Row {
  id: string;
  organization_id: number;
  key: string;
  kind: string;
  subject: string;
  state: ReportedDelivery['state'];
  attempts: number;
  next_at: Date | null;
  held: string | null;
  last_error: string | null;
  created_at: Date;
}

/** What waits, failed or is unknown, oldest first. */
export async function reportDeliveries(
  db: Db,
  wanted: { states: readonly ReportedDelivery['state'][]; limit: number },
): Promise<ReportedDelivery[]> {
  const { rows } = await sql<Row>`
    with report as (
      select d.id, d.organization_id, l.key, d.kind, d.subject, d.attempts, d.last_error, d.created_at,
        case when d.state = 'sending' and l.owner is null then 'unknown' else d.state end as state,
        case when d.state <> 'failed' then greatest(d.not_before, case when g.open_at > now() then g.open_at end) end as next_at,
        case when g.open_at > now() then g.reason end as held
      from deliveries d join lanes l on l.id = d.lane_id left join gates g on g.key = l.gate
      where d.settled_at is null or (d.settled_at is not null and d.last_error is not null and d.state = 'failed')
    )
    select * from report where state in (select jsonb_array_elements_text(${JSON.stringify(wanted.states)}::jsonb))
    order by created_at limit ${wanted.limit}::integer`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    lane: row.key,
    kind: row.kind,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    ...(row.next_at && { nextAt: row.next_at }),
    ...(row.held !== null && { held: row.held }),
    ...(row.last_error !== null && { lastError: row.last_error }),
  }));
}

/** Events that wait for what they need, and those whose day is over. */
export async function reportWaitingEvents(db: Db, limit: number): Promise<ReportedEvent[]> {
  return acrossOrganizations(db, async (transaction) => {
    const rows = await transaction
      .selectFrom('waiting_events')
      .select(['event_id', 'organization_id', 'needs', 'received_at', 'given_up_at'])
      .orderBy('received_at')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      eventId: row.event_id,
      organizationId: row.organization_id,
      needs: row.needs,
      receivedAt: row.received_at,
      givenUp: row.given_up_at !== null,
    }));
  });
}

/** Figures for monitoring: one pass over what is not settled, which is little when all is well. */
export async function countDeliveries(db: Db): Promise<DeliveryFigures> {
  const { rows } = await sql<{ kind: string; state: string; count: number; oldest: number | null }>`
    select d.kind, case when d.state = 'sending' and l.owner is null then 'unknown' else d.state end as state,
      count(*)::integer as count,
      max(extract(epoch from now() - d.not_before)) filter (where d.state = 'waiting' and d.not_before <= now())::float8
        as oldest
    from deliveries d join lanes l on l.id = d.lane_id
    where d.settled_at is null or (d.settled_at is not null and d.last_error is not null and d.state = 'failed')
    group by 1, 2`.execute(db);
  const gates = await sql<{ closed: number }>`
    select count(*)::integer as closed from gates where open_at > now() and reason is not null`.execute(db);
  return {
    unsettled: rows.map(({ kind, state, count }) => ({ kind, state, count })),
    oldestDueSeconds: Math.max(0, ...rows.map(({ oldest }) => oldest ?? 0)),
    closedGates: gates.rows[0]?.closed ?? 0,
    waitingEvents: await countWaitingEvents(db),
  };
}

async function countWaitingEvents(db: Db): Promise<DeliveryFigures['waitingEvents']> {
  return acrossOrganizations(db, (transaction) =>
    transaction
      .selectFrom('waiting_events')
      .select(({ fn }) => [
        fn.countAll<number>().filterWhere('given_up_at', 'is', null).as('waiting'),
        fn.countAll<number>().filterWhere('given_up_at', 'is not', null).as('givenUp'),
      ])
      .executeTakeFirstOrThrow(),
  );
}
