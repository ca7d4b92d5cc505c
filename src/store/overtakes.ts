import { sql } from 'kysely';
import type { SlackMessage } from '../domain/own-words.ts';
import type { Db, Tx } from './scope.ts';

/** An edit or deletion whose message we have not heard of yet. */
export interface Overtake {
  deleted: boolean;
  editTs: string;
  message?: SlackMessage;
  /** Something that came before the message says that its words were marked as internal meanwhile. */
  wasMarked: boolean;
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
      was_marked: overtake.wasMarked,
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
  if (overtake.wasMarked) await rememberMark(tx, place);
}

/** Also by an edit that is older than what is kept. */
async function rememberMark(tx: Tx, { channel, ts }: { channel: string; ts: string }): Promise<void> {
  await tx
    .updateTable('overtakes')
    .set({ was_marked: true })
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .execute();
}

/** What overtook the message that has now come; forgotten with this. */
export async function takeOvertake(tx: Tx, place: { channel: string; ts: string }): Promise<Overtake | undefined> {
  const row = await tx
    .deleteFrom('overtakes')
    .where('channel', '=', place.channel)
    .where('ts', '=', place.ts)
    .returning(['deleted', 'edit_ts', 'message', 'was_marked'])
    .executeTakeFirst();
  if (!row) return undefined;
  const { deleted, edit_ts: editTs, message, was_marked: wasMarked } = row;
  return { deleted, editTs, wasMarked, ...(message && { message }) };
}

/** Forgets what overtook a message that never came: an edit of somebody we do not hear, say. Across organizations. */
export async function forgetOvertakes(db: Db, days: number): Promise<number> {
  const result = await db
    .deleteFrom('overtakes')
    .where('heard_at', '<', sql<Date>`now() - make_interval(days => ${days}::integer)`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
