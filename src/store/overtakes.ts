import { sql } from 'kysely';
import type { SlackMessage } from '../domain/own-words.ts';
import type { Db, Tx } from './scope.ts';

/** An edit or deletion whose message we have not heard of yet. */
export interface Overtake {
  deleted: boolean;
  editTs: string;
  message?: SlackMessage;
}

/** Keeps the newest word about a message that is still to come; a deletion stays, whatever else is said. */
export async function keepOvertake(
  tx: Tx,
  place: { channel: string; ts: string },
  overtake: Overtake,
  heardAt: Date,
): Promise<void> {
  const message = overtake.message ? JSON.stringify(overtake.message) : null;
  await tx
    .insertInto('overtakes')
    .values({
      organization_id: tx.organizationId,
      channel: place.channel,
      ts: place.ts,
      deleted: overtake.deleted,
      edit_ts: overtake.editTs,
      message,
      heard_at: heardAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'channel', 'ts'])
        .doUpdateSet({ deleted: overtake.deleted, edit_ts: overtake.editTs, message, heard_at: heardAt })
        .where((eb) =>
          eb.and([
            eb('overtakes.deleted', '=', false),
            eb.or([eb.val(overtake.deleted), eb('overtakes.edit_ts', '<', overtake.editTs)]),
          ]),
        ),
    )
    .execute();
}

/** What overtook the message that has now come; forgotten with this. */
export async function takeOvertake(tx: Tx, place: { channel: string; ts: string }): Promise<Overtake | undefined> {
  const row = await tx
    .deleteFrom('overtakes')
    .where('channel', '=', place.channel)
    .where('ts', '=', place.ts)
    .returning(['deleted', 'edit_ts', 'message'])
    .executeTakeFirst();
  if (!row) return undefined;
  return { deleted: row.deleted, editTs: row.edit_ts, ...(row.message && { message: row.message }) };
}

/** Forgets what overtook a message that never came: an edit of somebody we do not hear, say. Across organizations. */
export async function forgetOvertakes(db: Db, days: number): Promise<number> {
  const result = await db
    .deleteFrom('overtakes')
    .where('heard_at', '<', sql<Date>`now() - make_interval(days => ${days}::integer)`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
