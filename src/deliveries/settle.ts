import { sql } from 'kysely';
import type { Tx } from '../store/scope.ts';
import { type ClaimedRow, toDelivery } from './claimed-row.ts';
import type { Delivery, Outcome, Settled } from './delivery.ts';
import { milliseconds } from './pace.ts';

/** One of the deliveries is no longer ours to settle: its lane has another token. Nothing of the batch was stored. */
export class StaleToken extends Error {
  override name = 'StaleToken';
}

/**
 * Stores outcomes and lets the lanes go on, in one statement of the caller's transaction. A lane whose next head may go at
 * once and whose gate has no budget to keep stays ours: that head is marked `sending` and returned.
 *
 * ● "The lane is empty" is never concluded from `deliveries` alone: an append that committed after this statement's snapshot
 * is invisible in it. The append has moved the lane's version, though, and the lane is locked here as it is now: where the
 * two versions differ, the lane stays due.
 *
 * @throws {StaleToken}
 */
export async function settle(tx: Tx, settled: readonly Settled[], goOn: boolean): Promise<Delivery[]> {
  const rows = settled.map(({ delivery, outcome }) => ({
    delivery: delivery.id,
    lane: delivery.laneId,
    token: delivery.token,
    ...columnsOf(outcome),
  }));
  const { rows: lanes } = await sql<ClaimedRow | { id: null }>`
    with input as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(delivery uuid, lane bigint, token bigint,
        state text, "delayMs" double precision, outcome jsonb, error text, uncounted boolean)
    ), held as materialized (
      select input.*, l.version, l.gate from lanes l join input on input.lane = l.id and input.token = l.token
      order by l.id for update of l
    ), stored as (
      update deliveries d set state = held.state,
        not_before = case when held."delayMs" is null then d.not_before
          else now() + held."delayMs" * interval '1 millisecond' end,
        attempts = d.attempts - case when held.uncounted then 1 else 0 end,
        settled_at = case when held.state in ('waiting', 'sending') then null else now() end,
        outcome = coalesce(held.outcome, d.outcome), last_error = held.error
      from held where d.id = held.delivery and d.state = 'sending'
      returning d.id
    ), next as materialized (
      select held.lane, held.version, held.state, held."delayMs", held.gate, seen.version as seen, n.id as delivery,
        n.state as was, n.not_before
      from held join lanes seen on seen.id = held.lane
      left join lateral (
        select d.id, d.state, d.not_before from deliveries d
        where d.lane_id = held.lane and d.state in ('waiting', 'sending') and d.id <> held.delivery
        order by d.position, d.seq limit 1
      ) n on true
    ), onward as (
      update deliveries d set state = 'sending', attempts = d.attempts + 1,
        started_at = case when d.state = 'waiting' then now() else d.started_at end,
        first_started_at = coalesce(d.first_started_at, now())
      from next
      where ${goOn}::boolean and d.id = next.delivery and d.state in ('waiting', 'sending')
        and next.version = next.seen and next.not_before <= now() and next.gate not like 'slack:%'
        and next.state not in ('waiting', 'sending')
        and not exists (select from gates g where g.key = next.gate and g.open_at > now())
      returning d.*, next.was
    ), released as (
      update lanes l set
        owner = case when onward.id is null then null else l.owner end,
        token = case when onward.id is null then null else l.token end,
        due_at = case
          when onward.id is not null then null
          when next.version <> next.seen then now()
          when next.state in ('waiting', 'sending') then now() + coalesce(next."delayMs", 0) * interval '1 millisecond'
          else next.not_before end
      from next left join onward on onward.lane_id = next.lane
      where l.id = next.lane
      returning l.id, l.token, l.gate
    )
    select onward.id, onward.organization_id, released.id as lane_id, released.token, released.gate, onward.kind,
      onward.subject, onward.payload, onward.position, onward.attempts,
      (extract(epoch from now() - onward.started_at) * 1000)::float8 as started_ago_ms,
      (extract(epoch from now() - onward.first_started_at) * 1000)::float8 as first_started_ago_ms,
      onward.was = 'sending' as resumed
    from released left join onward on onward.lane_id = released.id`.execute(tx);

  if (lanes.length !== settled.length) throw new StaleToken(`${settled.length - lanes.length} lanes are not ours`);
  await changeGates(tx, settled);
  return lanes.flatMap((lane) => (lane.id === null ? [] : [toDelivery(lane)]));
}

interface OutcomeColumns {
  state: string;
  delayMs?: number;
  outcome?: object;
  error?: string;
  uncounted?: boolean;
}

function columnsOf(outcome: Outcome): OutcomeColumns {
  switch (outcome.kind) {
    case 'done':
      return { state: 'done', ...(outcome.result && { outcome: outcome.result }) };
    case 'cancelled':
      return { state: 'cancelled', outcome: { why: outcome.why } };
    case 'failed':
      return { state: 'failed', outcome: outcome.reason, error: outcome.error };
    case 'later':
      return {
        state: 'waiting',
        delayMs: outcome.delayMs,
        ...(outcome.error && { error: outcome.error }),
        ...(outcome.uncounted && { uncounted: true }),
      };
    case 'unknown':
      return { state: 'sending', delayMs: outcome.delayMs, error: outcome.error };
  }
}

async function changeGates(tx: Tx, settled: readonly Settled[]): Promise<void> {
  for (const { outcome } of settled) {
    if (!('gate' in outcome) || !outcome.gate) continue;
    const { key, delayMs, reason } = outcome.gate;
    await sql`
      insert into gates (key, organization_id, open_at, reason)
      values (${key}, ${tx.organizationId}, now() + ${milliseconds(delayMs)}, ${reason})
      on conflict (key) do update set open_at = greatest(gates.open_at, excluded.open_at), reason = excluded.reason
    `.execute(tx);
  }
}
