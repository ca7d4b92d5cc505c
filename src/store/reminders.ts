import { sql, type Transaction } from 'kysely';
import type { JobStatus } from '../domain/job-status.ts';
import type { WorkingHours } from '../domain/working-hours.ts';
import type { Database } from './schema.ts';

/** A job whose reminders are to be looked at, with all that decides about them. */
export interface RemindableJob {
  organizationId: number;
  jobId: number;
  threadId: number;
  conversationId: number;
  channel?: string;
  status: JobStatus;
  blocked: boolean;
  expiresAt?: Date;
  answerBy?: Date;
  since: Date;
  /** When a member changed it last, or wrote a reply that has not left yet. */
  changedAt?: Date;
  /** Keys of the reminders that are over. */
  over: string[];
  /** Slack ids of those who have it and still belong to the team. */
  assignees: string[];
  reminderHours: number[];
  /** Only where reminders are to come within them. */
  within?: WorkingHours;
}

interface Row {
  organization_id: number;
  id: number;
  thread_id: number;
  conversation_id: number;
  channel: string | null;
  status: JobStatus;
  blocked: boolean;
  expires_at: Date | null;
  answer_by: Date | null;
  since: Date;
  changed_at: Date | null;
  over: string[];
  assignees: string[];
  reminder_hours: number[];
  within_hours: boolean;
  time_zone: string;
  work_days: number[];
  work_from: number;
  work_until: number;
}

/**
 * One copy sweeps at a time, until its transaction ends: what is said of many jobs in one line is said once. False when
 * another copy is at it.
 */
export async function isOurTurnToRemind(transaction: Transaction<Database>): Promise<boolean> {
  const { rows } = await sql<{ ours: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('jobline.reminders')) as ours`.execute(transaction);
  return rows[0]?.ours === true;
}

/**
 * Locks the jobs whose reminders are due, whole organizations as far as `limit` reaches; jobs that somebody works on right
 * now are left to the next sweep. Call across organizations.
 */
export async function lockJobsToRemindOf(
  transaction: Transaction<Database>,
  { now, limit }: { now: Date; limit: number },
): Promise<{ jobs: RemindableJob[]; more: boolean }> {
  const { rows: due } = await sql<{ organization_id: number; id: number }>`
    select organization_id, id from jobs
    where status in ('new', 'opened', 'awaiting_response') and remind_at < 'infinity'
      and remind_at <= ${now}::timestamptz
    order by organization_id, id limit ${limit}::integer
    for update skip locked`.execute(transaction);
  const more = due.length === limit;
  const last = due.at(-1)?.organization_id;
  const whole = more && due[0]?.organization_id !== last ? due.filter((job) => job.organization_id !== last) : due;
  if (whole.length === 0) return { jobs: [], more: false };

  const { rows } = await sql<Row>`
    select j.organization_id, j.id, t.id as thread_id, j.conversation_id, t.channel, j.status, c.status = 'blocked' as blocked,
      j.expires_at, j.answer_by, greatest(j.arrived_at, j.remind_since) as since,
      greatest(
        (select max(h.at) from job_history h
          where h.organization_id = j.organization_id and h.job_id = j.id and h.actor = 'member'),
        (select max(g.at) from changes g where g.organization_id = j.organization_id and g.thread_id = t.id),
        (select max(m.heard_at) from messages m
          where m.organization_id = j.organization_id and m.thread_id = t.id and m.direction = 'out'
            and m.state in ('held', 'waiting', 'queued', 'sending'))
      ) as changed_at,
      array(select r.key from reminders r where r.organization_id = j.organization_id and r.job_id = j.id) as over,
      array(
        select a.slack_user from thread_assignees a
        left join members p on p.organization_id = a.organization_id and p.slack_user = a.slack_user
        where a.organization_id = j.organization_id and a.thread_id = t.id and p.is_member is not false
        order by a.assigned_at, a.slack_user) as assignees,
      o.reminder_hours, o.within_hours, o.time_zone, o.work_days, o.work_from, o.work_until
    from jsonb_to_recordset(${JSON.stringify(whole)}::jsonb) as i(organization_id bigint, id bigint)
    -- limit 1: each is looked up by its key, never among all that there are
    cross join lateral (select * from jobs where organization_id = i.organization_id and id = i.id limit 1) j
    join organizations o on o.id = j.organization_id
    join threads t on t.organization_id = j.organization_id and t.job_id = j.id
    join conversations c on c.organization_id = j.organization_id and c.id = j.conversation_id
    order by j.organization_id, j.id`.execute(transaction);
  return { jobs: rows.map(toRemindableJob), more };
}

function toRemindableJob(row: Row): RemindableJob {
  return {
    organizationId: row.organization_id,
    jobId: row.id,
    threadId: row.thread_id,
    conversationId: row.conversation_id,
    status: row.status,
    blocked: row.blocked,
    since: row.since,
    over: row.over,
    assignees: row.assignees,
    reminderHours: row.reminder_hours,
    ...(row.channel !== null && { channel: row.channel }),
    ...(row.expires_at && { expiresAt: row.expires_at }),
    ...(row.answer_by && { answerBy: row.answer_by }),
    ...(row.changed_at && { changedAt: row.changed_at }),
    ...(row.within_hours && { within: hoursOf(row) }),
  };
}

/** The working hours of an organization's row. */
export function hoursOf(row: Pick<Row, 'time_zone' | 'work_days' | 'work_from' | 'work_until'>): WorkingHours {
  return { timeZone: row.time_zone, days: row.work_days, from: row.work_from, until: row.work_until };
}

/** What became of a job's reminders; `next` is when to look at it again. */
export interface LookedAt {
  organizationId: number;
  jobId: number;
  over: readonly string[];
  next: Date | undefined;
}

/** Keeps what is over, once, and when to look again. Returns the keys that were not over before, by job. */
export async function saveReminders(
  transaction: Transaction<Database>,
  looked: readonly LookedAt[],
  now: Date,
): Promise<Map<number, Set<string>>> {
  if (looked.length === 0) return new Map();
  const rows = looked.map(({ organizationId, jobId, over, next }) => ({
    organization_id: organizationId,
    job_id: jobId,
    keys: over,
    next: next?.toISOString() ?? 'infinity',
  }));
  const { rows: saved } = await sql<{ job_id: number; key: string }>`
    with looked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as i(organization_id bigint, job_id bigint, keys text[], next timestamptz)
    ), planned as (
      update jobs j set remind_at = looked.next
      from looked where j.organization_id = looked.organization_id and j.id = looked.job_id
    )
    insert into reminders (organization_id, job_id, key, at)
    select looked.organization_id, looked.job_id, key, ${now}::timestamptz from looked, unnest(looked.keys) as key
    on conflict do nothing
    returning job_id, key`.execute(transaction);
  const fresh = new Map<number, Set<string>>();
  for (const { job_id, key } of saved) fresh.set(job_id, (fresh.get(job_id) ?? new Set()).add(key));
  return fresh;
}
