import { sql } from 'kysely';
import type { Tx } from './scope.ts';

/** In a query of `organizations`: whether somebody in Slack can hear of what is sent to them. */
export const IS_CONNECTED = sql<boolean>`not exists (
  select from installations where organization_id = organizations.id and connection = 'disconnected')`;

/** Notes that the organization's workspace is connected. False when that was noted before. */
export async function noteConnected(tx: Tx): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('installations')
    .set({ connection: 'connected' })
    .where('organization_id', '=', tx.organizationId)
    .where('connection', 'is distinct from', 'connected')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets that it was noted: nobody has heard of it. */
export async function forgetConnected(tx: Tx): Promise<void> {
  await tx
    .updateTable('installations')
    .set({ connection: null })
    .where('organization_id', '=', tx.organizationId)
    .where('connection', '=', 'connected')
    .execute();
}

/** Notes that it is not any more. False when that was noted before, or when it was connected anew after `at`. */
export async function noteDisconnected(tx: Tx, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('installations')
    .set({ connection: 'disconnected' })
    .where('organization_id', '=', tx.organizationId)
    .where('connection', 'is distinct from', 'disconnected')
    .where('connected_at', '<=', at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
