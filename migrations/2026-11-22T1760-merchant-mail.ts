import { type Kysely, sql } from 'kysely';

/** The addresses that merchants answer to, and the mails that came to them. Conversations may live where an upstream is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reply_addresses (
      organization_id bigint not null references organizations,
      conversation_id bigint not null,
      secret text not null check (length(secret) = 26),
      created_at timestamptz not null default now(),
      primary key (organization_id, conversation_id),
      unique (organization_id, secret),
      foreign key (organization_id, conversation_id) references conversations
    )`.execute(db);

  // Without a conversation: an answer to a member's own mail. "raw" is there until the mail is read.
  await sql`
    create table inbound_mails (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      conversation_id bigint,
      received_at timestamptz not null,
      session jsonb,
      raw bytea,
      read_at timestamptz,
      outcome text check (outcome in ('posted', 'bounce', 'refused')),
      reason text,
      detail text,
      message_id text,
      sender text,
      subject text,
      cut text,
      shown boolean not null default false,
      answered boolean not null default false,
      primary key (organization_id, id),
      foreign key (organization_id, conversation_id) references conversations
    )`.execute(db);
  await sql`
    create index inbound_mails_conversation on inbound_mails (organization_id, conversation_id, id desc)`.execute(db);
  await sql`
    create index inbound_mails_answered on inbound_mails (organization_id, sender, id desc) where answered`.execute(db);

  for (const table of ['reply_addresses', 'inbound_mails']) await isolate(db, table);

  await sql`
    alter table conversations drop constraint conversations_home_check,
      add constraint conversations_home_check check (home ~ '^[a-z][a-z0-9_-]{0,40}$')`.execute(db);
  await sql`
    alter table merchants drop constraint merchants_source_check,
      add constraint merchants_source_check check (source ~ '^[a-z][a-z0-9_-]{0,40}$')`.execute(db);
}

async function isolate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on ${sql.table(table)} using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
