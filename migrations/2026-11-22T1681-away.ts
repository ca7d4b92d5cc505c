import { type Kysely, sql } from 'kysely';

/** The automatic words that a conversation got while its organization was away: once for each time away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table away_answers (
      organization_id bigint not null references organizations,
      conversation_id bigint not null,
      away_from date not null,
      id uuid not null default gen_random_uuid(),
      thread_id bigint not null,
      body text not null,
      at timestamptz not null,
      primary key (organization_id, conversation_id, away_from),
      foreign key (organization_id, conversation_id) references conversations,
      foreign key (organization_id, thread_id) references threads
    )`.execute(db);
  await sql`create index away_answers_thread on away_answers (organization_id, thread_id)`.execute(db);
  await sql`create unique index away_answers_id on away_answers (organization_id, id)`.execute(db);
  await sql`alter table away_answers enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on away_answers using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
