import { sql } from 'kysely';
import type { Preferences } from '../domain/preferences.ts';
import { IS_LIVE_LEAD } from './leads.ts';
import type { OrganizationsTable } from './organization-schema.ts';
import type { Db, Tx } from './scope.ts';

/** The column of each preference; its name is what the log of changes and the dialogs call it. */
export const PREFERENCE_COLUMNS = {
  available: 'available',
  discoverable: 'discoverable',
  dropshipping: 'dropshipping',
  notificationEmail: 'notification_email',
  profileName: 'profile_name',
  profileWords: 'profile_words',
  profileUrl: 'profile_url',
  published: 'published',
  jobsChannel: 'slack_channel',
  relayMode: 'relay_mode',
  undoSeconds: 'undo_seconds',
  heldWords: 'held_words',
  authorNaming: 'author_naming',
  reminderHours: 'reminder_hours',
  digest: 'digest',
  withinHours: 'within_hours',
  language: 'language',
  timeZone: 'time_zone',
  workDays: 'work_days',
  workFrom: 'work_from',
  workUntil: 'work_until',
  awayFrom: 'away_from',
  awayUntil: 'away_until',
  awayWords: 'away_words',
} as const satisfies Record<keyof Preferences, keyof OrganizationsTable>;

function select(db: Db, organizationId: number) {
  return db.selectFrom('organizations').selectAll().where('id', '=', organizationId);
}

function toPreferences(row: Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>): Preferences {
  return {
    available: row.available,
    discoverable: row.discoverable,
    dropshipping: row.dropshipping,
    notificationEmail: row.notification_email,
    profileName: row.profile_name,
    profileWords: row.profile_words,
    profileUrl: row.profile_url,
    published: row.published,
    jobsChannel: row.slack_channel,
    relayMode: row.relay_mode,
    undoSeconds: row.undo_seconds,
    heldWords: row.held_words,
    authorNaming: row.author_naming,
    reminderHours: row.reminder_hours,
    digest: row.digest,
    withinHours: row.within_hours,
    language: row.language,
    timeZone: row.time_zone,
    workDays: row.work_days,
    workFrom: row.work_from,
    workUntil: row.work_until,
    awayFrom: row.away_from,
    awayUntil: row.away_until,
    awayWords: row.away_words,
  };
}

export async function getPreferences(db: Db, organizationId: number): Promise<Preferences> {
  return toPreferences(await select(db, organizationId).executeTakeFirstOrThrow());
}

/** Locked against others who change them; what only names the organization goes on. */
export async function lockPreferences(tx: Tx): Promise<Preferences> {
  return toPreferences(await select(tx, tx.organizationId).forNoKeyUpdate().executeTakeFirstOrThrow());
}

export async function updatePreferences(tx: Tx, change: Partial<Preferences>): Promise<void> {
  const entries = Object.entries(change).map(([name, value]) => [PREFERENCE_COLUMNS[name as keyof Preferences], value]);
  if (entries.length === 0) return;
  await tx
    .updateTable('organizations')
    .set({ ...Object.fromEntries(entries), ...(change.jobsChannel != null && { channel_chosen: true }) })
    .where('id', '=', tx.organizationId)
    .execute();
}

/** Who changed a preference and what it was; `undefined` was not there. */
export interface PreferenceChange {
  field: string;
  before: unknown;
  after: unknown;
}

export async function recordPreferenceChanges(
  tx: Tx,
  changes: readonly PreferenceChange[],
  by: { slackUser: string; name: string; at: Date },
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('preference_changes')
    .values(
      changes.map(({ field, before, after }) => ({
        organization_id: tx.organizationId,
        field,
        before: JSON.stringify(before ?? null),
        after: JSON.stringify(after ?? null),
        slack_user: by.slackUser,
        name: by.name,
        at: by.at,
      })),
    )
    .execute();
}

/** The reminders of all jobs that wait are planned anew; none of times before `now`. */
export async function planRemindersAnew(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({ remind_at: sql<Date>`'-infinity'`, remind_since: now })
    .where('status', 'in', ['new', 'opened', 'awaiting_response'])
    .execute();
}

/** Threads whose card stands and whose job, if any, has not ended; those of leads that live too. */
export async function listLiveThreads(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('threads as t')
    .leftJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .leftJoin('jobs as j', (join) =>
      join.onRef('j.organization_id', '=', 't.organization_id').onRef('j.id', '=', 't.job_id'),
    )
    .select('t.id')
    .where('t.root_ts', 'is not', null)
    .where((eb) => eb.or([IS_LIVE_LEAD, eb('c.status', '=', 'active')]))
    .where((eb) => eb.or([eb('j.id', 'is', null), eb('j.status', 'not in', ['declined', 'expired', 'closed'])]))
    .execute();
  return rows.map((row) => row.id);
}

/** The organization as its marketplace calls it: as it did last. */
export async function outsideOrganization(db: Db): Promise<string> {
  const row = await db
    .selectFrom('conversations')
    .select('outside_organization')
    .where('home', '=', 'marketplace')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.outside_organization ?? 'default';
}
