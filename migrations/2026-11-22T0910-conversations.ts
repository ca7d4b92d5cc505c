import { type Kysely, sql } from 'kysely';

/** Conversations, their threads and jobs, and every word said in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversations (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      number integer not null,
      home text not null check (home in ('marketplace', 'web')),
      outside_id text not null,
      outside_organization text not null default 'default',
      merchant_id bigint not null,
      store_id bigint,
      service_name text,
      status text not null default 'active' check (status in ('active', 'blocked')),
      created_at timestamptz not null default now(),
      primary key (organization_id, id),
      unique (organization_id, number),
      unique (organization_id, home, outside_id),
      foreign key (organization_id, merchant_id) references merchants,
      foreign key (organization_id, store_id) references stores
    )`.execute(db);
  await sql`create index conversations_merchant on conversations (organization_id, merchant_id, id desc)`.execute(db);
  await sql`create index conversations_store on conversations (organization_id, store_id)`.execute(db);

  await sql`
    create table jobs (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      number integer not null,
      conversation_id bigint not null,
      outside_id text,
      kind text not null check (kind in ('match', 'direct', 'proposal')),
      status text not null check (status in ('new', 'opened', 'responded', 'awaiting_response', 'declined', 'expired',
        'inactive', 'completed', 'closed')),
      service_handle text not null,
      service_name text not null,
      title text,
      details text,
      business text,
      requirements jsonb not null default '[]',
      priorities jsonb not null default '{}',
      budget_amount numeric,
      budget_currency text,
      dropshipping boolean,
      created_at timestamptz not null,
      arrived_at timestamptz not null,
      expires_at timestamptz,
      answer_by timestamptz,
      ended_at timestamptz,
      ended_by text check (ended_by in ('member', 'merchant', 'clock')),
      ended_by_name text,
      ended_reason text,
      confirmed_at timestamptz,
      primary key (organization_id, id),
      unique (organization_id, number),
      unique (organization_id, outside_id),
      unique (organization_id, conversation_id, id),
      foreign key (organization_id, conversation_id) references conversations
    )`.execute(db);
  await sql`create index jobs_expiry on jobs (expires_at) where status in ('new', 'opened')`.execute(db);

  await sql`
    create table job_history (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      job_id bigint not null,
      command text not null check (command in ('open', 'reply', 'message', 'decline', 'expire', 'mark_inactive',
        'complete', 'reopen', 'confirm', 'close', 'block')),
      from_status text not null check (from_status in ('new', 'opened', 'responded', 'awaiting_response', 'declined',
        'expired', 'inactive', 'completed', 'closed')),
      to_status text not null check (to_status in ('new', 'opened', 'responded', 'awaiting_response', 'declined',
        'expired', 'inactive', 'completed', 'closed')),
      actor text not null check (actor in ('member', 'merchant', 'clock')),
      actor_name text,
      slack_user text,
      reason text,
      at timestamptz not null,
      primary key (organization_id, id),
      foreign key (organization_id, job_id) references jobs
    )`.execute(db);
  await sql`create index job_history_job on job_history (organization_id, job_id, id)`.execute(db);

  await sql`
    create table threads (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      conversation_id bigint not null,
      job_id bigint,
      channel text,
      root_ts text,
      root_plain boolean not null default false,
      links_onward boolean not null default false,
      used_at timestamptz not null default now(),
      primary key (organization_id, id),
      unique (organization_id, conversation_id, id),
      unique (organization_id, job_id),
      unique (organization_id, channel, root_ts),
      foreign key (organization_id, conversation_id) references conversations,
      foreign key (organization_id, conversation_id, job_id) references jobs (organization_id, conversation_id, id)
    )`.execute(db);
  await sql`
    create unique index threads_own on threads (organization_id, conversation_id) where job_id is null`.execute(db);

  await sql`
    create table messages (
      organization_id bigint not null references organizations,
      id uuid not null default gen_random_uuid(),
      conversation_id bigint not null,
      thread_id bigint not null,
      direction text not null check (direction in ('in', 'out')),
      state text not null check (state in ('received', 'held', 'waiting', 'queued', 'sending', 'delivered', 'failed',
        'withdrawn', 'cancelled')),
      outside_id text,
      channel text,
      ts text,
      slack_user text,
      author_name text not null,
      body text not null,
      html text,
      content jsonb,
      first_words boolean not null default false,
      sent_at timestamptz not null,
      heard_at timestamptz not null,
      leaves_at timestamptz,
      restarts smallint not null default 0,
      edited_at timestamptz,
      edit_ts text,
      delivered_at timestamptz,
      read_at timestamptz,
      delayed boolean not null default false,
      failure jsonb,
      primary key (organization_id, id),
      unique (organization_id, outside_id),
      unique (organization_id, channel, ts),
      foreign key (organization_id, conversation_id, thread_id) references threads (organization_id, conversation_id, id)
    )`.execute(db);
  await sql`create index messages_thread on messages (organization_id, thread_id, sent_at)`.execute(db);
  await sql`
    create index messages_unread on messages (organization_id, thread_id)
    where direction = 'in' and read_at is null`.execute(db);
  await sql`
    create index messages_unsettled on messages (organization_id, thread_id)
    where direction = 'out' and state in ('held', 'waiting', 'queued', 'sending', 'failed')`.execute(db);
  await sql`
    create index messages_late on messages (leaves_at)
    where direction = 'out' and state in ('waiting', 'queued', 'sending') and not delayed`.execute(db);

  await sql`
    create table files (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      message_id uuid not null,
      place smallint not null,
      name text not null,
      url text not null,
      mime_type text,
      size bigint,
      primary key (organization_id, id),
      unique (organization_id, message_id, place),
      foreign key (organization_id, message_id) references messages
    )`.execute(db);

  await sql`
    create table notes (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      conversation_id bigint not null,
      thread_id bigint not null,
      slack_user text not null,
      author_name text not null,
      channel text,
      ts text,
      body text not null,
      edit_ts text,
      created_at timestamptz not null,
      deleted_at timestamptz,
      primary key (organization_id, id),
      unique (organization_id, channel, ts),
      foreign key (organization_id, conversation_id, thread_id) references threads (organization_id, conversation_id, id)
    )`.execute(db);
  await sql`create index notes_thread on notes (organization_id, thread_id, id)`.execute(db);

  await sql`
    create table posts (
      organization_id bigint not null references organizations,
      id uuid not null,
      thread_id bigint not null,
      subject text not null,
      part smallint not null,
      channel text not null,
      ts text not null,
      primary key (organization_id, id),
      unique (organization_id, channel, ts),
      foreign key (organization_id, thread_id) references threads
    )`.execute(db);
  await sql`create index posts_subject on posts (organization_id, subject, part)`.execute(db);
  await sql`create index posts_thread on posts (organization_id, thread_id)`.execute(db);

  await sql`
    create table overtakes (
      organization_id bigint not null references organizations,
      channel text not null,
      ts text not null,
      deleted boolean not null,
      edit_ts text not null,
      message jsonb,
      heard_at timestamptz not null,
      primary key (organization_id, channel, ts)
    )`.execute(db);

  await sql`create index overtakes_heard on overtakes (heard_at)`.execute(db);

  await sql`
    create table waiting_events (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      needs text not null,
      event_id text not null,
      event jsonb not null,
      received_at timestamptz not null,
      waits_until timestamptz not null,
      given_up_at timestamptz,
      primary key (organization_id, id),
      unique (organization_id, event_id)
    )`.execute(db);
  await sql`create index waiting_events_needs on waiting_events (organization_id, needs, id)`.execute(db);
  await sql`create index waiting_events_until on waiting_events (waits_until) where given_up_at is null`.execute(db);

  for (const table of [
    'conversations',
    'jobs',
    'job_history',
    'threads',
    'messages',
    'files',
    'notes',
    'posts',
    'overtakes',
    'waiting_events',
  ]) {
    await isolate(db, table);
  }
}

async function isolate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on ${sql.table(table)} using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
