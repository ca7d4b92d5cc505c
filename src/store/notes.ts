import type { Note } from '../domain/message.ts';
import type { Db, Tx } from './scope.ts';

export interface NewNote {
  conversationId: number;
  threadId: number;
  slackUser: string;
  authorName: string;
  channel: string;
  ts: string;
  body: string;
  editTs?: string;
  createdAt: Date;
}

export async function insertNote(tx: Tx, note: NewNote): Promise<void> {
  await tx
    .insertInto('notes')
    .values({
      organization_id: tx.organizationId,
      conversation_id: note.conversationId,
      thread_id: note.threadId,
      slack_user: note.slackUser,
      author_name: note.authorName,
      channel: note.channel,
      ts: note.ts,
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
    .select(['id', 'conversation_id', 'thread_id', 'slack_user', 'body', 'edit_ts'])
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    conversationId: row.conversation_id,
    threadId: row.thread_id,
    slackUser: row.slack_user,
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
