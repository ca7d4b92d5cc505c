import { sql, type Transaction } from 'kysely';
import type { Language } from '../domain/language.ts';
import type { RelayMode } from '../domain/relay-policy.ts';
import type { Database } from './schema.ts';
import { acrossOrganizations, type Db, type Tx } from './scope.ts';

/** What an organization has chosen. */
export interface Organization {
  id: number;
  name: string;
  language: Language;
  timeZone: string;
  slackChannel?: string;
  /** Seconds; the operator's default when absent. */
  undoSeconds?: number;
  relayMode: RelayMode;
  heldWords: string[];
}

/** Reads the organization of the surrounding transaction. */
export async function getOrganization(db: Db, id: number): Promise<Organization> {
  const row = await db.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return {
    id: row.id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    relayMode: row.relay_mode,
    heldWords: row.held_words,
    ...(row.slack_channel !== null && { slackChannel: row.slack_channel }),
    ...(row.undo_seconds !== null && { undoSeconds: row.undo_seconds }),
  };
}

/** Sets the notification address of an organization that has none. */
export async function setFirstNotificationEmail(tx: Tx, email: string): Promise<void> {
  await tx
    .updateTable('organizations')
    .set({ notification_email: email })
    .where('id', '=', tx.organizationId)
    .where('notification_email', 'is', null)
    .execute();
}

/** The address of the organization's workspace, e.g. `https://acme.slack.com/`. */
export async function findTeamUrl(db: Db, organizationId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('installations')
    .select('team_url')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row?.team_url;
}

export interface Workspace {
  teamId: string;
  teamName: string;
  teamUrl: string;
  botUserId: string;
  botId: string;
}

/**
 * The organization of a workspace, created with its installation if need be. An organization that waited without a workspace
 * is taken first, so that jobs that came before Slack was connected are not left behind. Safe when several copies start at once.
 */
export async function installWorkspace(db: Db, workspace: Workspace): Promise<number> {
  return acrossOrganizations(db, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('jobline.install'))`.execute(transaction);
    const details = {
      team_name: workspace.teamName,
      team_url: workspace.teamUrl,
      bot_user: workspace.botUserId,
      bot_id: workspace.botId,
      connected_at: sql<Date>`now()`,
    };
    const known = await transaction
      .updateTable('installations')
      .set(details)
      .where('team_id', '=', workspace.teamId)
      .returning('organization_id')
      .executeTakeFirst();
    const organizationId =
      known?.organization_id ?? (await organizationWithoutWorkspace(transaction, workspace.teamName));
    if (!known) {
      await transaction
        .insertInto('installations')
        .values({ team_id: workspace.teamId, organization_id: organizationId, ...details })
        .execute();
    }
    return organizationId;
  });
}

/** The organization that events of a marketplace go to: that of the workspace connected last, else one that waits for its workspace. */
export async function ensureOrganization(db: Db): Promise<number> {
  return acrossOrganizations(db, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('jobline.install'))`.execute(transaction);
    const last = await transaction
      .selectFrom('installations')
      .select('organization_id')
      .orderBy('connected_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last?.organization_id ?? organizationWithoutWorkspace(transaction, 'Your team');
  });
}

async function organizationWithoutWorkspace(db: Db, name: string): Promise<number> {
  const waiting = await db
    .updateTable('organizations')
    .set({ name })
    .where('id', '=', (query) =>
      query
        .selectFrom('organizations as waiting')
        .select((eb) => eb.fn.min('waiting.id').as('id'))
        .where('waiting.id', 'not in', query.selectFrom('installations').select('organization_id')),
    )
    .returning('id')
    .executeTakeFirst();
  if (waiting) return waiting.id;
  const { id } = await db.insertInto('organizations').values({ name }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/**
 * Makes `channel` the channel for new threads, and gives it to threads that waited without one. Threads that stand in
 * another channel stay there. A channel that a member chose stands.
 */
export async function setJobsChannel(
  db: Db,
  organizationId: number,
  channel: string,
  gate: string,
  waitingAt: string,
): Promise<void> {
  await acrossOrganizations(db, async (transaction) => {
    const { channel_chosen } = await transaction
      .selectFrom('organizations')
      .select('channel_chosen')
      .where('id', '=', organizationId)
      .executeTakeFirstOrThrow();
    if (!channel_chosen) await takeJobsChannel(transaction, organizationId, channel, gate, waitingAt);
  });
}

/** The same within a transaction, whatever was chosen before. */
export async function takeJobsChannel(
  transaction: Transaction<Database>,
  organizationId: number,
  channel: string,
  gate: string,
  waitingAt: string,
): Promise<void> {
  await transaction
    .updateTable('organizations')
    .set({ slack_channel: channel })
    .where('id', '=', organizationId)
    .execute();
  await transaction
    .updateTable('threads')
    .set({ channel })
    .where('organization_id', '=', organizationId)
    .where('channel', 'is', null)
    .execute();
  await sql`insert into gates (key, organization_id) values (${gate}, ${organizationId}) on conflict do nothing`.execute(
    transaction,
  );
  await sql`
    update lanes set gate = ${gate}, due_at = now(), version = version + 1
    where organization_id = ${organizationId} and gate = ${waitingAt}`.execute(transaction);
}
