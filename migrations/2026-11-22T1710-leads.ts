import { type Kysely, sql } from 'kysely';

/** Prospects who arrive with contact details only. A lead has a thread of its own, and no conversation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table leads (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      number integer not null,
      home text not null,
      outside_id text not null,
      outside_organization text not null,
      source text not null check (source in ('profile', 'form')),
      merchant_id bigint not null,
      details text,
      arrived_at timestamptz not null,
      primary key (organization_id, id),
      unique (organization_id, number),
      unique (organization_id, outside_id),
      foreign key (organization_id, merchant_id) references merchants
    )`.execute(db);
  await sql`create index leads_merchant on leads (organization_id, merchant_id)`.execute(db);
  await sql`alter table leads enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on leads using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
  await sql`alter table numbers add column last_lead integer not null default 0`.execute(db);
  await threads(db);

  await sql`alter table homes drop constraint homes_filter_check`.execute(db);
  await sql`
    alter table homes add constraint homes_filter_check
    check (filter in ('mine', 'unassigned', 'expiring', 'waiting', 'all', 'conversations', 'leads'))`.execute(db);
}

/** A thread mirrors a conversation or a lead, never both. */
async function threads(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table threads
      alter column conversation_id drop not null,
      add column lead_id bigint,
      add unique (organization_id, lead_id),
      add foreign key (organization_id, lead_id) references leads,
      add constraint threads_of_one check (
        num_nonnulls(conversation_id, lead_id) = 1 and (lead_id is null or job_id is null))`.execute(db);
  // Under a lead there are notes too; without a conversation, their thread alone says whose they are.
  await sql`
    alter table notes
      alter column conversation_id drop not null,
      add foreign key (organization_id, thread_id) references threads`.execute(db);
  // Leads stand in lists of their own: no search finds them.
  await sql`
    create or replace function refresh_job_search(organization bigint, thread bigint) returns void language plpgsql as $$
    begin
      if exists (select from threads where organization_id = organization and id = thread and lead_id is not null) then
        return;
      end if;
      -- Whoever else changes this thread waits here, and reads after that what we wrote.
      perform from job_search where organization_id = organization and thread_id = thread for update;
      insert into job_search (organization_id, thread_id, words)
      values (organization, thread, words_of_thread(organization, thread))
      on conflict (organization_id, thread_id) do update set words = excluded.words
        where job_search.words <> excluded.words;
    end $$`.execute(db);
}
