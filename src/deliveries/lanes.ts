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
  /** How many more posts each organization's workspace may have in flight, where that is not `postsAtOnce`. */
  postsLeft: ReadonlyMap<number, number>;
  /** Most posts in flight in one workspace. */
  postsAtOnce: number;
  /** Gates with as much in flight as one gate may have. */
  fullGates: readonly string[];
}

export interface Claim {
  deliveries: Delivery[];
  /** Lanes that were looked at and put to sleep: others behind their gates may be due. */
  slept: number;
  /** Whether as much is due again; absent when so much is that not all of it was looked at. */
  more: boolean | undefined;
}

/** Up to so many lanes that are due are looked at as they are; where there are more, they are looked for gate by gate. */
const SOON = 256;
const GATES_A_CLAIM = 64;
const LANES_A_GATE = 2;

/**
 * Takes the heads of due lanes at open gates, marks them `sending` and books the gates' next slots, in one statement.
 * A head that may not go yet puts its lane back to sleep until it may.
 *
 * The statement reads `deliveries` by its snapshot but lanes as they are when locked. So what it read of a lane is believed
 * only if the lane's version in the snapshot (`seen`) is the locked one; otherwise somebody appended meanwhile, the head may
 * be another, and the lane stays due.
 */
export async function claimLanes(db: Db, request: ClaimRequest): Promise<Claim> {
  const { worker, limit, cursor, pace, postsAtOnce } = request;
  const leftOf = JSON.stringify(Object.fromEntries(request.postsLeft));
  const busy = [...request.postsLeft]
    .filter(([, count]) => count <= 0)
    .map(([organizationId]) => String(organizationId));
  const { rows } = await sql<(ClaimedRow | { id: null }) & { slept: number; whole: boolean }>`
    with recursive soon as materialized (
      select gate from lanes where owner is null and due_at <= now() order by due_at limit ${SOON}
    ), ring as (
      -- so much is due that the rest of it must be looked for gate by gate, also past those whose lanes only sleep
      (select gate from lanes
        where owner is null and due_at is not null and gate > ${cursor} and (select count(*) from soon) = ${SOON}
        order by gate limit 1)
      union all
      select (select l.gate from lanes l
        where l.owner is null and l.due_at is not null and l.gate > ring.gate order by l.gate limit 1)
      from ring where ring.gate is not null
    ), candidate as (
      select gate from ring
        where (select true from lanes l where l.gate = ring.gate and l.owner is null and l.due_at <= now() limit 1)
      union all
      (select gate from (select distinct gate from soon where (select count(*) from soon) < ${SOON}) few
        order by gate <= ${cursor}, gate)
    ), open as materialized (
      -- asked one by one, so that the ring is followed only until enough are found
      select gate, gate like 'slack:%' as post, split_part(gate, ':', 2) as organization from candidate
      where gate <> all(${request.fullGates}::text[])
        and not (gate like 'slack:%' and split_part(gate, ':', 2) = any(${busy}::text[]))
        and coalesce((select g.open_at from gates g where g.key = candidate.gate), '-infinity') <= now()
      limit ${GATES_A_CLAIM}
    ), due as materialized (
      select gate, organization, post, booked,
        case when booked then 1 when post then ${postsAtOnce}::integer else ${LANES_A_GATE}::integer end as lanes
      from (
        select *, row_number() over (partition by organization, post order by gate <= ${cursor}, gate) as place,
          post and case when gate like '%:post:%' then ${pace.postMs}::float8 else ${pace.methodMs}::float8 end > 0 as booked
        from open
      ) gate where not post or place <= coalesce((${leftOf}::jsonb ->> organization)::integer, ${postsAtOnce}::integer)
    ), slot as materialized (
      select key as gate from gates
      where key in (select gate from due where booked) and open_at <= now()
      for update skip locked
    ), locked as materialized (
      select lane.id, lane.version, due.gate, due.organization, due.post, due.booked
      from due cross join lateral (
        select l.id, l.version from lanes l
        where l.gate = due.gate and l.owner is null and l.due_at <= now()
          and (not due.booked or due.gate in (select gate from slot))
        order by l.due_at limit due.lanes
        for update skip locked
      ) lane
    ), picked as materialized (
      select id, version, gate, booked from (
        select *, row_number() over (partition by organization, post order by gate <= ${cursor}, gate) as place from locked
      ) lane where not post or place <= coalesce((${leftOf}::jsonb ->> organization)::integer, ${postsAtOnce}::integer)
      order by gate <= ${cursor}, gate limit ${limit}
    ), head as materialized (
      select picked.*, picked.version = seen.version as believed, d.id as delivery, d.state as was, d.not_before
      from picked join lanes seen on seen.id = picked.id
      left join lateral (
        select d.id, d.state, d.not_before from deliveries d
        where d.lane_id = picked.id and d.settled_at is null
        order by d.position, d.seq limit 1
      ) d on true
    ), sending as (
      update deliveries d set state = 'sending', attempts = d.attempts + 1,
        started_at = case when d.state = 'waiting' then now() else d.started_at end,
        first_started_at = coalesce(d.first_started_at, now())
      from head where d.id = head.delivery and head.believed and d.not_before <= now() and d.settled_at is null
      returning d.*, head.was, head.gate, head.booked
    ), taken as (
      update lanes l set owner = ${worker}, token = nextval('lane_tokens'), due_at = null
      from sending where l.id = sending.lane_id
      returning l.id, l.token, l.owner
    ), asleep as (
      update lanes l set due_at = case when head.believed then head.not_before else now() end
      from head where l.id = head.id and not exists (select from sending where sending.lane_id = head.id)
      returning l.id
    ), booked as (
      update gates g set open_at = ${bookedUntil(pace)}, reason = null
      from (select distinct gate from sending where booked) s where g.key = s.gate
      returning g.key, g.open_at
    ), lightly as materialized (
      -- what calls nobody need not reach the disk by itself: if it is lost with the power, it is claimed again
      select set_config('synchronous_commit',
        case when bool_and(gate like 'apply:%') is false then current_setting('synchronous_commit') else 'off' end, true)
      from sending
    )
    select sending.id, sending.organization_id, sending.lane_id, taken.token, taken.owner as worker, sending.gate,
      sending.kind, sending.subject, sending.payload, sending.position, sending.attempts,
      (extract(epoch from now() - sending.started_at) * 1000)::float8 as started_ago_ms,
      (extract(epoch from now() - sending.first_started_at) * 1000)::float8 as first_started_ago_ms,
      sending.was = 'sending' as resumed, slept.count as slept, (select count(*) from soon) < ${SOON} as whole,
      case when booked.key like '%:post:%' then (extract(epoch from booked.open_at) * 1000000)::bigint end as slot_until
    from (select count(*) from asleep) slept cross join lightly
    left join (sending join taken on taken.id = sending.lane_id left join booked on booked.key = sending.gate) on true
    order by sending.gate <= ${cursor}, sending.gate`.execute(db);
  const deliveries = rows.flatMap((row) => (row.id === null ? [] : [toDelivery(row, pace.postMs)]));
  const whole = rows[0]?.whole ?? false;
  return { deliveries, slept: rows[0]?.slept ?? 0, more: whole ? wasCutShort(deliveries, limit) : undefined };
}

/** A gate without slots gave all that one claim may take of it, or there were as many gates or lanes as one claim takes. */
function wasCutShort(deliveries: readonly Delivery[], limit: number): boolean {
  if (deliveries.length >= limit) return true;
  const gates = Map.groupBy(deliveries, ({ gate }) => gate);
  if (gates.size >= GATES_A_CLAIM) return true;
  return gates.values().some((taken) => taken.length >= LANES_A_GATE);
}

/**
 * Lanes that nobody works at go back into the queue, and what they were sending comes back `resumed`: lanes of copies that
 * stopped renewing, and our own that we do not know of, because the answer to a claim never reached us or a call was not made.
 * `inHand` are the tokens of all that this worker has in flight; no claim of its own may run meanwhile.
 */
export async function releaseLostLanes(db: Db, worker: number, inHand: readonly number[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update lanes set owner = null, token = null, due_at = now(), version = version + 1
    where owner is not null and (
      not exists (select from workers where workers.id = lanes.owner and workers.alive_until > now())
      or owner = ${worker} and token <> all(${inHand}::bigint[]))`.execute(db);
  return Number(numAffectedRows ?? 0);
}
