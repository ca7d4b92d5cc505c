import { sql } from 'kysely';
import type { Home } from '../domain/conversation.ts';
import type { FailureReason } from '../domain/failure-reason.ts';
import type { Reply } from '../domain/message.ts';
import type { MessageState } from '../domain/message-state.ts';
import type { SlackMessage } from '../domain/own-words.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { HeldBecause } from '../domain/relay-policy.ts';
import type { Db, Tx } from './scope.ts';

function select(db: Db) {
  return db.selectFrom('messages').selectAll().where('direction', '=', 'out');
}

/** What went wrong with a reply: why it never left, or why the last attempt failed, and whether one may have arrived. */
interface StoredFailure {
  refusal?: Refusal;
  reason?: FailureReason;
  mayHaveArrived?: true;
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function toReply(row: Row): Reply {
  if (row.state === 'received' || row.slack_user === null) throw new Error('a member’s message without its author');
  const failure: StoredFailure | null = row.failure;
  return {
    id: row.id,
    conversationId: row.conversation_id,
    threadId: row.thread_id,
    state: row.state,
    ...(row.channel !== null && { channel: row.channel }),
    ...(row.ts !== null && { ts: row.ts }),
    slackUser: row.slack_user,
    authorName: row.author_name,
    body: row.body,
    content: row.content ?? {},
    writtenAt: row.sent_at,
    heardAt: row.heard_at,
    ...(row.leaves_at && { leavesAt: row.leaves_at }),
    restarts: row.restarts,
    ...(row.edit_ts !== null && { editTs: row.edit_ts }),
    refused: failure?.refusal !== undefined,
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
    mayHaveArrived: failure?.mayHaveArrived === true,
  };
}

export async function findReply(db: Db, id: string): Promise<Reply | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toReply(row);
}

export async function findReplyAt(db: Db, channel: string, ts: string): Promise<Reply | undefined> {
  const row = await select(db).where('channel', '=', channel).where('ts', '=', ts).executeTakeFirst();
  return row && toReply(row);
}

/** Locks the reply; its conversation is locked before. */
export async function lockReply(tx: Tx, id: string): Promise<Reply> {
  return toReply(await select(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow());
}

export interface NewReply {
  /** Ours to choose where the same reply may come twice. */
  id?: string;
  conversationId: number;
  threadId: number;
  state: MessageState;
  channel?: string;
  ts?: string;
  slackUser: string;
  authorName: string;
  body: string;
  content: SlackMessage;
  writtenAt: Date;
  heardAt: Date;
  leavesAt?: Date;
  editTs?: string;
  /** Why it never left: state `cancelled`. */
  refusal?: Refusal;
  /** Why its author is asked: state `held`. */
  heldBecause?: HeldBecause;
}

/** Returns the message's id, which is also the id under which the merchant's side knows it. */
export async function insertReply(tx: Tx, reply: NewReply): Promise<string> {
  const { id } = await tx
    .insertInto('messages')
    .values({
      organization_id: tx.organizationId,
      ...(reply.id !== undefined && { id: reply.id }),
      conversation_id: reply.conversationId,
      thread_id: reply.threadId,
      direction: 'out',
      state: reply.state,
      channel: reply.channel ?? null,
      ts: reply.ts ?? null,
      slack_user: reply.slackUser,
      author_name: reply.authorName,
      body: reply.body,
      content: JSON.stringify(reply.content),
      sent_at: reply.writtenAt,
      heard_at: reply.heardAt,
      leaves_at: reply.leavesAt ?? null,
      edit_ts: reply.editTs ?? null,
      failure: reply.refusal ? JSON.stringify({ refusal: reply.refusal }) : null,
      held_because: reply.heldBecause ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface ReplyChange {
  state?: MessageState;
  body?: string;
  html?: string;
  content?: SlackMessage;
  leavesAt?: Date;
  restarts?: number;
  editTs?: string;
  editedAt?: Date;
  deliveredAt?: Date;
  delayed?: boolean;
  failure?: FailureReason | null;
  /** Its author is asked, from now on. */
  held?: { because: HeldBecause; at: Date };
  /** A held reply counts from its Send. */
  sent?: { at: Date; decidedBy: string };
  place?: { channel: string; ts: string };
}

export async function updateReply(tx: Tx, id: string, change: ReplyChange): Promise<void> {
  await tx
    .updateTable('messages')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.body !== undefined && { body: change.body }),
      ...(change.html !== undefined && { html: change.html }),
      ...(change.content && { content: JSON.stringify(change.content) }),
      ...(change.leavesAt && { leaves_at: change.leavesAt }),
      ...(change.restarts !== undefined && { restarts: change.restarts }),
      ...(change.editTs !== undefined && { edit_ts: change.editTs }),
      ...(change.editedAt && { edited_at: change.editedAt }),
      ...(change.deliveredAt && { delivered_at: change.deliveredAt }),
      ...(change.delayed !== undefined && { delayed: change.delayed }),
      ...(change.failure !== undefined && { failure: withReason(change.failure) }),
      ...(change.held && { held_because: change.held.because, heard_at: change.held.at, asked_at: null }),
      ...(change.sent && { sent_at: change.sent.at, heard_at: change.sent.at, decided_by: change.sent.decidedBy }),
      ...change.place,
    })
    .where('id', '=', id)
    .execute();
}

/** The last attempt's reason comes and goes; that an attempt may have arrived is never forgotten. */
function withReason(reason: FailureReason | null) {
  const said = JSON.stringify(reason === null ? {} : { reason });
  return sql<string | null>`nullif(coalesce(failure, '{}') - 'reason' || ${said}::jsonb, '{}')`;
}

/** An attempt ended without a clear answer: from now on the merchant may have the words. */
export async function noteMayHaveArrived(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ failure: sql<string>`coalesce(failure, '{}') || '{"mayHaveArrived": true}'` })
    .where('id', '=', id)
    .execute();
}

/** Where in its lane the reply goes or went, in microseconds since 1970; undefined once its delivery is forgotten. */
export async function positionOfReply(tx: Tx, id: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('deliveries')
    .select('position')
    .where('organization_id', '=', tx.organizationId)
    .where('kind', '=', 'relay-reply')
    .where('subject', '=', id)
    // One that was held on its way was appended twice.
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.position;
}

/** Whether an edit or deletion of the message at this place was heard that has not taken effect yet. */
export async function isChangeUnapplied(tx: Tx, place: { channel: string; ts: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('organization_id', '=', tx.organizationId)
    .where('subject', '=', `heard:${place.channel}:${place.ts}`)
    .where('settled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A reply that turned out to be a note is a note only. */
export async function deleteReply(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('messages').where('id', '=', id).where('direction', '=', 'out').execute();
}

/** Replies of a thread that have not left yet, locked. */
export async function lockRepliesThatWait(tx: Tx, threadIds: readonly number[]): Promise<Reply[]> {
  if (threadIds.length === 0) return [];
  const rows = await select(tx)
    .where('thread_id', 'in', threadIds)
    .where('state', 'in', ['held', 'waiting', 'queued'])
    .orderBy('sent_at')
    .forUpdate()
    .execute();
  return rows.map(toReply);
}

/** What stands of a member's message, for its reaction: the state, and whether it is still being tried for long. */
export async function findReplyMark(
  db: Db,
  channel: string,
  ts: string,
): Promise<{ state: MessageState; delayed: boolean } | undefined> {
  const row = await select(db).where('channel', '=', channel).where('ts', '=', ts).executeTakeFirst();
  if (!row) return undefined;
  return { state: toReply(row).state, delayed: row.delayed };
}

/** Marks replies, to merchants at `home` or anywhere, that should have left before `before` and have not arrived, of all that `db` sees. */
export async function markDelayedReplies(
  db: Db,
  before: Date,
  home?: Home,
): Promise<(Reply & { organizationId: number })[]> {
  const rows = await db
    .updateTable('messages')
    .set({ delayed: true })
    .where('direction', '=', 'out')
    .where('state', 'in', ['waiting', 'queued', 'sending'])
    .where('delayed', '=', false)
    .where('leaves_at', '<', before)
    .$if(home !== undefined, (found) =>
      found.where('conversation_id', 'in', (eb) =>
        eb.selectFrom('conversations').select('conversations.id').where('conversations.home', '=', `${home}`),
      ),
    )
    .returningAll()
    .execute();
  return rows.map((row) => ({ ...toReply(row), organizationId: row.organization_id }));
}
