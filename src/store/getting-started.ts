import { sql } from 'kysely';
import type { Reader } from './reading.ts';

/** What an organization has set up. */
export interface SetUp {
  slackChannel?: string;
  published: boolean;
  hasService: boolean;
}

export async function readSetUp(reader: Reader): Promise<SetUp> {
  const row = await reader
    .selectFrom('organizations as o')
    .select([
      'o.slack_channel',
      'o.published',
      sql<boolean>`exists (select from services s where s.organization_id = o.id)`.as('has_service'),
    ])
    .where('o.id', '=', reader.organizationId)
    .executeTakeFirstOrThrow();
  return {
    published: row.published,
    hasService: row.has_service,
    ...(row.slack_channel !== null && { slackChannel: row.slack_channel }),
  };
}

/** Services that members may look for: those set up, and those of the jobs that came last. */
export async function listServiceNames(reader: Reader, limit: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from (
      (select name from services where organization_id = ${reader.organizationId} limit ${limit})
      union all
      (select service_name from jobs where organization_id = ${reader.organizationId} order by id desc limit 500)
    ) known where name <> '' order by name limit ${limit}`.execute(reader);
  return rows.map(({ name }) => name);
}
