import { sql } from 'kysely';
import type { Db } from './scope.ts';

/** From when on a silence is a gap, and how long before it began something may have been missed already. */
export interface Silence {
  /** `LOOK_BACK_AFTER_SECONDS`, in milliseconds. */
  afterMs: number;
  marginMs: number;
}

/**
 * Says that these workspaces are heard right now. Where nobody had said so for too long, what was missed must be looked up:
 * the same statement opens the look-back, so that of several copies that come back at once only the first does.
 * By the database's clock. Returns whose gap it was.
 */
export async function keepHearing(db: Db, organizationIds: readonly number[], silence: Silence): Promise<number[]> {
  const after = milliseconds(silence.afterMs);
  const { rows } = await sql<{ organization_id: number }>`
    with ours as materialized (
      select organization_id, heard_until from hearing
      where organization_id = any(${organizationIds}::bigint[]) order by organization_id for update
    ), kept as (
      update hearing h set heard_until = greatest(h.heard_until, now()), silent_at = greatest(h.silent_at, now() + ${after})
      from ours where h.organization_id = ours.organization_id
    ), begun as (
      insert into hearing (organization_id, heard_until, silent_at)
      select id, now(), now() + ${after} from unnest(${organizationIds}::bigint[]) as id
      where id not in (select organization_id from ours)
      on conflict do nothing
    )
    insert into look_backs (organization_id, from_at)
    select organization_id, heard_until - ${milliseconds(silence.marginMs)} from ours where heard_until < now() - ${after}
    on conflict (organization_id) do update
      set from_at = least(look_backs.from_at, excluded.from_at), wanted = look_backs.wanted + 1, opened_at = now()
    returning organization_id`.execute(db);
  return rows.map((row) => row.organization_id);
}

/** Opens a look-back for every workspace that nobody hears, before anything relies on what was heard of it. */
export async function noticeSilence(db: Db, silence: Silence): Promise<void> {
  await sql`
    insert into look_backs (organization_id, from_at)
    select organization_id, heard_until - ${milliseconds(silence.marginMs)} from hearing
    where heard_until < now() - ${milliseconds(silence.afterMs)}
    on conflict do nothing`.execute(db);
}

function milliseconds(count: number) {
  return sql`make_interval(secs => ${count / 1000}::float8)`;
}
