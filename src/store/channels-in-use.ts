import { sql } from 'kysely';
import type { Reader } from './reading.ts';

/** Every channel that a thread stands or is to stand in; each is one step along an index, however many threads it has. */
export async function listChannelsInUse(reader: Reader): Promise<string[]> {
  const { rows } = await sql<{ channel: string }>`
    with recursive used as (
      (select channel from threads
        where organization_id = ${reader.organizationId} and channel is not null order by channel limit 1)
      union all
      select (select t.channel from threads t
        where t.organization_id = ${reader.organizationId} and t.channel > used.channel order by t.channel limit 1)
      from used where used.channel is not null
    )
    select channel from used where channel is not null`.execute(reader);
  return rows.map(({ channel }) => channel);
}
