import { sql } from 'kysely';
import type { Db, Tx } from './scope.ts';

/** Who has a thread, in the order in which they came to it. */
export async function listAssignees(db: Db, threadId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('thread_assignees')
    .select('slack_user')
    .where('thread_id', '=', threadId)
    .orderBy('assigned_at')
    .orderBy('slack_user')
    .execute();
  return rows.map((row) => row.slack_user);
}

export async function insertAssignees(
  tx: Tx,
  threadId: number,
  slackUsers: readonly string[],
  assignedAt: Date,
): Promise<void> {
  await sql`
    insert into thread_assignees (organization_id, thread_id, slack_user, assigned_at)
    select ${tx.organizationId}, ${threadId}, slack_user, ${assignedAt}
    from unnest(${[...slackUsers]}::text[]) as u(slack_user)
    on conflict do nothing`.execute(tx);
}

export async function removeAssignees(tx: Tx, threadId: number, slackUsers: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('thread_assignees')
    .where('thread_id', '=', threadId)
    .where('slack_user', '=', sql<string>`any(${[...slackUsers]}::text[])`)
    .execute();
}
