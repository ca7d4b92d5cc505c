import { sql } from 'kysely';
import type { Db } from './scope.ts';

/** Why a gate rests that Slack limits: nobody opens it before its time. */
export const RATE_LIMITED = 'rate limited';

/** Why a gate is closed whose endpoint said that it is gone: until somebody retries, or a restart. */
export const ENDPOINT_OFF = 'endpoint_off';

/**
 * Opens a gate that was closed: what waits behind it may go at once. A limit stays: it passes by itself. A call that is on its
 * way does not close it again, whatever it is told: what it found is over, also when it is the first to find it.
 */
export async function openGate(db: Db, key: string): Promise<void> {
  await sql`
    update gates set
      open_at = case when reason <> ${RATE_LIMITED} then '-infinity' else open_at end,
      reason = case when reason = ${RATE_LIMITED} then reason end,
      opened_at = clock_timestamp()
    where key = ${key}`.execute(db);
}

/** Whether a gate is closed for this reason. */
export async function isGateClosedFor(db: Db, key: string, reason: string): Promise<boolean> {
  const row = await db
    .selectFrom('gates')
    .select('key')
    .where('key', '=', key)
    .where('reason', '=', reason)
    .where('open_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Opens every gate, or every one of an organization, that was closed for one of these reasons. */
export async function openGatesClosedFor(db: Db, reasons: readonly string[], organizationId?: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update gates set open_at = '-infinity', reason = null, opened_at = clock_timestamp()
    where reason = any(${reasons}::text[])
      and organization_id = coalesce(${organizationId ?? null}::bigint, organization_id)`.execute(db);
  return Number(numAffectedRows ?? 0);
}
