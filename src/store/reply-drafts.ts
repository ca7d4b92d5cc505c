import { sql } from 'kysely';
import type { Reader } from './reading.ts';
import type { Tx } from './scope.ts';

/** Somebody has the Reply dialog of this thread open from now on. Drafts that nobody closed are forgotten. */
export async function openDraft(
  tx: Tx,
  draft: { threadId: number; slackUser: string; openedAt: Date; forgetBefore: Date },
): Promise<void> {
  await tx.deleteFrom('reply_drafts').where('opened_at', '<', draft.forgetBefore).execute();
  await tx
    .insertInto('reply_drafts')
    .values({
      organization_id: tx.organizationId,
      thread_id: draft.threadId,
      slack_user: draft.slackUser,
      opened_at: draft.openedAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'thread_id', 'slack_user'])
        .doUpdateSet((eb) => ({ opened_at: eb.ref('excluded.opened_at') })),
    )
    .execute();
}

export async function closeDraft(tx: Tx, draft: { threadId: number; slackUser: string }): Promise<void> {
  await tx
    .deleteFrom('reply_drafts')
    .where('thread_id', '=', draft.threadId)
    .where('slack_user', '=', draft.slackUser)
    .execute();
}

/** A colleague who writes to the same merchant right now. */
export interface Writer {
  slackUser: string;
  name: string;
  writing: 'message' | 'dialog';
}

/** Whose reply in the thread waits in its window, and who opened the Reply dialog after `since`; each once, without `slackUser`. A raw query names whose rows it means. */
export async function listOtherWriters(
  db: Reader | Tx,
  question: { threadId: number; slackUser: string; now: Date; since: Date },
): Promise<Writer[]> {
  const { rows } = await sql<Writer>`
    select distinct on (w.slack_user) w.slack_user as "slackUser", coalesce(nullif(p.name, ''), w.name) as name, w.writing
    from (
      select m.slack_user, m.author_name as name, 'message' as writing
      from messages m
      where m.organization_id = ${db.organizationId} and m.thread_id = ${question.threadId} and m.direction = 'out' and m.state = 'waiting'
        and m.leaves_at > ${question.now}::timestamptz
      union all
      select d.slack_user, '', 'dialog' from reply_drafts d
      where d.organization_id = ${db.organizationId} and d.thread_id = ${question.threadId} and d.opened_at > ${question.since}::timestamptz
    ) w
    left join members p on p.organization_id = ${db.organizationId} and p.slack_user = w.slack_user
    where w.slack_user <> ${question.slackUser}
    order by w.slack_user, w.writing desc`.execute(db);
  return rows;
}

/** Whether a whisper with this subject was appended after `since`. */
export async function wasWhispered(tx: Tx, subject: string, since: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('organization_id', '=', tx.organizationId)
    .where('subject', '=', subject)
    .where('kind', '=', 'whisper')
    .where('position', '>', since.getTime() * 1000)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
