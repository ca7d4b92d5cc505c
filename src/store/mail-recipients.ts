import { sql } from 'kysely';
import type { Language } from '../domain/language.ts';
import type { Db, Tx } from './scope.ts';

/** Everybody who has one of these threads. */
export async function listThreadAssignees(
  db: Db,
  threadIds: readonly number[],
): Promise<{ threadId: number; slackUser: string }[]> {
  if (threadIds.length === 0) return [];
  return db
    .selectFrom('thread_assignees')
    .select(['thread_id as threadId', 'slack_user as slackUser'])
    .where('thread_id', '=', sql<number>`any(${[...threadIds]}::bigint[])`)
    .orderBy('thread_id')
    .orderBy('assigned_at')
    .orderBy('slack_user')
    .execute();
}

/** Whose token it is, and how they are to be spoken to; undefined for a token that nobody has. */
export async function findMailOwner(
  db: Db,
  token: string,
): Promise<{ slackUser: string; language: string | null; ownLanguage: Language | null } | undefined> {
  return db
    .selectFrom('members')
    .select(['slack_user as slackUser', 'language', 'own_language as ownLanguage'])
    .where('mail_token', '=', token)
    .executeTakeFirst();
}

/** Switches somebody's e-mail off or on; harmless twice. */
export async function setMails(tx: Tx, slackUser: string, mails: boolean): Promise<void> {
  await tx.updateTable('members').set({ mails }).where('slack_user', '=', slackUser).execute();
}
