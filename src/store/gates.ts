import { sql } from 'kysely';
import type { Db } from './scope.ts';

/** Opens a gate that was closed or limited: what waits behind it may go at once. */
export async function openGate(db: Db, key: string): Promise<void> {
  await sql`update gates set open_at = '-infinity', reason = null where key = ${key} and open_at > now()`.execute(db);
}

/** Opens every gate that was closed for this reason. */
export async function openGatesClosedFor(db: Db, reason: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update gates set open_at = '-infinity', reason = null where reason = ${reason}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
