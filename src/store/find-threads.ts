import { type RawBuilder, sql } from 'kysely';
import { type Filters, type Found, type Page, readThreadName, type ThreadLine } from '../domain/finding.ts';
import { OPEN_STATUSES } from '../domain/job-status.ts';
import type { Reader } from './reading.ts';
import { searchThreads } from './search.ts';
import { readLines } from './thread-lines.ts';

/** Who looks, when, and what they may not see. */
export interface Looking {
  slackUser: string;
  now: Date;
  /** Private channels that they are not in. */
  hidden: readonly string[];
}

type Condition = RawBuilder<unknown>;

// Written out, for an index of some statuses serves only a query that names them.
const OPEN = sql.join(OPEN_STATUSES.map((status) => sql.lit(status)));
const IN_TIME = (now: Date) =>
  sql`(j.status not in ('new', 'opened') or j.expires_at is null or j.expires_at > ${now})`;
const UNREAD = sql`
  select m.thread_id from messages m
  where m.organization_id = t.organization_id and m.thread_id = t.id
    and m.direction = 'in' and m.read_at is null and m.state = 'received'`;
const FAILED = sql`
  select m.thread_id from messages m
  where m.organization_id = t.organization_id and m.thread_id = t.id and m.direction = 'out' and m.state = 'failed'`;

/** What somebody looks for, a page of it: what must be answered first, else what was used last; found by words, the best. */
export async function findThreads(reader: Reader, filters: Filters, page: Page, looking: Looking): Promise<Found> {
  const matching = await matchingThreads(reader, filters, looking);
  const [total, items] = await Promise.all([
    isEverything(filters) ? countEverything(reader, filters, looking) : countMatching(reader, matching.threads),
    readLines(
      reader,
      sql`${matching.threads} order by ${matching.order} limit ${page.size} offset ${page.number * page.size}`,
    ),
  ]);
  return { items, total };
}

export async function countThreads(reader: Reader, filters: Filters, looking: Looking): Promise<number> {
  const { threads } = await matchingThreads(reader, filters, looking);
  return countMatching(reader, threads);
}

async function countMatching(reader: Reader, threads: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from (${threads}) matching`.execute(reader);
  return rows[0]?.total ?? 0;
}

function isEverything({ list, of: _, ...asked }: Filters): boolean {
  return list === 'all' && Object.keys(asked).length === 0;
}

/** However much there is, it is counted along one index. */
async function countEverything(reader: Reader, { of }: Filters, { hidden }: Looking): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from threads t
    where t.organization_id = ${reader.organizationId}
      ${of ? sql`and (t.job_id is not null) = ${of === 'jobs'}` : sql``}
      ${of === 'jobs' ? sql`` : sql`and t.conversation_id is not null`}
      ${hidden.length > 0 ? sql`and ${visible(hidden)}` : sql``}`.execute(reader);
  return rows[0]?.total ?? 0;
}

/** Jobs that ran out of time since then. */
export async function countExpired(reader: Reader, since: Date, { hidden }: Looking): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total
    from jobs j join threads t on t.organization_id = j.organization_id and t.job_id = j.id
    where j.organization_id = ${reader.organizationId} and j.status = 'expired' and j.ended_at > ${since}
      and ${visible(hidden)}`.execute(reader);
  return rows[0]?.total ?? 0;
}

/** The thread of a job; of a conversation its own, else the one it was last talked in. */
export async function findThreadByName(
  reader: Reader,
  name: { of: 'job' | 'conversation'; number: number },
  { hidden }: Looking,
): Promise<ThreadLine | undefined> {
  const named = name.of === 'job' ? sql`j.number` : sql`c.number`;
  const [line] = await readLines(
    reader,
    sql`
      select t.id, t.organization_id, t.job_id, t.used_at from ${THREADS}
      where t.organization_id = ${reader.organizationId} and ${named} = ${name.number} and ${visible(hidden)}
      order by t.job_id is not null, t.used_at desc limit 1`,
  );
  return line;
}

const THREADS = sql`
  threads t
  join conversations c on c.organization_id = t.organization_id and c.id = t.conversation_id
  left join jobs j on j.organization_id = t.organization_id and j.id = t.job_id`;

async function matchingThreads(
  reader: Reader,
  filters: Filters,
  looking: Looking,
): Promise<{ threads: RawBuilder<unknown>; order: Condition }> {
  const name = filters.words === undefined ? undefined : readThreadName(filters.words);
  const search = filters.words && !name ? await searchThreads(reader, filters.words) : undefined;
  const { now, hidden } = looking;
  const conditions: Condition[] = [
    sql`t.organization_id = ${reader.organizationId}`,
    ...listConditions(reader.organizationId, filters, looking),
    ...(hidden.length > 0 ? [visible(hidden)] : []),
    ...(name ? [name.of === 'job' ? sql`j.number = ${name.number}` : sql`c.number = ${name.number}`] : []),
    ...(filters.of ? [filters.of === 'jobs' ? sql`t.job_id is not null` : sql`t.job_id is null`] : []),
    ...(filters.unread ? [sql`exists (${UNREAD})`] : []),
    ...(filters.status ? [sql`j.status = ${filters.status}`] : []),
    ...(filters.service ? [sql`coalesce(j.service_name, c.service_name) = ${filters.service}`] : []),
    ...(filters.assignee ? [assignedTo(filters.assignee)] : []),
    ...(filters.tags ?? []).map(
      (tag) => sql`exists (
        select from conversation_tags g
        where g.organization_id = t.organization_id and g.conversation_id = t.conversation_id and g.tag_id = ${tag})`,
    ),
  ];
  const found = search && sql`join (${search.threads}) found on found.thread_id = t.id`;
  const threads = sql`
    select t.id, t.used_at, ${search ? sql`found.rank` : sql`0`} as rank,
      case when j.status in ('new', 'opened') and j.expires_at > ${now} then j.expires_at
        when j.status = 'awaiting_response' then j.answer_by end as deadline
    from ${THREADS} ${found ?? sql``}
    where ${sql.join(conditions, sql` and `)}`;
  const urgent = sql`deadline asc nulls last,`;
  const order = sql`rank desc, ${filters.list === 'all' ? sql`` : urgent} used_at desc, id desc`;
  return { threads, order: search ? order : sql`${filters.list === 'all' ? sql`` : urgent} used_at desc, id desc` };
}

function listConditions(organizationId: number, filters: Filters, { slackUser, now }: Looking): Condition[] {
  const openJobs = sql`j.status in (${OPEN})`;
  const ownThreads = sql`(t.job_id is null and c.status = 'active')`;
  switch (filters.list) {
    case 'all':
      return [];
    case 'mine':
      return [assignedTo(slackUser), sql`(${openJobs} or ${ownThreads})`];
    case 'unassigned':
      return [
        amongLiving(organizationId, filters),
        sql`((${openJobs} and ${IN_TIME(now)}) or ${ownThreads})`,
        sql`not exists (
          select from thread_assignees a where a.organization_id = t.organization_id and a.thread_id = t.id)`,
      ];
    case 'expiring':
      return [sql`j.status in ('new', 'opened') and j.expires_at > ${now}`];
    case 'waiting':
      return [
        amongLiving(organizationId, filters),
        sql`((j.status in ('new', 'opened', 'awaiting_response') and ${IN_TIME(now)})
          or (exists (${FAILED}) and (j.status not in ('declined', 'expired', 'closed') or ${ownThreads}))
          or (${ownThreads} and exists (${UNREAD})))`,
      ];
    case 'unread':
      return [sql`exists (${UNREAD})`];
  }
}

/** Narrows down by indexes what else every thread would be asked: what goes on, what failed, what has no job. */
function amongLiving(organizationId: number, { of }: Filters): Condition {
  const withoutJob = sql`
    union all select id from threads where organization_id = ${organizationId} and job_id is null`;
  return sql`t.id in (
    select living.id from jobs going
    join threads living on living.organization_id = going.organization_id and living.job_id = going.id
    where going.organization_id = ${organizationId} and going.status in (${OPEN})
    union all
    select thread_id from messages
    where organization_id = ${organizationId} and direction = 'out' and state = 'failed'
    ${of === 'jobs' ? sql`` : withoutJob})`;
}

function assignedTo(slackUser: string): Condition {
  return sql`exists (
    select from thread_assignees a
    where a.organization_id = t.organization_id and a.thread_id = t.id and a.slack_user = ${slackUser})`;
}

function visible(hidden: readonly string[]): Condition {
  return sql`(t.channel is null or t.channel <> all (${[...hidden]}::text[]))`;
}
