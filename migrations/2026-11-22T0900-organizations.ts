import { type Kysely, sql } from 'kysely';

/** Organizations, their members and merchants. Every later table of content hangs on `organizations`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organizations (
      id bigint generated always as identity primary key,
      name text not null,
      language text not null default 'en' check (language in ('en', 'de', 'da', 'nb', 'nl', 'pl')),
      time_zone text not null default 'UTC',
      slack_channel text,
      undo_seconds double precision check (undo_seconds between 0 and 60),
      relay_mode text not null default 'every_reply' check (relay_mode in ('every_reply', 'ask_each', 'notes_only')),
      held_words text[] not null default '{}',
      last_job_number integer not null default 0,
      last_conversation_number integer not null default 0,
      created_at timestamptz not null default now()
    )`.execute(db);

  await sql`
    create table installations (
      team_id text primary key,
      organization_id bigint not null unique references organizations,
      team_name text not null,
      team_url text not null,
      app_id text,
      bot_id text not null,
      bot_user text not null,
      connected_at timestamptz not null default now()
    )`.execute(db);

  await sql`
    create table members (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      slack_user text not null,
      name text not null,
      is_member boolean not null,
      language text,
      time_zone text,
      fetched_at timestamptz not null,
      primary key (organization_id, id),
      unique (organization_id, slack_user)
    )`.execute(db);

  await sql`
    create table merchants (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      source text not null check (source in ('marketplace', 'web')),
      outside_id text not null,
      name text not null,
      kind text not null default 'owner' check (kind in ('owner', 'staff', 'prospect')),
      email text,
      locale text,
      time_zone text,
      primary key (organization_id, id),
      unique (organization_id, source, outside_id)
    )`.execute(db);

  await sql`
    create table stores (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      merchant_id bigint not null,
      name text not null,
      url text not null,
      primary key (organization_id, id),
      unique (organization_id, merchant_id, url),
      foreign key (organization_id, merchant_id) references merchants
    )`.execute(db);

  await sql`alter table organizations enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on organizations using (
      id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
  for (const table of ['members', 'merchants', 'stores']) await isolate(db, table);
}

async function isolate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on ${sql.table(table)} using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
