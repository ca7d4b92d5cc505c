import { threadName } from '../domain/finding.ts';
import type { ThreadDetails, ThreadShown } from '../domain/job-verbs.ts';
import { leadLabel } from '../domain/lead.ts';
import { getJobRequest, getThreadCard } from './cards.ts';
import { findTeamUrl } from './organizations.ts';
import type { Reader } from './reading.ts';
import type { Db } from './scope.ts';
import { findThread } from './threads.ts';

/** Who blocked the merchant of a thread, and when; undefined where nobody of us did. */
export async function findBlock(db: Db, threadId: number): Promise<{ by?: string; at: Date } | undefined> {
  const row = await db
    .selectFrom('threads as t')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'c.organization_id').onRef('m.id', '=', 'c.merchant_id'),
    )
    .select(['m.blocked_at', 'm.blocked_by'])
    .where('t.id', '=', threadId)
    .executeTakeFirst();
  if (!row?.blocked_at) return undefined;
  return { at: row.blocked_at, ...(row.blocked_by !== null && { by: row.blocked_by }) };
}

/** The card of a thread, if it is one of this organization's. */
export async function findThreadShown(db: Db, threadId: number, now: Date): Promise<ThreadShown | undefined> {
  return (await findThread(db, threadId)) && getThreadCard(db, threadId, now);
}

/** How people call the thread: `J-12`, `C-3` or `L-4`; undefined where it is none of this organization's. */
export async function findThreadLabel(db: Db, threadId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('threads as t')
    .leftJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .leftJoin('jobs as j', (join) =>
      join.onRef('j.organization_id', '=', 't.organization_id').onRef('j.id', '=', 't.job_id'),
    )
    .leftJoin('leads as l', (join) =>
      join.onRef('l.organization_id', '=', 't.organization_id').onRef('l.id', '=', 't.lead_id'),
    )
    .select(['j.number as job', 'c.number as conversation', 'l.number as lead'])
    .where('t.id', '=', threadId)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.job !== null) return threadName({ of: 'job', number: row.job });
  if (row.lead !== null) return leadLabel({ number: row.lead });
  return row.conversation === null ? undefined : threadName({ of: 'conversation', number: row.conversation });
}

/** Everything there is to see of a thread. */
export async function findThreadDetails(
  reader: Reader,
  threadId: number,
  now: Date,
): Promise<(ThreadDetails & { place: { channel?: string; rootTs?: string; teamUrl?: string } }) | undefined> {
  const thread = await findThread(reader, threadId);
  if (!thread) return undefined;
  const [shown, request, teamUrl] = await Promise.all([
    getThreadCard(reader, threadId, now),
    thread.jobId === undefined ? undefined : getJobRequest(reader, thread.jobId),
    findTeamUrl(reader, reader.organizationId),
  ]);
  const { channel, rootTs } = thread;
  const place = {
    ...(channel !== undefined && { channel }),
    ...(rootTs !== undefined && { rootTs }),
    ...(teamUrl !== undefined && { teamUrl }),
  };
  return { shown, now, place, ...(request && { request }) };
}
