import { sql } from 'kysely';
import type { JobStatus } from '../domain/job-status.ts';
import type { LateJob, ReminderFacts } from '../domain/reminder-facts.ts';
import { type RunningClock, remindersOf, runningClock } from '../domain/reminders.ts';
import { hoursOf } from './reminders.ts';
import type { Db } from './scope.ts';

function select(db: Db) {
  return db
    .selectFrom('jobs as j')
    .innerJoin('threads as t', (join) =>
      join.onRef('t.organization_id', '=', 'j.organization_id').onRef('t.job_id', '=', 'j.id'),
    )
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 'j.organization_id').onRef('c.id', '=', 'j.conversation_id'),
    )
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'c.organization_id').onRef('m.id', '=', 'c.merchant_id'),
    )
    .innerJoin('organizations as o', 'o.id', 'j.organization_id')
    .leftJoin('installations as i', 'i.organization_id', 'j.organization_id')
    .select([
      'j.number',
      'j.status',
      'j.service_name',
      'j.expires_at',
      'j.answer_by',
      'c.status as conversation_status',
      'm.name as merchant_name',
      't.channel',
      't.root_ts',
      'i.team_url',
      'o.reminder_hours',
      'o.within_hours',
      'o.time_zone',
      'o.work_days',
      'o.work_from',
      'o.work_until',
      sql<string[]>`array(
        select a.slack_user from thread_assignees a
        where a.organization_id = t.organization_id and a.thread_id = t.id order by a.assigned_at, a.slack_user)`.as(
        'assignees',
      ),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

/**
 * What a reminder says now; undefined once it would be untrue: answered, ended, another deadline, or other people have the
 * job by now than it is for. Without `slackUser` it is for the channel, where nobody has it.
 */
export async function findReminder(
  db: Db,
  reminder: { threadId: number; key: string; slackUser?: string },
  now: Date,
): Promise<ReminderFacts | undefined> {
  const row = await select(db).where('t.id', '=', reminder.threadId).executeTakeFirst();
  const running = row && clockOf(row, now);
  if (!row || !running) return undefined;
  const isFor =
    reminder.slackUser === undefined ? row.assignees.length === 0 : row.assignees.includes(reminder.slackUser);
  if (!isFor) return undefined;
  const within = row.within_hours ? hoursOf(row) : undefined;
  const planned = remindersOf(running, { hours: row.reminder_hours, within }).find(({ key }) => key === reminder.key);
  return planned && factsOf(row, running, planned.last);
}

/** Those of the jobs that still wait for us, the most urgent first. */
export async function listLateJobs(db: Db, jobIds: readonly number[], now: Date): Promise<LateJob[]> {
  if (jobIds.length === 0) return [];
  const rows = await select(db).where('j.id', 'in', jobIds).execute();
  return rows
    .flatMap((row) => {
      const running = clockOf(row, now);
      return running ? [{ ...factsOf(row, running, false), assignees: row.assignees }] : [];
    })
    .sort((a, b) => a.until.getTime() - b.until.getTime());
}

function clockOf(row: Row, now: Date): RunningClock | undefined {
  if (row.conversation_status === 'blocked') return undefined;
  const status: JobStatus = row.status;
  const running = runningClock({
    status,
    expiresAt: row.expires_at ?? undefined,
    answerBy: row.answer_by ?? undefined,
  });
  const isOver = running?.clock === 'first_reply' && now.getTime() >= running.until.getTime();
  return isOver ? undefined : running;
}

function factsOf(row: Row, { clock, until }: RunningClock, last: boolean): ReminderFacts {
  return {
    jobNumber: row.number,
    serviceName: row.service_name,
    merchantName: row.merchant_name,
    clock,
    until,
    last,
    ...(row.channel !== null &&
      row.root_ts !== null && {
        place: {
          channel: row.channel,
          rootTs: row.root_ts,
          ...(row.team_url !== null && { teamUrl: row.team_url }),
        },
      }),
  };
}
