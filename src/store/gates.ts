import { sql } from 'kysely';
import type { Db } from './scope.ts';

/** Why a gate rests that Slack limits: nobody opens it before its time. */
export const RATE_LIMITED = 'rate limited';

/** Opens a gate that was closed: what waits behind it may go at once. A limit stays: it passes by itself. */
export async function openGate(db: Db, key: string): Promise<void> {
  await sql`
    update gates set open_at = '-infinity', reason = null
    where key = ${key} and open_at > now() and reason <> ${RATE_LIMITED}`.execute(db);
}

/** Opens every gate that was closed for this reason. */
export async function openGatesClosedFor(db: Db, reason: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update gates set open_at = '-infinity', reason = null where reason = ${reason}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
