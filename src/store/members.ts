import type { Language } from '../domain/language.ts';
import type { Db, Tx } from './scope.ts';

/** A Slack user as we last read them; `isMember` is false for guests, bots and people of other workspaces. */
export interface Person {
  slackUser: string;
  name: string;
  isMember: boolean;
  /** Slack's. */
  language?: string;
  /** Their own choice. */
  ownLanguage?: Language;
  timeZone?: string;
  email?: string;
  /** False when they switched e-mail off. */
  mails?: boolean;
  fetchedAt: Date;
}

export async function findPeople(db: Db, slackUsers: readonly string[]): Promise<Map<string, Person>> {
  if (slackUsers.length === 0) return new Map();
  const rows = await db.selectFrom('members').selectAll().where('slack_user', 'in', slackUsers).execute();
  return new Map(
    rows.map((row) => [
      row.slack_user,
      {
        slackUser: row.slack_user,
        name: row.name,
        isMember: row.is_member,
        fetchedAt: row.fetched_at,
        mails: row.mails,
        ...(row.language !== null && { language: row.language }),
        ...(row.own_language !== null && { ownLanguage: row.own_language }),
        ...(row.time_zone !== null && { timeZone: row.time_zone }),
        ...(row.email !== null && { email: row.email }),
      },
    ]),
  );
}

/** Keeps what Slack says of a person; what they chose with us stays. */
export async function savePerson(tx: Tx, person: Person): Promise<void> {
  const row = {
    name: person.name,
    is_member: person.isMember,
    language: person.language ?? null,
    time_zone: person.timeZone ?? null,
    email: person.email ?? null,
    fetched_at: person.fetchedAt,
  };
  await tx
    .insertInto('members')
    .values({ organization_id: tx.organizationId, slack_user: person.slackUser, ...row })
    .onConflict((conflict) => conflict.columns(['organization_id', 'slack_user']).doUpdateSet(row))
    .execute();
}

/** Makes what is kept of a person too old to be used. */
export async function expirePerson(tx: Tx, slackUser: string): Promise<void> {
  await tx
    .updateTable('members')
    .set({ fetched_at: new Date(0) })
    .where('slack_user', '=', slackUser)
    .execute();
}
