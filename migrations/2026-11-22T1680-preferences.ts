import { type Kysely, sql } from 'kysely';

/** When a job is looked at again for its reminders, who changed which preference, and which channels know us. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Before all time: its reminders are still to be planned. After all time: none is left.
  await sql`
    alter table jobs
      add column remind_at timestamptz not null default '-infinity',
      add column remind_since timestamptz`.execute(db);
  await sql`
    create index jobs_reminders on jobs (remind_at)
    where status in ('new', 'opened', 'awaiting_response') and remind_at < 'infinity'`.execute(db);
  await sql`
    create index messages_unread_heard on messages (heard_at)
    where direction = 'in' and state = 'received' and read_at is null`.execute(db);

  await sql`alter table organizations add column channel_chosen boolean not null default false`.execute(db);
  await sql`
    create table preference_changes (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      field text not null,
      before jsonb,
      after jsonb,
      slack_user text not null,
      name text not null,
      at timestamptz not null,
      primary key (organization_id, id)
    )`.execute(db);
  await sql`
    create table greeted_channels (
      organization_id bigint not null references organizations,
      channel text not null,
      at timestamptz not null,
      primary key (organization_id, channel)
    )`.execute(db);
  for (const table of ['preference_changes', 'greeted_channels']) await isolate(db, table);
}

async function isolate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on ${sql.table(table)} using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
