import type { Thread, ThreadPlace } from '../domain/conversation.ts';
import { OPEN_STATUSES } from '../domain/job-status.ts';
import { GONE_ROOT } from './posts.ts';
import type { Db, Tx } from './scope.ts';

const COLUMNS = ['id', 'conversation_id', 'job_id', 'channel', 'root_ts'] as const;

interface ThreadRow {
  id: number;
  conversation_id: number | null;
  job_id: number | null;
  channel: string | null;
  root_ts: string | null;
}

function toThread(row: ThreadRow): Thread {
  if (row.conversation_id === null) throw new Error(`the thread ${row.id} mirrors a lead`);
  return {
    id: row.id,
    conversationId: row.conversation_id,
    ...(row.job_id !== null && { jobId: row.job_id }),
    ...(row.channel !== null && { channel: row.channel }),
    ...(row.root_ts !== null && { rootTs: row.root_ts }),
  };
}

export async function getThread(db: Db, id: number): Promise<Thread> {
  return toThread(await db.selectFrom('threads').select(COLUMNS).where('id', '=', id).executeTakeFirstOrThrow());
}

/** Undefined for an id that is none of this organization's, and for the thread of a lead. */
export async function findThread(db: Db, id: number): Promise<Thread | undefined> {
  const row = await db
    .selectFrom('threads')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('conversation_id', 'is not', null)
    .executeTakeFirst();
  return row && toThread(row);
}

/** Where a thread stands, of a lead too. */
export async function getThreadPlace(db: Db, id: number): Promise<ThreadPlace> {
  const row = await db
    .selectFrom('threads')
    .select(['channel', 'root_ts'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    id,
    ...(row.channel !== null && { channel: row.channel }),
    ...(row.root_ts !== null && { rootTs: row.root_ts }),
  };
}

/** By its root, also by one that was deleted since: its replies can still be read and answered. */
export async function findThreadByRoot(db: Db, channel: string, rootTs: string): Promise<Thread | undefined> {
  const row = await db
    .selectFrom('threads')
    .select(COLUMNS)
    .where('channel', '=', channel)
    .where('root_ts', '=', rootTs)
    .where('conversation_id', 'is not', null)
    .executeTakeFirst();
  if (row) return toThread(row);
  const gone = await db
    .selectFrom('posts')
    .select('thread_id')
    .where('channel', '=', channel)
    .where('ts', '=', rootTs)
    .where('subject', '=', GONE_ROOT)
    .executeTakeFirst();
  return gone && findThread(db, gone.thread_id);
}

export async function findThreadOfJob(db: Db, jobId: number): Promise<Thread | undefined> {
  const row = await db.selectFrom('threads').select(COLUMNS).where('job_id', '=', jobId).executeTakeFirst();
  return row && toThread(row);
}

/** The conversation's own thread: the one without a job. */
export async function findOwnThread(db: Db, conversationId: number): Promise<Thread | undefined> {
  const row = await db
    .selectFrom('threads')
    .select(COLUMNS)
    .where('conversation_id', '=', conversationId)
    .where('job_id', 'is', null)
    .executeTakeFirst();
  return row && toThread(row);
}

/** The thread of the conversation's open job that was used last. */
export async function findThreadOfOpenJob(db: Db, conversationId: number): Promise<Thread | undefined> {
  const row = await db
    .selectFrom('threads')
    .innerJoin('jobs', (join) =>
      join.onRef('jobs.organization_id', '=', 'threads.organization_id').onRef('jobs.id', '=', 'threads.job_id'),
    )
    .select(COLUMNS.map((column) => `threads.${column}` as const))
    .where('threads.conversation_id', '=', conversationId)
    .where('jobs.status', 'in', OPEN_STATUSES)
    .orderBy('threads.used_at', 'desc')
    .orderBy('threads.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toThread(row);
}

/** The thread of any job of the conversation that was used last. */
export async function findThreadOfLastJob(db: Db, conversationId: number): Promise<Thread | undefined> {
  const row = await db
    .selectFrom('threads')
    .select(COLUMNS)
    .where('conversation_id', '=', conversationId)
    .where('job_id', 'is not', null)
    .orderBy('used_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toThread(row);
}

export async function listThreadsOfConversation(db: Db, conversationId: number): Promise<number[]> {
  const rows = await db.selectFrom('threads').select('id').where('conversation_id', '=', conversationId).execute();
  return rows.map((row) => row.id);
}

/** Ids of all threads that show this merchant. */
export async function listThreadsOfMerchant(db: Db, merchantId: number): Promise<number[]> {
  const ofConversations = db
    .selectFrom('threads as t')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .select('t.id')
    .where('c.merchant_id', '=', merchantId);
  const ofLeads = db
    .selectFrom('threads as t')
    .innerJoin('leads as l', (join) =>
      join.onRef('l.organization_id', '=', 't.organization_id').onRef('l.id', '=', 't.lead_id'),
    )
    .select('t.id')
    .where('l.merchant_id', '=', merchantId);
  const rows = await ofConversations.unionAll(ofLeads).execute();
  return rows.map((row) => row.id);
}

export async function insertThread(
  tx: Tx,
  thread: { conversationId: number; jobId?: number; channel: string | undefined; usedAt: Date },
): Promise<Thread> {
  const row = await tx
    .insertInto('threads')
    .values({
      organization_id: tx.organizationId,
      conversation_id: thread.conversationId,
      job_id: thread.jobId ?? null,
      channel: thread.channel ?? null,
      used_at: thread.usedAt,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toThread(row);
}

/** The conversation's own thread becomes the job's. */
export async function takeOverThread(tx: Tx, threadId: number, jobId: number): Promise<void> {
  await tx.updateTable('threads').set({ job_id: jobId }).where('id', '=', threadId).execute();
}

/** Notes that the thread says where its talk goes on. False when it says so already. */
export async function linkOnward(tx: Tx, threadId: number): Promise<boolean> {
  const row = await tx
    .updateTable('threads')
    .set({ links_onward: true })
    .where('id', '=', threadId)
    .where('links_onward', '=', false)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function touchThread(tx: Tx, threadId: number, usedAt: Date): Promise<void> {
  await tx.updateTable('threads').set({ used_at: usedAt }).where('id', '=', threadId).execute();
}
