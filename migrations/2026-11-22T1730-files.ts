import { type Kysely, sql } from 'kysely';

/** Files on their way: what stands in Slack of a merchant's file, files that came without an address, the key of file links. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table uploads (
      organization_id bigint not null references organizations,
      id uuid not null default gen_random_uuid(),
      name text not null,
      mime_type text not null,
      bytes bytea not null check (octet_length(bytes) <= 26214400),
      created_at timestamptz not null default now(),
      primary key (organization_id, id)
    )`.execute(db);
  // Pictures and documents are compressed already.
  await sql`alter table uploads alter bytes set storage external`.execute(db);
  await sql`create index uploads_created on uploads (created_at)`.execute(db);
  await sql`alter table uploads enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on uploads using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);

  // The delivery that shares it in the thread, the one that carries its bytes to Slack for that, Slack's id of it from right
  // before it is shared, and since when it stands there.
  await sql`
    alter table files add column delivery_id uuid, add column carrier_id uuid, add column slack_file text,
      add column shared_at timestamptz`.execute(db);
  await sql`
    create unique index files_slack_file on files (organization_id, slack_file) where slack_file is not null`.execute(
    db,
  );

  // Of the whole installation, no organization's: one row.
  await sql`
    create table file_link_keys (
      only_one boolean primary key default true check (only_one),
      key bytea not null check (octet_length(key) = 32),
      created_at timestamptz not null default now()
    )`.execute(db);
}
