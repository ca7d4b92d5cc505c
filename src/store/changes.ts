import type { Change } from '../domain/change.ts';
import type { Db, Tx } from './scope.ts';

export interface RecordedChange {
  change: Change;
  slackUser?: string;
  name?: string;
  at: Date;
}

/** Keeps what was done, by whom and when; a merchant has no `slackUser`, a marketplace no name either. */
export async function recordChange(
  tx: Tx,
  threadId: number,
  { code, ...facts }: Change,
  by: { slackUser?: string | undefined; name?: string | undefined; at: Date },
): Promise<void> {
  await tx
    .insertInto('changes')
    .values({
      organization_id: tx.organizationId,
      thread_id: threadId,
      code,
      facts: JSON.stringify(facts),
      slack_user: by.slackUser ?? null,
      name: by.name ?? null,
      at: by.at,
    })
    .execute();
}

/** What was done with a thread, oldest first. */
export async function listChanges(db: Db, threadId: number): Promise<RecordedChange[]> {
  const rows = await db.selectFrom('changes').selectAll().where('thread_id', '=', threadId).orderBy('id').execute();
  return rows.map((row) => ({
    change: { code: row.code, ...row.facts } as Change,
    at: row.at,
    ...(row.slack_user !== null && { slackUser: row.slack_user }),
    ...(row.name !== null && { name: row.name }),
  }));
}
