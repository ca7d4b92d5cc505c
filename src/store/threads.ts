import type { Thread } from '../domain/conversation.ts';
import { OPEN_STATUSES } from '../domain/job-status.ts';
import type { Db, Tx } from './scope.ts';

const COLUMNS = ['id', 'conversation_id', 'job_id', 'channel', 'root_ts'] as const;

interface ThreadRow {
  id: number;
  conversation_id: number;
  job_id: number | null;
  channel: string | null;
  root_ts: string | null;
}

function toThread(row: ThreadRow): Thread {
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

export async function findThreadByRoot(db: Db, channel: string, rootTs: string): Promise<Thread | undefined> {
  const row = await db
    .selectFrom('threads')
    .select(COLUMNS)
    .where('channel', '=', channel)
    .where('root_ts', '=', rootTs)
    .executeTakeFirst();
  return row && toThread(row);
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
    .limit(1)
    .executeTakeFirst();
  return row && toThread(row);
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

export async function touchThread(tx: Tx, threadId: number, usedAt: Date): Promise<void> {
  await tx.updateTable('threads').set({ used_at: usedAt }).where('id', '=', threadId).execute();
}
