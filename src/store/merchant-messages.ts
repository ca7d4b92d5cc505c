import type { FileLine, MerchantWords } from '../domain/card.ts';
import type { InboundFile, InboundMessage } from '../domain/inbound-event.ts';
import { takeBackFiles } from './files.ts';
import type { Db, Tx } from './scope.ts';

/** A merchant's message as the mirror keeps it. */
export interface MerchantMessage {
  id: string;
  conversationId: number;
  threadId: number;
  jobId?: number;
  withdrawn: boolean;
  /** Part of the request at the head of the job's thread, not a post of its own. */
  firstWords: boolean;
  editedAt?: Date;
}

/** Finds by the id under which the merchant's side knows the message. */
export async function findMerchantMessage(db: Db, outsideId: string): Promise<MerchantMessage | undefined> {
  const row = await db
    .selectFrom('messages as m')
    .innerJoin('threads as t', (join) =>
      join.onRef('t.organization_id', '=', 'm.organization_id').onRef('t.id', '=', 'm.thread_id'),
    )
    .select(['m.id', 'm.conversation_id', 'm.thread_id', 't.job_id', 'm.state', 'm.first_words', 'm.edited_at'])
    .where('m.outside_id', '=', outsideId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    conversationId: row.conversation_id,
    threadId: row.thread_id,
    withdrawn: row.state === 'withdrawn',
    firstWords: row.first_words,
    ...(row.job_id !== null && { jobId: row.job_id }),
    ...(row.edited_at && { editedAt: row.edited_at }),
  };
}

export interface NewMerchantMessage {
  conversationId: number;
  threadId: number;
  merchantName: string;
  message: InboundMessage;
  firstWords: boolean;
  heardAt: Date;
}

/** Returns the id, or undefined when a message with this outside id stands already. */
export async function insertMerchantMessage(tx: Tx, message: NewMerchantMessage): Promise<string | undefined> {
  const row = await tx
    .insertInto('messages')
    .values({
      organization_id: tx.organizationId,
      conversation_id: message.conversationId,
      thread_id: message.threadId,
      direction: 'in',
      state: 'received',
      outside_id: message.message.id,
      author_name: message.merchantName,
      body: message.message.body,
      first_words: message.firstWords,
      sent_at: message.message.sentAt,
      heard_at: message.heardAt,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'outside_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) await insertFiles(tx, row.id, message.message.files);
  return row?.id;
}

/**
 * The words as they are now, and the files if the edit names them: one that stays keeps its way into the thread. Returns
 * Slack's ids of files that are gone with the edit.
 */
export async function editMerchantMessage(
  tx: Tx,
  id: string,
  edit: { body: string; files?: readonly InboundFile[] | undefined; editedAt: Date },
): Promise<string[]> {
  await tx.updateTable('messages').set({ body: edit.body, edited_at: edit.editedAt }).where('id', '=', id).execute();
  if (!edit.files) return [];
  const standing = await tx
    .selectFrom('files')
    .select(['id', 'place', 'name', 'url'])
    .where('message_id', '=', id)
    .orderBy('place')
    .execute();
  const left = [...edit.files];
  const kept = standing.filter((one) => {
    const found = left.findIndex(({ name, url }) => name === one.name && url === one.url);
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
  const gone = await takeBackFiles(
    tx,
    id,
    kept.map((file) => file.id),
  );
  await insertFiles(tx, id, left, Math.max(-1, ...kept.map(({ place }) => place)) + 1);
  return gone;
}

/** Words and files of a withdrawn message are not kept. Returns Slack's ids of its files. */
export async function withdrawMerchantMessage(tx: Tx, id: string): Promise<string[]> {
  await tx.updateTable('messages').set({ state: 'withdrawn', body: '' }).where('id', '=', id).execute();
  return takeBackFiles(tx, id);
}

/** What the merchant wrote in the thread until `heardBefore` counts as answered or read; what came since was not meant. Returns how many were unread. */
export async function markRead(tx: Tx, threadId: number, at: Date, heardBefore: Date): Promise<number> {
  const rows = await tx
    .updateTable('messages')
    .set({ read_at: at })
    .where('thread_id', '=', threadId)
    .where('direction', '=', 'in')
    .where('heard_at', '<=', heardBefore)
    .where('read_at', 'is', null)
    .returning('state')
    .execute();
  return rows.filter(({ state }) => state === 'received').length;
}

/** A merchant's message as the thread shows it. */
export async function getMerchantWords(db: Db, id: string): Promise<MerchantWords> {
  const [files, row] = await Promise.all([
    listFiles(db, id),
    db
      .selectFrom('messages as m')
      .innerJoin('conversations as c', (join) =>
        join.onRef('c.organization_id', '=', 'm.organization_id').onRef('c.id', '=', 'm.conversation_id'),
      )
      .innerJoin('merchants as p', (join) =>
        join.onRef('p.organization_id', '=', 'c.organization_id').onRef('p.id', '=', 'c.merchant_id'),
      )
      .select(['m.author_name', 'p.time_zone', 'm.sent_at', 'm.body', 'm.edited_at', 'm.state'])
      .where('m.id', '=', id)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    merchantName: row.author_name,
    sentAt: row.sent_at,
    body: row.body,
    edited: row.edited_at !== null,
    withdrawn: row.state === 'withdrawn',
    files,
    ...(row.time_zone !== null && { merchantTimeZone: row.time_zone }),
  };
}

/** A message's files, in its order. */
export async function listFiles(db: Db, messageId: string): Promise<FileLine[]> {
  const rows = await db
    .selectFrom('files')
    .select(['name', 'size', 'mime_type'])
    .where('message_id', '=', messageId)
    .orderBy('place')
    .execute();
  return rows.flatMap(fileLine);
}

/** None, where a join found no file. */
export function fileLine(row: { name: string | null; size: number | null; mime_type: string | null }): FileLine[] {
  const { name, size, mime_type } = row;
  if (name === null) return [];
  return [{ name, ...(size !== null && { size }), ...(mime_type !== null && { mimeType: mime_type }) }];
}

async function insertFiles(tx: Tx, messageId: string, files: readonly InboundFile[], firstPlace = 0): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('files')
    .values(
      files.map((file, index) => ({
        organization_id: tx.organizationId,
        message_id: messageId,
        place: firstPlace + index,
        name: file.name,
        url: file.url,
        mime_type: file.mimeType,
        size: file.size ?? null,
      })),
    )
    .execute();
}
