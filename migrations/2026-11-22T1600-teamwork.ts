import { type Kysely, sql } from 'kysely';

/** What a team does with its threads: who has them, how they are labelled, what was changed, what was asked, what was chosen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await preferences(db);

  await sql`
    create table thread_assignees (
      organization_id bigint not null references organizations,
      thread_id bigint not null,
      slack_user text not null,
      assigned_at timestamptz not null,
      primary key (organization_id, thread_id, slack_user),
      foreign key (organization_id, thread_id) references threads
    )`.execute(db);
  await sql`
    create index thread_assignees_person on thread_assignees (organization_id, slack_user, thread_id)`.execute(db);

  await sql`
    create table tags (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      name text not null check (length(name) between 1 and 75),
      channel text,
      created_at timestamptz not null default now(),
      primary key (organization_id, id)
    )`.execute(db);
  await sql`create unique index tags_name on tags (organization_id, lower(name))`.execute(db);
  await sql`
    create table conversation_tags (
      organization_id bigint not null references organizations,
      conversation_id bigint not null,
      tag_id bigint not null,
      primary key (organization_id, conversation_id, tag_id),
      foreign key (organization_id, conversation_id) references conversations,
      foreign key (organization_id, tag_id) references tags on delete cascade
    )`.execute(db);
  await sql`create index conversation_tags_tag on conversation_tags (organization_id, tag_id)`.execute(db);

  await sql`
    create table changes (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      thread_id bigint not null,
      code text not null,
      facts jsonb not null default '{}',
      slack_user text,
      name text,
      at timestamptz not null,
      primary key (organization_id, id),
      foreign key (organization_id, thread_id) references threads
    )`.execute(db);
  await sql`create index changes_thread on changes (organization_id, thread_id, id)`.execute(db);

  await sql`
    create table reply_drafts (
      organization_id bigint not null references organizations,
      thread_id bigint not null,
      slack_user text not null,
      opened_at timestamptz not null,
      primary key (organization_id, thread_id, slack_user),
      foreign key (organization_id, thread_id) references threads
    )`.execute(db);

  await sql`
    create table templates (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      name text not null check (length(name) between 1 and 75),
      body text not null check (length(body) between 1 and 3000),
      created_at timestamptz not null default now(),
      primary key (organization_id, id)
    )`.execute(db);
  await sql`create unique index templates_name on templates (organization_id, lower(name))`.execute(db);

  await sql`
    create table reminders (
      organization_id bigint not null references organizations,
      job_id bigint not null,
      key text not null,
      at timestamptz not null,
      primary key (organization_id, job_id, key),
      foreign key (organization_id, job_id) references jobs
    )`.execute(db);
  await sql`
    create table digests (
      organization_id bigint not null references organizations,
      hour timestamptz not null,
      primary key (organization_id, hour)
    )`.execute(db);

  for (const table of [
    'services',
    'thread_assignees',
    'tags',
    'conversation_tags',
    'changes',
    'reply_drafts',
    'templates',
    'reminders',
    'digests',
  ]) {
    await isolate(db, table);
  }
}

async function preferences(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table organizations
      add column available boolean not null default true,
      add column discoverable boolean not null default true,
      add column dropshipping boolean not null default true,
      add column notification_email text,
      add column profile_name text,
      add column profile_words text,
      add column profile_url text,
      add column published boolean not null default false,
      add column away_from date,
      add column away_until date,
      add column away_words text,
      add column author_naming text not null default 'person' check (author_naming in ('person', 'agency')),
      add column reminder_hours double precision[] not null default '{24,4,1}',
      add column digest boolean not null default true,
      add column within_hours boolean not null default false,
      add column work_days smallint[] not null default '{1,2,3,4,5}',
      add column work_from smallint not null default 540 check (work_from between 0 and 1439),
      add column work_until smallint not null default 1020 check (work_until between 1 and 1440)`.execute(db);
  await sql`
    create table services (
      organization_id bigint not null references organizations,
      handle text not null,
      name text not null,
      price_amount numeric,
      price_currency text,
      channel text,
      primary key (organization_id, handle)
    )`.execute(db);
  await sql`
    alter table members
      add column own_language text check (own_language in ('en', 'de', 'da', 'nb', 'nl', 'pl')),
      add column email text,
      add column mails boolean not null default true`.execute(db);
  await sql`alter table merchants add column blocked_at timestamptz, add column blocked_reason text`.execute(db);
  // Why a reply is held, and when its author was asked by direct message.
  await sql`alter table messages add column held_because text, add column asked_at timestamptz`.execute(db);
  await sql`create index messages_held on messages (organization_id, heard_at) where state = 'held'`.execute(db);
}

async function isolate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on ${sql.table(table)} using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
