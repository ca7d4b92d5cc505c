import { sql, type Transaction } from 'kysely';
import type { HeldBecause } from '../domain/relay-policy.ts';
import type { Database } from './schema.ts';
import type { Db, Tx } from './scope.ts';

/** The words are a reply again: the note goes, and with it all trace that it was one. */
export async function removeNote(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('notes').where('id', '=', id).execute();
}

/** Notes which reply the note at this place was, and who kept it inside; nobody did where it was its own mark, or time. */
export async function noteWasReply(
  tx: Tx,
  place: { channel: string; ts: string },
  was: { messageId: string; decidedBy: string | undefined },
): Promise<void> {
  await tx
    .updateTable('notes')
    .set({ was_message: was.messageId, decided_by: was.decidedBy ?? null })
    .where('channel', '=', place.channel)
    .where('ts', '=', place.ts)
    .execute();
}

/** What became of a reply that is a note now. */
export interface KeptReply {
  body: string;
  decidedBy?: string;
  deleted: boolean;
}

export async function findKeptReply(db: Db, messageId: string): Promise<KeptReply | undefined> {
  const row = await db
    .selectFrom('notes')
    .select(['body', 'decided_by', 'deleted_at'])
    .where('was_message', '=', messageId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    body: row.body,
    deleted: row.deleted_at !== null,
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
  };
}

/** A held reply whose author is asked once more. */
export interface HeldReply {
  organizationId: number;
  messageId: string;
  slackUser: string;
}

/** Held replies without an answer since `before`, of all organizations that `transaction` sees; each is returned once. */
export async function takeUnansweredReplies(
  transaction: Transaction<Database>,
  before: Date,
  now: Date,
): Promise<HeldReply[]> {
  const rows = await transaction
    .updateTable('messages')
    .set({ asked_at: now })
    .where('state', '=', 'held')
    .where('asked_at', 'is', null)
    .where('heard_at', '<=', before)
    .returning(['organization_id', 'id', 'slack_user'])
    .execute();
  return rows.map((row) => ({
    organizationId: row.organization_id,
    messageId: row.id,
    slackUser: row.slack_user ?? '',
  }));
}

/** Replies held since `before`, in all organizations that `db` sees. */
export async function listForgottenReplies(
  db: Db,
  before: Date,
  limit: number,
): Promise<{ organizationId: number; messageId: string }[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['organization_id', 'id'])
    .where('state', '=', 'held')
    .where('heard_at', '<=', before)
    .orderBy('heard_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ organizationId: row.organization_id, messageId: row.id }));
}

/** What a held reply's author is asked. */
export interface HeldQuestionRow {
  slackUser: string;
  body: string;
  because: HeldBecause;
  channel: string | null;
  ts: string | null;
  merchantName: string;
}

/** Undefined for a reply that is held no more. */
export async function findHeldQuestion(db: Db, messageId: string): Promise<HeldQuestionRow | undefined> {
  return db
    .selectFrom('messages as m')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 'm.organization_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .innerJoin('merchants as p', (join) =>
      join.onRef('p.organization_id', '=', 'c.organization_id').onRef('p.id', '=', 'c.merchant_id'),
    )
    .select([
      sql<string>`coalesce(m.slack_user, '')`.as('slackUser'),
      'm.body',
      sql<HeldBecause>`m.held_because`.as('because'),
      'm.channel',
      'm.ts',
      'p.name as merchantName',
    ])
    .where('m.id', '=', messageId)
    .where('m.state', '=', 'held')
    .executeTakeFirst();
}

/** Whether another delivery of the reply waits behind this position. */
export async function goesLater(tx: Tx, id: string, position: number): Promise<boolean> {
  const row = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('organization_id', '=', tx.organizationId)
    .where('kind', '=', 'relay-reply')
    .where('subject', '=', id)
    .where('settled_at', 'is', null)
    .where('position', '>', position)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
