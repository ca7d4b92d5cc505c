import { type RawBuilder, sql } from 'kysely';
import type { ThreadLine } from '../domain/finding.ts';
import type { JobStatus } from '../domain/job-status.ts';
import type { Reader } from './reading.ts';

interface LineRow {
  id: number;
  channel: string | null;
  root_ts: string | null;
  conversation_number: number;
  conversation_status: 'active' | 'blocked';
  number: number | null;
  status: JobStatus | null;
  service_name: string | null;
  expires_at: Date | null;
  answer_by: Date | null;
  merchant_name: string;
  store_name: string | null;
  store_url: string | null;
  assignees: string[];
  unread: number;
  undelivered: number;
}

/** What lists show of each of these threads, in their order; `threads` selects ids. */
export async function readLines(reader: Reader, threads: RawBuilder<unknown>): Promise<ThreadLine[]> {
  const { rows } = await sql<LineRow>`
    with page as materialized (select id, row_number() over () as place from (${threads}) chosen)
    select t.id, t.channel, t.root_ts, c.number as conversation_number, c.status as conversation_status,
      j.number, j.status, coalesce(j.service_name, c.service_name) as service_name, j.expires_at, j.answer_by,
      m.name as merchant_name, s.name as store_name, s.url as store_url,
      array(select slack_user from thread_assignees a
        where a.organization_id = t.organization_id and a.thread_id = t.id
        order by a.assigned_at, a.slack_user) as assignees,
      (select count(*)::integer from messages w where w.organization_id = t.organization_id and w.thread_id = t.id
        and w.direction = 'in' and w.read_at is null and w.state = 'received') as unread,
      (select count(*)::integer from messages w where w.organization_id = t.organization_id and w.thread_id = t.id
        and w.direction = 'out' and w.state = 'failed') as undelivered
    from page
    join threads t on t.organization_id = ${reader.organizationId} and t.id = page.id
    join conversations c on c.organization_id = t.organization_id and c.id = t.conversation_id
    join merchants m on m.organization_id = c.organization_id and m.id = c.merchant_id
    left join stores s on s.organization_id = c.organization_id and s.id = c.store_id
    left join jobs j on j.organization_id = t.organization_id and j.id = t.job_id
    order by page.place`.execute(reader);
  return rows.map(toLine);
}

function toLine(row: LineRow): ThreadLine {
  const { number, channel, root_ts: rootTs } = row;
  return {
    of: number === null ? 'conversation' : 'job',
    number: number ?? row.conversation_number,
    threadId: row.id,
    merchant: {
      name: row.merchant_name,
      ...(row.store_name !== null && { storeName: row.store_name }),
      ...(row.store_url !== null && { storeUrl: row.store_url }),
    },
    assignees: row.assignees,
    unread: row.unread,
    undelivered: row.undelivered,
    blocked: row.conversation_status === 'blocked',
    ...(row.service_name !== null && { serviceName: row.service_name }),
    ...(row.status !== null && { status: row.status }),
    ...(row.expires_at && { expiresAt: row.expires_at }),
    ...(row.answer_by && { answerBy: row.answer_by }),
    ...(channel !== null && rootTs !== null && { place: { channel, rootTs } }),
  };
}
