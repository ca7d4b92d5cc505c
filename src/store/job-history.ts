import { sql } from 'kysely';
import type { Thread } from '../domain/conversation.ts';
import type { JobCommand } from '../domain/job-machine.ts';
import type { HistoryLine } from '../domain/job-verbs.ts';
import { listChanges } from './changes.ts';
import type { Db, Tx } from './scope.ts';

/** Who did this to the job last, and when. */
export async function findLastDone(
  db: Db,
  jobId: number,
  command: JobCommand,
): Promise<{ name?: string; at: Date } | undefined> {
  const row = await db
    .selectFrom('job_history')
    .select(['actor_name', 'at'])
    .where('job_id', '=', jobId)
    .where('command', '=', command)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { at: row.at, ...(row.actor_name !== null && { name: row.actor_name }) };
}

/** Who said something last in the thread; a reply counts once it has left. Undefined where nobody has. */
export async function findLastWord(db: Db, threadId: number): Promise<'member' | 'merchant' | undefined> {
  const [written, proposed] = await Promise.all([findLastMessage(db, threadId), findLastOffer(db, threadId)]);
  if (!written || !proposed) return written?.by ?? proposed?.by;
  return written.at > proposed.at ? written.by : proposed.by;
}

/** A proposal counts as our word, its answer as the merchant's. */
async function findLastOffer(db: Db, threadId: number): Promise<LastWord | undefined> {
  const row = await db
    .selectFrom('threads as t')
    .innerJoin('proposals as p', (join) =>
      join
        .onRef('p.organization_id', '=', 't.organization_id')
        .onRef('p.conversation_id', '=', 't.conversation_id')
        .onRef('p.thread_id', '=', 't.id'),
    )
    .innerJoin('proposal_versions as v', (join) =>
      join.onRef('v.organization_id', '=', 'p.organization_id').onRef('v.proposal_id', '=', 'p.id'),
    )
    .select(({ fn }) => ['v.answered_at', fn.coalesce('v.answered_at', 'v.sent_at').as('at')])
    .where('t.id', '=', threadId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { by: row.answered_at ? 'merchant' : 'member', at: row.at };
}

interface LastWord {
  by: 'member' | 'merchant';
  at: Date;
}

async function findLastMessage(db: Db, threadId: number): Promise<LastWord | undefined> {
  const row = await db
    .selectFrom('messages')
    .select(['direction', 'heard_at'])
    .where('thread_id', '=', threadId)
    .where((eb) =>
      eb.or([
        eb.and([eb('direction', '=', 'in'), eb('state', '=', 'received')]),
        eb.and([eb('direction', '=', 'out'), eb('state', 'in', ['sending', 'delivered'])]),
      ]),
    )
    .orderBy('heard_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { by: row.direction === 'out' ? 'member' : 'merchant', at: row.heard_at };
}

/** When the merchant's last message should be answered, as far as it is still known. */
export async function findAnswerBy(db: Db, jobId: number): Promise<Date | undefined> {
  const row = await db.selectFrom('jobs').select('answer_by').where('id', '=', jobId).executeTakeFirst();
  return row?.answer_by ?? undefined;
}

/** Whether something that was written in the thread has been heard and has not taken effect yet. */
export async function hasUnappliedWords(tx: Tx, { channel, rootTs }: Thread): Promise<boolean> {
  if (channel === undefined || rootTs === undefined) return false;
  const { rows } = await sql<{ waits: boolean }>`
    select exists (
      select from lanes l join deliveries d on d.lane_id = l.id
      where l.organization_id = ${tx.organizationId} and l.key = ${`in:slack:${channel}:${rootTs}`}
        and d.settled_at is null) as waits`.execute(tx);
  return rows[0]?.waits === true;
}

/** Everything that happened to a thread and its job, newest first. */
export async function listHistory(db: Db, thread: Thread): Promise<HistoryLine[]> {
  const [arrival, done, changes, notes] = await Promise.all([
    arrivalOf(db, thread),
    doneTo(db, thread.jobId),
    listChanges(db, thread.id),
    notesIn(db, thread.id),
  ]);
  const changed = changes
    .filter(({ change }) => change.code !== 'noted')
    .map(({ change, name, at }): HistoryLine => ({ of: 'change', change, at, ...(name !== undefined && { name }) }));
  // Of one moment, what was done first stands lowest.
  return [arrival, ...done, ...changed, ...notes].reverse().sort((a, b) => b.at.getTime() - a.at.getTime());
}

async function arrivalOf(db: Db, { jobId, conversationId }: Thread): Promise<HistoryLine> {
  if (jobId !== undefined) {
    const query = db.selectFrom('jobs').select(['kind', 'arrived_at']).where('id', '=', jobId);
    const { kind, arrived_at } = await query.executeTakeFirstOrThrow();
    return { of: 'arrival', kind, at: arrived_at };
  }
  const query = db.selectFrom('conversations').select('created_at').where('id', '=', conversationId);
  const { created_at } = await query.executeTakeFirstOrThrow();
  return { of: 'arrival', kind: 'conversation', at: created_at };
}

async function doneTo(db: Db, jobId: number | undefined): Promise<HistoryLine[]> {
  if (jobId === undefined) return [];
  const rows = await db.selectFrom('job_history').selectAll().where('job_id', '=', jobId).orderBy('id').execute();
  return rows.map((row) => ({
    of: 'job',
    command: row.command,
    to: row.to_status,
    actor: row.actor,
    at: row.at,
    ...(row.actor_name !== null && { name: row.actor_name }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.comment !== null && { comment: row.comment }),
  }));
}

/** However they were written: in a dialog, or in the thread. */
async function notesIn(db: Db, threadId: number): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('notes')
    .select(['author_name', 'created_at'])
    .where('thread_id', '=', threadId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ of: 'note', name: row.author_name, at: row.created_at }));
}
