import { sql } from 'kysely';
import type { TestJobline } from './jobline.ts';

/** Milliseconds until everything that is next in its lane may be tried; undefined when nothing waits. */
export async function untilAllMayGo({ database }: TestJobline): Promise<number | undefined> {
  const { rows } = await sql<{ ms: number | null }>`
    select extract(epoch from max(greatest(d.not_before, g.open_at)) - clock_timestamp())::float8 * 1000 as ms
    from lanes l left join gates g on g.key = l.gate
    join lateral (
      select not_before from deliveries where lane_id = l.id and settled_at is null order by position, seq limit 1
    ) d on true`.execute(database.db);
  const ms = rows[0]?.ms ?? undefined;
  return ms === undefined ? undefined : Math.max(0, ms);
}

/** Whatever waits for its next attempt has waited that much longer, as if the time had passed; then what may go, goes. */
export async function letPass(jobline: TestJobline, ms: number): Promise<void> {
  const { db } = jobline.database;
  const passed = sql`${ms} * interval '1 millisecond'`;
  await sql`
    update deliveries set not_before = not_before - ${passed}, first_started_at = first_started_at - ${passed}
    where settled_at is null`.execute(db);
  await sql`update gates set open_at = open_at - ${passed}`.execute(db);
  await sql`
    update lanes set due_at = due_at - ${passed}, version = version + 1 where owner is null and due_at is not null
  `.execute(db);
  await jobline.settled();
}
