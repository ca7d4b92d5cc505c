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
  /** `C-3`, and its id outside, of what goes to a merchant or a marketplace. */
  conversation?: string;
  /** `unknown`: it was being sent when last heard of, and waits for proof of what became of it. */
  state: ReportedState;
  attempts: number;
  firstAttemptAt?: Date;
  lastAttemptAt?: Date;
  /** When it was done, failed or cancelled. */
  settledAt?: Date;
  /** When it may go; for a lane that is held back, when its gate opens. Absent for what failed. */
  nextAt?: Date;
  /** Why its gate is closed, if it is. */
  held?: string;
  /** What the last attempt met, or why nothing was sent. */
  lastError?: string;
  createdAt: Date;
}

/** What is settled well is kept for a week. */
export const REPORTED_STATES = ['waiting', 'sending', 'unknown', 'failed', 'done', 'cancelled'] as const;
export type ReportedState = (typeof REPORTED_STATES)[number];

/** What somebody may have to do something about. */
export const OPEN_STATES = ['waiting', 'sending', 'unknown', 'failed'] as const satisfies readonly ReportedState[];

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
  conversation: string | null;
  state: ReportedState;
  attempts: number;
  first_started_at: Date | null;
  started_at: Date | null;
  settled_at: Date | null;
  next_at: Date | null;
  held: string | null;
  last_error: string | null;
  created_at: Date;
}

/**
 * The newest deliveries in these states, the oldest of them first.
 * @param wanted.about words that must stand in its kind, subject or lane, or be its id or its conversation's outside id
 * @param wanted.id of the one that is asked for
 */
export async function reportDeliveries(
  db: Db,
  wanted: { states: readonly ReportedState[]; limit: number; about?: string | undefined; id?: string },
): Promise<ReportedDelivery[]> {
  const { states, limit, about = '', id = null } = wanted;
  const settledWell = states.includes('done') || states.includes('cancelled');
  const rows = await acrossOrganizations(db, async (transaction) => {
    const found = await sql<Row>`
    with report as (
      select d.id, d.organization_id, l.key, d.kind, d.subject, d.attempts, d.created_at, d.first_started_at, d.started_at,
        d.settled_at, coalesce(d.last_error, d.outcome ->> 'why') as last_error, 'C-' || c.number || ' ' || c.outside_id as conversation,
        case when d.state = 'sending' and l.owner is null then 'unknown' else d.state end as state,
        case when d.settled_at is null then greatest(d.not_before, case when g.open_at > now() then g.open_at end) end as next_at,
        case when d.settled_at is null and g.open_at > now() then g.reason end as held
      from deliveries d join lanes l on l.id = d.lane_id left join gates g on g.key = l.gate
      left join conversations c on c.organization_id = d.organization_id
        and c.id = case when l.key ~ '^out:[0-9]+:' then split_part(l.key, ':', 2)::bigint end
      where (d.settled_at is null or (d.settled_at is not null and d.last_error is not null and d.state = 'failed')
          or ${settledWell})
        and (${id}::text is null or d.id::text = ${id})
        and (${about} in ('', d.id::text, c.outside_id)
          or position(${about} in d.kind || ' ' || d.subject || ' ' || l.key) > 0)
    ), newest as (
      select * from report where state in (select jsonb_array_elements_text(${JSON.stringify(states)}::jsonb))
      order by created_at desc limit ${limit}::integer
    )
    select * from newest order by created_at`.execute(transaction);
    return found.rows;
  });
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    lane: row.key,
    kind: row.kind,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    ...(row.conversation !== null && { conversation: row.conversation }),
    ...(row.first_started_at && { firstAttemptAt: row.first_started_at }),
    ...(row.started_at && { lastAttemptAt: row.started_at }),
    ...(row.settled_at && { settledAt: row.settled_at }),
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
