import { type Kysely, sql } from 'kysely';

/** The merchant's way to their conversation: whoever shows the token of one that is alive may read it and write in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversation_links (
      organization_id bigint not null references organizations,
      token text not null check (length(token) between 32 and 64),
      conversation_id bigint not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      revoked_at timestamptz,
      renewed_by text,
      primary key (organization_id, token),
      foreign key (organization_id, conversation_id) references conversations
    )`.execute(db);
  // A token is looked up before anybody knows whose it is.
  await sql`create unique index conversation_links_token on conversation_links (token)`.execute(db);
  await sql`
    create unique index conversation_links_alive on conversation_links (organization_id, conversation_id)
    where revoked_at is null`.execute(db);
  await sql`
    create index conversation_links_conversation on conversation_links (organization_id, conversation_id)`.execute(db);
  await sql`alter table conversation_links enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on conversation_links using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
