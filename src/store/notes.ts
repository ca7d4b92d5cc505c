import type { NoteLine } from '../domain/job-verbs.ts';
import type { Note } from '../domain/message.ts';
import type { Db, Tx } from './scope.ts';

export interface NewNote {
  /** Absent under a lead. */
  conversationId?: number;
  threadId: number;
  slackUser: string;
  authorName: string;
  /** Absent for a note that was written in a dialog. */
  channel?: string | undefined;
  ts?: string | undefined;
  body: string;
  editTs?: string;
  createdAt: Date;
}

export async function insertNote(tx: Tx, note: NewNote): Promise<void> {
  await tx
    .insertInto('notes')
    .values({
      organization_id: tx.organizationId,
      conversation_id: note.conversationId ?? null,
      thread_id: note.threadId,
      slack_user: note.slackUser,
      author_name: note.authorName,
      channel: note.channel ?? null,
      ts: note.ts ?? null,
      body: note.body,
      edit_ts: note.editTs ?? null,
      created_at: note.createdAt,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'channel', 'ts']).doNothing())
    .execute();
}

/** A note that stands: deleted ones are not found. */
export async function findNoteAt(db: Db, channel: string, ts: string): Promise<Note | undefined> {
  const row = await db
    .selectFrom('notes')
    .select(['id', 'thread_id', 'slack_user', 'author_name', 'body', 'edit_ts'])
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    threadId: row.thread_id,
    slackUser: row.slack_user,
    authorName: row.author_name,
    body: row.body,
    ...(row.edit_ts !== null && { editTs: row.edit_ts }),
  };
}

export async function updateNote(tx: Tx, id: number, change: { body: string; editTs: string }): Promise<void> {
  await tx.updateTable('notes').set({ body: change.body, edit_ts: change.editTs }).where('id', '=', id).execute();
}

export async function deleteNote(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.updateTable('notes').set({ body: '', deleted_at: at }).where('id', '=', id).execute();
}

/** Whether a message at this place was ever a note, deleted or not. */
export async function wasNote(db: Db, channel: string, ts: string): Promise<boolean> {
  const row = await db
    .selectFrom('notes')
    .select('id')
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest notes of a thread, newest first. */
export async function listNotes(db: Db, threadId: number, limit: number): Promise<NoteLine[]> {
  const rows = await db
    .selectFrom('notes')
    .select(['slack_user', 'author_name', 'body', 'created_at'])
    .where('thread_id', '=', threadId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    slackUser: row.slack_user,
    authorName: row.author_name,
    body: row.body,
    at: row.created_at,
  }));
}

/** Whether this person wrote the same in a dialog since then: a form that was sent twice. */
export async function hasSameNote(
  db: Db,
  note: { threadId: number; slackUser: string; body: string; since: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('notes')
    .select('id')
    .where('thread_id', '=', note.threadId)
    .where('slack_user', '=', note.slackUser)
    .where('body', '=', note.body)
    .where('ts', 'is', null)
    .where('created_at', '>', note.since)
    .executeTakeFirst();
  return row !== undefined;
}
