import { sql } from 'kysely';
import type { KnownWords } from '../domain/look-back.ts';
import { IS_LIVE_LEAD } from './leads.ts';
import { GONE_ROOT } from './posts.ts';
import type { Db, Tx } from './scope.ts';

/** A copy that looks back and says nothing for this long counts as dead. */
const LEASE = sql`interval '10 seconds'`;

/** A workspace to look back into, claimed by us. */
export interface LookBack {
  organizationId: number;
  token: number;
  from: Date;
  openedAt: Date;
  /** By channel: the `ts` below which roots are still to be read; absent where nothing was read yet. */
  progress: Record<string, string>;
}

/** Asks for a look-back from `from` on, not begun before `notBefore`. One that is under way is done once more. */
export async function openLookBack(
  db: Db,
  organizationId: number,
  range: { from: Date; notBefore: Date },
): Promise<void> {
  await sql`
    insert into look_backs (organization_id, from_at, due_at) values (${organizationId}, ${range.from}, ${range.notBefore})
    on conflict (organization_id) do update
      set from_at = least(look_backs.from_at, excluded.from_at), wanted = look_backs.wanted + 1,
        due_at = case when look_backs.token is null then greatest(look_backs.due_at, excluded.due_at)
          else look_backs.due_at end`.execute(db);
}

/**
 * The next look-back that is due, into one of these workspaces. Only one that is heard again: what is written while nobody
 * hears would be missed behind the reading.
 */
export async function claimLookBack(db: Db, organizationIds: readonly number[]): Promise<LookBack | undefined> {
  const { rows } = await sql<{
    organization_id: number;
    token: number;
    from_at: Date;
    opened_at: Date;
    progress: Record<string, string>;
  }>`
    update look_backs b set token = nextval('lane_tokens'), due_at = now() + ${LEASE},
      begun = case when b.progress = '{}' then b.wanted else b.begun end
    where b.organization_id = (
      select due.organization_id from look_backs due join hearing h using (organization_id)
      where due.organization_id = any(${organizationIds}::bigint[]) and due.due_at <= now() and h.silent_at > now()
      order by due.due_at limit 1 for update of due skip locked)
    returning organization_id, token, from_at, opened_at, progress`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  return {
    organizationId: row.organization_id,
    token: row.token,
    from: row.from_at,
    openedAt: row.opened_at,
    progress: row.progress,
  };
}

/** Keeps what we are at ours. */
export async function renewLookBacks(db: Db, tokens: readonly number[]): Promise<void> {
  await sql`update look_backs set due_at = now() + ${LEASE} where token = any(${tokens}::bigint[])`.execute(db);
}

/** False when it is no longer ours: another copy goes on. */
export async function saveProgress(db: Db, { organizationId, token, progress }: LookBack): Promise<boolean> {
  const row = await db
    .updateTable('look_backs')
    .set({ progress: JSON.stringify(progress), due_at: sql<Date>`now() + ${LEASE}` })
    .where('organization_id', '=', organizationId)
    .where('token', '=', token)
    .returning('token')
    .executeTakeFirst();
  return row !== undefined;
}

/** Everything was read. Where another gap came meanwhile, it begins anew. */
export async function finishLookBack(db: Db, { organizationId, token }: LookBack): Promise<void> {
  await sql`
    with done as (
      delete from look_backs where organization_id = ${organizationId} and token = ${token} and wanted = begun
    )
    update look_backs set progress = '{}', token = null, due_at = now()
    where organization_id = ${organizationId} and token = ${token} and wanted > begun`.execute(db);
}

/** Gives it up until then; whoever is there first goes on where we were. */
export async function postponeLookBack(db: Db, { organizationId, token }: LookBack, delayMs: number): Promise<void> {
  await sql`
    update look_backs set token = null, due_at = now() + make_interval(secs => ${delayMs / 1000}::float8)
    where organization_id = ${organizationId} and token = ${token}`.execute(db);
}

/** It is never done: nobody waits for it any more. */
export async function dropLookBack(db: Db, { organizationId, token }: LookBack): Promise<void> {
  await db.deleteFrom('look_backs').where('organization_id', '=', organizationId).where('token', '=', token).execute();
}

/** How long at most a reply waits for a look-back: one that takes longer finds what it finds. */
const HOLDS_UP_FOR = sql`interval '5 minutes'`;

/** Whether what was heard at that moment may have been edited or deleted in a silence that is being looked back into. */
export async function mayHaveMissedChanges(tx: Tx, heardAt: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('look_backs')
    .select('organization_id')
    .where('organization_id', '=', tx.organizationId)
    .where('opened_at', '>', sql<Date>`greatest(now() - ${HOLDS_UP_FOR}, ${heardAt}::timestamptz)`)
    .executeTakeFirst();
  return row !== undefined;
}

/** A root of ours under which words may still be written that concern somebody. */
export interface LiveThread {
  id: number;
  channel: string;
  rootTs: string;
  /** Words of members are known there from `since` on: they may have been edited or deleted. */
  hasRecentWords: boolean;
}

/** Threads that took replies or notes at `from` or later, also under roots that were deleted; `since` is what counts as recent. */
export async function listLiveThreads(tx: Tx, range: { from: Date; since: Date }): Promise<LiveThread[]> {
  const { rows } = await sql<{ id: number; channel: string; ts: string; recent: boolean }>`
    select t.id, root.channel, root.ts,
      exists (
        select from messages m
        where m.organization_id = t.organization_id and m.thread_id = t.id and m.direction = 'out'
          and m.sent_at >= ${range.since})
      or exists (
        select from notes n
        where n.organization_id = t.organization_id and n.thread_id = t.id and n.created_at >= ${range.since}) as recent
    from threads t
    left join conversations c on c.organization_id = t.organization_id and c.id = t.conversation_id
    left join jobs j on j.organization_id = t.organization_id and j.id = t.job_id
    cross join lateral (
      select t.channel, t.root_ts as ts where t.root_ts is not null
      union all
      select p.channel, p.ts from posts p
      where p.organization_id = t.organization_id and p.thread_id = t.id and p.subject = ${GONE_ROOT}) root
    where t.organization_id = ${tx.organizationId} and (${IS_LIVE_LEAD} or c.status = 'active')
      and (j.id is null or j.status not in ('declined', 'expired', 'closed') or j.ended_at >= ${range.from})`.execute(
    tx,
  );
  return rows.map((row) => ({ id: row.id, channel: row.channel, rootTs: row.ts, hasRecentWords: row.recent }));
}

/**
 * What members wrote under this root from `since` on, as far as we know it; what was typed into a dialog stands there as a post
 * of ours. Of notes nobody knows under which root they stand: where there were several, none counts as known.
 */
export async function listKnownWords(
  tx: Tx,
  { threadId, rootTs, since }: { threadId: number; rootTs: string; since: Date },
): Promise<KnownWords[]> {
  const { rows } = await sql<{ ts: string; edit_ts: string | null; stands: boolean }>`
    select ts, edit_ts, state not in ('withdrawn', 'cancelled') as stands from messages
    where organization_id = ${tx.organizationId} and thread_id = ${threadId} and direction = 'out' and sent_at >= ${since}
      and ts is not null and content ->> 'thread_ts' = ${rootTs}
    union all
    select ts, edit_ts, deleted_at is null from notes
    where organization_id = ${tx.organizationId} and thread_id = ${threadId} and ts is not null
      and created_at >= ${since}
      and not exists (
        select from posts p where p.organization_id = ${tx.organizationId} and p.thread_id = ${threadId}
          and p.subject = ${GONE_ROOT})`.execute(tx);
  return rows.map(({ ts, edit_ts: editTs, stands }) => ({ ts, stands, ...(editTs !== null && { editTs }) }));
}
