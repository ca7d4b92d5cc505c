import { type Kysely, sql } from 'kysely';

/** What stands on the merchants' pages, the requests whose senders have yet to confirm them, and the pages' public names. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table page_messages (
      organization_id bigint not null references organizations,
      id text not null,
      conversation_id bigint not null,
      author_name text not null,
      body text not null,
      html text not null,
      files jsonb not null default '[]',
      sent_at timestamptz not null,
      edited_at timestamptz,
      withdrawn_at timestamptz,
      primary key (organization_id, id),
      foreign key (organization_id, conversation_id) references conversations
    )`.execute(db);
  await sql`
    create index page_messages_conversation on page_messages (organization_id, conversation_id, sent_at)`.execute(db);

  await sql`
    create table job_requests (
      organization_id bigint not null references organizations,
      id uuid not null default gen_random_uuid(),
      form_key text not null check (length(form_key) between 16 and 64),
      token text not null check (length(token) between 32 and 64),
      email text not null,
      language text not null,
      request jsonb not null,
      created_at timestamptz not null default now(),
      confirmed_at timestamptz,
      primary key (organization_id, id),
      unique (organization_id, form_key)
    )`.execute(db);
  await sql`create unique index job_requests_token on job_requests (token)`.execute(db);
  await sql`create index job_requests_email on job_requests (organization_id, email, created_at)`.execute(db);
  await sql`create index job_requests_created on job_requests (created_at)`.execute(db);

  // Not the row's number: addresses tell neither how many organizations there are nor which came first.
  await sql`
    alter table organizations
      add column public_id text not null default substr(replace(gen_random_uuid()::text, '-', ''), 1, 12)`.execute(db);
  await sql`create unique index organizations_public_id on organizations (public_id)`.execute(db);
  for (const table of ['page_messages', 'job_requests']) await isolate(db, table);
}

async function isolate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on ${sql.table(table)} using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
