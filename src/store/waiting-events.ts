import { sql } from 'kysely';
import { SENT_AHEAD } from './round-trips.ts';
import type { Across, Db, Tx } from './scope.ts';

/** An event that came before what it needs. */
export interface WaitingEvent {
  id: number;
  eventId: string;
  event: object;
  receivedAt: Date;
}

/** Hours that an event waits for what it needs; then it is given up and listed. */
const WAITS_HOURS = 24;

/** @param needs what it waits for, e.g. `job:123`, `conversation:c-77`, `message:msg-1` */
export async function keepWaitingEvent(
  tx: Tx,
  event: { needs: string; eventId: string; event: object; receivedAt: Date },
): Promise<void> {
  await tx
    .insertInto('waiting_events')
    .values({
      organization_id: tx.organizationId,
      needs: event.needs,
      event_id: event.eventId,
      event: JSON.stringify(event.event),
      received_at: event.receivedAt,
      waits_until: new Date(event.receivedAt.getTime() + WAITS_HOURS * 3_600_000),
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'event_id']).doUpdateSet({ needs: event.needs }))
    .execute();
}

/**
 * Who brings something and who found it missing take turns until they commit. Without that, an event could begin to wait for
 * what another transaction is just about to commit, having looked for waiting events already.
 */
export async function lockNeeds(tx: Tx, needs: readonly string[]): Promise<void> {
  const keys = needs.map((need) => `waits:${need}`).sort();
  await sql`
    ${sql.raw(SENT_AHEAD)}select pg_advisory_xact_lock(hashtextextended(key, ${tx.organizationId}))
    from unnest(${keys}::text[]) as key`.execute(tx);
}

/** Takes the events that waited for one of these, in the order they came. Late is better than lost: given-up ones too. */
export async function takeWaitingEvents(tx: Tx, needs: readonly string[]): Promise<WaitingEvent[]> {
  if (needs.length === 0) return [];
  await lockNeeds(tx, needs);
  const rows = await tx
    .deleteFrom('waiting_events')
    .where('needs', 'in', needs)
    .returning(['id', 'event_id', 'event', 'received_at'])
    .execute();
  return rows
    .sort((a, b) => a.id - b.id)
    .map((row) => ({ id: row.id, eventId: row.event_id, event: row.event, receivedAt: row.received_at }));
}

/** Marks events whose time is over; call across organizations. Returns what they waited for. */
export async function giveUpWaitingEvents(db: Db, now: Date): Promise<{ eventId: string; needs: string }[]> {
  const rows = await db
    .updateTable('waiting_events')
    .set({ given_up_at: sql<Date>`now()` })
    .where('given_up_at', 'is', null)
    .where('waits_until', '<=', now)
    .returning(['event_id', 'needs'])
    .execute();
  return rows.map((row) => ({ eventId: row.event_id, needs: row.needs }));
}

/** Forgets, of all organizations, what was given up more than `days` ago. Returns how many went. */
export async function forgetGivenUpEvents(across: Across, days: number): Promise<number> {
  const { numDeletedRows } = await across
    .deleteFrom('waiting_events')
    .where('given_up_at', 'is not', null)
    .where('given_up_at', '<', sql<Date>`now() - make_interval(days => ${days}::integer)`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
