import { sql } from 'kysely';
import type { Db } from '../store/scope.ts';
import { type ClaimedRow, toDelivery } from './claimed-row.ts';
import type { Delivery } from './delivery.ts';
import { bookedUntil, type Pace } from './pace.ts';

export interface ClaimRequest {
  worker: number;
  /** Most lanes to take. */
  limit: number;
  /** Gates after this key come first: round robin, so that one flooding gate cannot take every claim. */
  cursor: string;
  pace: Pace;
  /** Organizations with as many posts in flight as one workspace may have. */
  busyOrganizations: readonly number[];
}

const GATES_A_CLAIM = 64;
const LANES_A_GATE = 2;

/**
 * Takes the heads of due lanes at open gates, marks them `sending` and books the gates' next slots, in one statement.
 * A head that may not go yet puts its lane back to sleep until it may.
 *
 * The statement reads `deliveries` by its snapshot but lanes as they are when locked. So "nothing is due" is believed only
 * if the lane's version in the snapshot (`seen`) is the locked one; otherwise somebody appended meanwhile and the lane stays due.
 */
export async function claimLanes(db: Db, request: ClaimRequest): Promise<Delivery[]> {
  const { worker, limit, cursor, pace } = request;
  const busy = JSON.stringify(request.busyOrganizations);
  const { rows } = await sql<ClaimedRow>`
    with recursive ring as (
      (select gate from lanes where owner is null and due_at is not null and gate > ${cursor} order by gate limit 1)
      union all
      select (select l.gate from lanes l
        where l.owner is null and l.due_at is not null and l.gate > ring.gate order by l.gate limit 1)
      from ring where ring.gate is not null
    ), due as materialized (
      select r.gate, r.gate like 'slack:%' as paced
      from (select gate from ring where gate is not null limit ${GATES_A_CLAIM}) r
      left join gates g on g.key = r.gate
      where coalesce(g.open_at, '-infinity') <= now()
        and exists (select from lanes l where l.gate = r.gate and l.owner is null and l.due_at <= now())
        and not (r.gate like 'slack:%' and split_part(r.gate, ':', 2)::bigint in
          (select value::bigint from jsonb_array_elements_text(${busy}::jsonb)))
    ), slot as materialized (
      select key as gate from gates
      where key in (select gate from due where paced) and open_at <= now()
      for update skip locked
    ), picked as materialized (
      select lane.id, lane.version, due.gate, due.paced
      from due cross join lateral (
        select l.id, l.version from lanes l
        where l.gate = due.gate and l.owner is null and l.due_at <= now()
          and (not due.paced or due.gate in (select gate from slot))
        order by l.due_at limit case when due.paced then 1 else ${LANES_A_GATE} end
        for update skip locked
      ) lane
      order by due.gate limit ${limit}
    ), head as materialized (
      select picked.*, seen.version as seen, d.id as delivery, d.state as was, d.not_before
      from picked join lanes seen on seen.id = picked.id
      left join lateral (
        select d.id, d.state, d.not_before from deliveries d
        where d.lane_id = picked.id and d.state in ('waiting', 'sending')
        order by d.position, d.seq limit 1
      ) d on true
    ), sending as (
      update deliveries d set state = 'sending', attempts = d.attempts + 1,
        started_at = case when d.state = 'waiting' then now() else d.started_at end,
        first_started_at = coalesce(d.first_started_at, now())
      from head where d.id = head.delivery and head.not_before <= now() and d.state in ('waiting', 'sending')
      returning d.*, head.was, head.gate, head.paced
    ), taken as (
      update lanes l set owner = ${worker}, token = nextval('lane_tokens'), due_at = null
      from sending where l.id = sending.lane_id
      returning l.id, l.token
    ), asleep as (
      update lanes l set due_at = case when head.version = head.seen then head.not_before else now() end
      from head where l.id = head.id and not exists (select from sending where sending.lane_id = head.id)
    ), booked as (
      update gates g set open_at = ${bookedUntil(pace)},
        reason = null
      from (select distinct gate from sending where paced) s where g.key = s.gate
    )
    select sending.id, sending.organization_id, sending.lane_id, taken.token, sending.gate, sending.kind, sending.subject,
      sending.payload, sending.position, sending.attempts,
      (extract(epoch from now() - sending.started_at) * 1000)::float8 as started_ago_ms,
      (extract(epoch from now() - sending.first_started_at) * 1000)::float8 as first_started_ago_ms,
      sending.was = 'sending' as resumed
    from sending join taken on taken.id = sending.lane_id
    order by sending.gate`.execute(db);
  return rows.map(toDelivery);
}

/** Lanes of copies that stopped renewing go back into the queue; what they were sending comes back `resumed`. */
export async function releaseLanesOfTheDead(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    update lanes set owner = null, token = null, due_at = now(), version = version + 1
    where owner is not null
      and not exists (select from workers where workers.id = lanes.owner and workers.alive_until > now())`.execute(db);
  return Number(numAffectedRows ?? 0);
}
