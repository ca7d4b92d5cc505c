import { sql } from 'kysely';
import { RATE_LIMITED } from '../store/gates.ts';
import { jsonbOf } from '../store/jsonb.ts';
import type { Tx } from '../store/scope.ts';
import { type ClaimedRow, toDelivery } from './claimed-row.ts';
import type { Delivery, Outcome, Settled } from './delivery.ts';
import { milliseconds } from './pace.ts';

/** One of the deliveries is no longer ours to settle: its lane has another token. Nothing of the batch was stored. */
export class StaleToken extends Error {
  override name = 'StaleToken';
}

/**
 * A failure was stored before, or the delivery was proven to have arrived: what the caller did to show the failure must not
 * stand, so nothing of the batch was stored. To be settled once more without showing it.
 */
export class SettledBefore extends Error {
  override name = 'SettledBefore';
}

interface SettledRow {
  delivery: string;
  stored: boolean;
}

/**
 * Stores outcomes and lets the lanes go on, in one statement of the caller's transaction. A lane whose next head may go at
 * once and whose gate has no budget to keep stays ours: that head is marked `sending` and returned.
 *
 * ● "The lane is empty" is never concluded from `deliveries` alone: an append that committed after this statement's snapshot
 * is invisible in it. The append has moved the lane's version, though, and the lane is locked here as it is now: where the
 * two versions differ, the lane stays due.
 *
 * The lanes that the transaction's outbox will append to are locked here too, all in the order of their keys: call it when
 * the outbox is complete. An outcome of a delivery that is settled already, by proof or by us with the answer lost, is
 * dropped, and the lane goes on.
 *
 * @throws {StaleToken}
 * @throws {SettledBefore}
 */
export async function settle(tx: Tx, settled: readonly Settled[], goOn: boolean): Promise<Delivery[]> {
  const input = settled.map(({ delivery, outcome, calledAt }) => ({
    delivery: delivery.id,
    lane: delivery.laneId,
    token: delivery.token,
    ...slotOf(delivery, calledAt),
    ...columnsOf(outcome),
  }));
  const lanes = settled.map(({ delivery }) => delivery.laneId);
  const appendedTo = tx.outbox.deliveries.map(({ lane }) => lane);
  const { rows } = await sql<SettledRow & (ClaimedRow | { id: null })>`
    with input as (
      select * from jsonb_to_recordset(${jsonbOf(input)}::jsonb) as i(delivery uuid, lane bigint, token bigint,
        state text, "delayMs" double precision, outcome jsonb, error text, uncounted boolean,
        "slotUntil" bigint, "slotLeftMs" double precision)
    ), locked as materialized (
      select l.id, l.token, l.version, l.gate from lanes l
      where l.id = any(${lanes}::bigint[])
        or (l.organization_id = ${tx.organizationId} and l.key = any(${appendedTo}::text[]))
      order by l.key for update of l
    ), held as materialized (
      select input.*, locked.version, locked.gate
      from locked join input on input.lane = locked.id and input.token = locked.token
    ), stored as (
      update deliveries d set state = held.state,
        not_before = case when held."delayMs" is null then d.not_before
          else now() + held."delayMs" * interval '1 millisecond' end,
        attempts = d.attempts - case when held.uncounted then 1 else 0 end,
        settled_at = case when held.state in ('waiting', 'sending') then null else now() end,
        outcome = coalesce(held.outcome, d.outcome), last_error = held.error
      from held where d.id = held.delivery and d.state = 'sending'
      returning d.id, d.position, d.seq
    ), next as materialized (
      select held.lane, held.delivery as settled, held."delayMs", held.gate, held.version = seen.version as believed,
        stored.id is not null as stored, stored.id is not null and held.state in ('waiting', 'sending') as returns,
        n.id as delivery, n.state as was, n.not_before,
        (n.position, n.seq) < (stored.position, stored.seq) as overtakes
      from held join lanes seen on seen.id = held.lane
      left join stored on stored.id = held.delivery
      left join lateral (
        select d.id, d.state, d.not_before, d.position, d.seq from deliveries d
        where d.lane_id = held.lane and d.settled_at is null and d.id <> held.delivery
        order by d.position, d.seq limit 1
      ) n on true
    ), onward as (
      update deliveries d set state = 'sending', attempts = d.attempts + 1,
        started_at = case when d.state = 'waiting' then now() else d.started_at end,
        first_started_at = coalesce(d.first_started_at, now())
      from next
      where ${goOn}::boolean and d.id = next.delivery and d.settled_at is null
        and next.believed and next.not_before <= now() and next.gate not like 'slack:%' and not next.returns
        and not exists (select from gates g where g.key = next.gate and g.open_at > now())
      returning d.*, next.was
    ), slot as (
      -- the transaction began a while ago, and the next post must not come early: not now()
      update gates g set open_at = clock_timestamp() + held."slotLeftMs" * interval '1 millisecond'
      from held
      where g.key = held.gate and g.reason is null
        and case when isfinite(g.open_at) then (extract(epoch from g.open_at) * 1000000)::bigint end = held."slotUntil"
    ), released as (
      update lanes l set
        owner = case when onward.id is null then null else l.owner end,
        token = case when onward.id is null then null else l.token end,
        due_at = case
          when onward.id is not null then null
          when not next.believed then now()
          when next.returns and next.overtakes is not true then now() + coalesce(next."delayMs", 0) * interval '1 millisecond'
          else next.not_before end
      from next left join onward on onward.lane_id = next.lane
      where l.id = next.lane
      returning l.id, l.token, l.owner, l.gate, next.settled, next.stored
    )
    select released.settled as delivery, released.stored, onward.id, onward.organization_id, released.id as lane_id,
      released.token, released.owner as worker, released.gate, onward.kind, onward.subject, onward.payload,
      onward.position, onward.attempts,
      (extract(epoch from now() - onward.started_at) * 1000)::float8 as started_ago_ms,
      (extract(epoch from now() - onward.first_started_at) * 1000)::float8 as first_started_ago_ms,
      onward.was = 'sending' as resumed
    from released left join onward on onward.lane_id = released.id`.execute(tx);

  if (rows.length !== settled.length) throw new StaleToken(`${settled.length - rows.length} lanes are not ours`);
  const dropped = new Set(rows.flatMap((row) => (row.stored ? [] : [row.delivery])));
  const shown = settled.find(({ delivery, outcome }) => dropped.has(delivery.id) && isOnceOnly(outcome));
  if (shown) throw new SettledBefore(shown.delivery.id);
  await changeGates(tx, settled);
  return rows.flatMap((row) => (row.id === null ? [] : [toDelivery(row)]));
}

/** Whether what follows it would be said twice: a failure is shown, and what stands on a page is mailed and copied from there. */
function isOnceOnly(outcome: Outcome): boolean {
  return outcome.kind === 'failed' || (outcome.kind === 'done' && 'shown' in (outcome.result ?? {}));
}

/** How long the channel rests from now on: what is left of the pause after this post, nothing if none was made. */
function slotOf({ slot }: Delivery, calledAt: number | undefined): { slotUntil?: number; slotLeftMs?: number } {
  if (!slot) return {};
  const leftMs = calledAt === undefined ? 0 : slot.paceMs - (performance.now() - calledAt);
  return { slotUntil: slot.until, slotLeftMs: Math.max(0, leftMs) };
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

/** In the order of their keys: two transactions that close the same gates do not wait for each other. */
async function changeGates(tx: Tx, settled: readonly Settled[]): Promise<void> {
  const changes = settled.flatMap(({ delivery, outcome }) =>
    'gate' in outcome && outcome.gate ? [{ ...outcome.gate, delivery: delivery.id }] : [],
  );
  for (const { key, delayMs, reason, delivery } of changes.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    await sql`
      insert into gates (key, organization_id, open_at, reason)
      values (${key}, ${tx.organizationId}, now() + ${milliseconds(delayMs)}, ${reason})
      on conflict (key) do update set open_at = greatest(gates.open_at, excluded.open_at),
        -- the reason of whatever holds the gate longest: it decides who may open it
        reason = case when excluded.open_at >= gates.open_at then excluded.reason else gates.reason end
        -- somebody may have opened it since this was begun: what it was told then is over
        where excluded.reason = ${RATE_LIMITED} or gates.opened_at is null
          or gates.opened_at < (select started_at from deliveries where id = ${delivery})
    `.execute(tx);
  }
}
