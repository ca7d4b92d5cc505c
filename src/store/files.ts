import { sql } from 'kysely';
import type { Language } from '../domain/language.ts';
import type { SlackMessage } from '../domain/own-words.ts';
import type { Db, Tx } from './scope.ts';

/** A merchant's file on its way into a thread. */
export interface MerchantFile {
  id: number;
  messageId: string;
  name: string;
  url: string;
  mimeType?: string;
  /** Bytes, by the merchant's word. */
  size?: number;
  /** The delivery that shares it in the thread. */
  deliveryId?: string;
  /** The delivery that carries its bytes to Slack. */
  carrierId?: string;
  /** Slack's id of it: from right before it is shared. */
  slackFile?: string;
  shared: boolean;
}

function select(db: Db) {
  return db.selectFrom('files').selectAll();
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function toFile(row: Row): MerchantFile {
  return {
    id: row.id,
    messageId: row.message_id,
    name: row.name,
    url: row.url,
    shared: row.shared_at !== null,
    ...(row.mime_type !== null && { mimeType: row.mime_type }),
    ...(row.size !== null && { size: row.size }),
    ...(row.delivery_id !== null && { deliveryId: row.delivery_id }),
    ...(row.carrier_id !== null && { carrierId: row.carrier_id }),
    ...(row.slack_file !== null && { slackFile: row.slack_file }),
  };
}

/** Undefined once the merchant took it back. */
export async function findFile(db: Db, id: number): Promise<MerchantFile | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toFile(row);
}

export async function findFileBySlackId(db: Db, slackFile: string): Promise<MerchantFile | undefined> {
  const row = await select(db).where('slack_file', '=', slackFile).executeTakeFirst();
  return row && toFile(row);
}

/**
 * The files of a message that no delivery brings into the thread yet, locked with their message: an edit that adds one, and
 * the post of the message, come one after the other.
 */
export async function lockFilesToPost(tx: Tx, messageId: string): Promise<MerchantFile[]> {
  await tx.selectFrom('messages').select('id').where('id', '=', messageId).forUpdate().execute();
  const rows = await select(tx)
    .where('message_id', '=', messageId)
    .where('delivery_id', 'is', null)
    .orderBy('place')
    .forUpdate()
    .execute();
  return rows.map(toFile);
}

export interface FileChange {
  deliveryId?: string;
  carrierId?: string | null;
  slackFile?: string;
  sharedAt?: Date;
}

/** False once the merchant took it back. */
export async function updateFile(tx: Tx, id: number, change: FileChange): Promise<boolean> {
  const row = await tx
    .updateTable('files')
    .set({
      ...(change.deliveryId !== undefined && { delivery_id: change.deliveryId }),
      ...(change.carrierId !== undefined && { carrier_id: change.carrierId }),
      ...(change.slackFile !== undefined && { slack_file: change.slackFile }),
      ...(change.sharedAt && { shared_at: change.sharedAt }),
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The merchant's first words of a job, which stand in its request. */
export async function findFirstWordsOfJob(db: Db, jobId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('messages as m')
    .innerJoin('threads as t', (join) =>
      join.onRef('t.organization_id', '=', 'm.organization_id').onRef('t.id', '=', 'm.thread_id'),
    )
    .select('m.id')
    .where('t.job_id', '=', jobId)
    .where('m.first_words', '=', true)
    .orderBy('m.sent_at')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Deletes the files of a message, or those not in `keep`. Returns Slack's ids of those that stand, or may stand, in the thread. */
export async function takeBackFiles(tx: Tx, messageId: string, keep: readonly number[] = []): Promise<string[]> {
  const rows = await tx
    .deleteFrom('files')
    .where('message_id', '=', messageId)
    .$if(keep.length > 0, (query) => query.where('id', 'not in', keep))
    .returning('slack_file')
    .execute();
  return rows.flatMap(({ slack_file }) => slack_file ?? []);
}

/** Made when it is first asked for; the same for every copy of the app and over every start. */
export async function fileLinkKey(db: Db, propose: () => Buffer): Promise<Buffer> {
  await sql`insert into file_link_keys (key) values (${propose()}) on conflict do nothing`.execute(db);
  return (await db.selectFrom('file_link_keys').select('key').executeTakeFirstOrThrow()).key;
}

/** A member's reply whose files a link leads to; `crossed`: it has left, and was not taken back. */
export interface LinkedReply {
  content: SlackMessage;
  crossed: boolean;
  /** The merchant's. */
  locale?: string;
  organizationLanguage: Language;
}

export async function findLinkedReply(db: Db, messageId: string): Promise<LinkedReply | undefined> {
  const row = await db
    .selectFrom('messages as m')
    .innerJoin('organizations as o', 'o.id', 'm.organization_id')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 'm.organization_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .innerJoin('merchants as p', (join) =>
      join.onRef('p.organization_id', '=', 'c.organization_id').onRef('p.id', '=', 'c.merchant_id'),
    )
    .select(['m.content', 'm.state', 'p.locale', 'o.language'])
    .where('m.id', '=', messageId)
    .where('m.direction', '=', 'out')
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    content: row.content ?? {},
    // What failed may have arrived all the same, and its link with it.
    crossed: row.state === 'sending' || row.state === 'delivered' || row.state === 'failed',
    organizationLanguage: row.language,
    ...(row.locale !== null && { locale: row.locale }),
  };
}
