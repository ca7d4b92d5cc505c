import type { OwnPreferences } from '../domain/preferences.ts';
import type { Db, Tx } from './scope.ts';

export async function getOwnPreferences(db: Db, slackUser: string): Promise<OwnPreferences> {
  const row = await db
    .selectFrom('members')
    .select(['own_language', 'mails'])
    .where('slack_user', '=', slackUser)
    .executeTakeFirst();
  return { mails: row?.mails ?? true, ...(row?.own_language && { language: row.own_language }) };
}

export async function saveOwnPreferences(tx: Tx, slackUser: string, chosen: OwnPreferences): Promise<void> {
  await tx
    .updateTable('members')
    .set({ own_language: chosen.language ?? null, mails: chosen.mails })
    .where('slack_user', '=', slackUser)
    .execute();
}
