import { sql, type Transaction } from 'kysely';
import type { Conversation } from '../domain/conversation.ts';
import type { Database } from './schema.ts';
import type { Db } from './scope.ts';

export interface ExpiredJob {
  organizationId: number;
  jobId: number;
  threadId: number;
  conversation: Pick<Conversation, 'id' | 'home'>;
}

/**
 * An event of the thread that is not applied yet, or a reply written in time that still waits, keeps the job alive. A held
 * reply does not: it counts from its Send. While its workspace is not heard or looked back into, such a reply may still be
 * found; what lasts longer than a day does not end that way, and holds nothing up.
 */
const NOTHING_PENDING = sql`
  not exists (
    select from lanes l join deliveries d on d.lane_id = l.id
    where l.organization_id = j.organization_id and l.key = 'in:slack:' || t.channel || ':' || t.root_ts
      and d.settled_at is null)
  and not exists (
    select from messages m
    where m.organization_id = j.organization_id and m.thread_id = t.id and m.direction = 'out'
      and m.state in ('waiting', 'queued', 'sending') and m.sent_at < j.expires_at)
  and not exists (
    select from look_backs b
    where b.organization_id = j.organization_id and b.opened_at > now() - interval '1 day')
  and not exists (
    select from hearing h
    where h.organization_id = j.organization_id and h.silent_at between now() - interval '1 day' and now())`;

/**
 * Jobs whose deadline plus grace has passed become Expired, with their line of history, at most `limit` at once; copies that
 * sweep at the same time share them. Call across organizations, and append what follows in the same transaction.
 */
export async function expireDueJobs(
  transaction: Transaction<Database>,
  sweep: { now: Date; graceSeconds: number; limit: number },
): Promise<ExpiredJob[]> {
  const { rows: locked } = await sql<{ organization_id: number; id: number }>`
    select j.organization_id, j.id
    from jobs j join threads t on t.organization_id = j.organization_id and t.job_id = j.id
    where j.status in ('new', 'opened')
      and j.expires_at <= ${sweep.now}::timestamptz - make_interval(secs => ${sweep.graceSeconds}::float8)
      and ${NOTHING_PENDING}
    order by j.expires_at limit ${sweep.limit}::integer
    for update of j skip locked`.execute(transaction);
  if (locked.length === 0) return [];

  // Asked again now that the jobs are locked: a reply may have been taken in between, and only a new statement sees it.
  const { rows } = await sql<{
    organization_id: number;
    job_id: number;
    thread_id: number;
    conversation_id: number;
    home: Conversation['home'];
  }>`
    with due as materialized (
      select j.organization_id, j.id, j.status, t.id as thread_id, j.conversation_id
      from jsonb_to_recordset(${JSON.stringify(locked)}::jsonb) as i(organization_id bigint, id bigint)
      -- limit 1: each is looked up by its key, never among all that are due
      cross join lateral (select * from jobs where organization_id = i.organization_id and id = i.id limit 1) j
      join threads t on t.organization_id = j.organization_id and t.job_id = j.id
      where j.status in ('new', 'opened') and ${NOTHING_PENDING}
    ), expired as (
      update jobs j set status = 'expired', ended_at = ${sweep.now}::timestamptz, ended_by = 'clock', answer_by = null
      from due where j.organization_id = due.organization_id and j.id = due.id
      returning j.organization_id, j.id, due.status, due.thread_id, due.conversation_id
    ), history as (
      insert into job_history (organization_id, job_id, command, from_status, to_status, actor, at)
      select organization_id, id, 'expire', status, 'expired', 'clock', ${sweep.now}::timestamptz from expired
    )
    select e.organization_id, e.id as job_id, e.thread_id, e.conversation_id, c.home
    from expired e join conversations c on c.organization_id = e.organization_id and c.id = e.conversation_id
    order by 1, 2`.execute(transaction);
  return rows.map((row) => ({
    organizationId: row.organization_id,
    jobId: row.job_id,
    threadId: row.thread_id,
    conversation: { id: row.conversation_id, home: row.home },
  }));
}

/** Threads of jobs whose card must now say "time is up", or any other painting that only time brings. */
export async function listThreadsWhoseTimeIsUp(
  db: Db,
  since: Date,
  now: Date,
): Promise<{ organizationId: number; threadId: number }[]> {
  const rows = await db
    .selectFrom('jobs as j')
    .innerJoin('threads as t', (join) =>
      join.onRef('t.organization_id', '=', 'j.organization_id').onRef('t.job_id', '=', 'j.id'),
    )
    .select(['j.organization_id', 't.id'])
    .where('j.status', 'in', ['new', 'opened'])
    .where('j.expires_at', '<=', now)
    .where('j.expires_at', '>', since)
    // Sweeps lock what all of an organization share in the same order.
    .orderBy('j.organization_id')
    .execute();
  return rows.map((row) => ({ organizationId: row.organization_id, threadId: row.id }));
}
