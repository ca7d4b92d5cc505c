import { type Kysely, sql } from 'kysely';

/** What is offered to merchants: a proposal, and each version of it as it was sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table proposals (
      organization_id bigint not null references organizations,
      id uuid not null default gen_random_uuid(),
      conversation_id bigint not null,
      thread_id bigint not null,
      state text not null check (state in ('sent', 'accepted', 'declined', 'closed')),
      version smallint not null,
      job_id bigint,
      new_store boolean,
      store_name text,
      store_url text,
      closed_by text,
      closed_at timestamptz,
      primary key (organization_id, id),
      foreign key (organization_id, conversation_id, thread_id)
        references threads (organization_id, conversation_id, id),
      foreign key (organization_id, conversation_id, job_id) references jobs (organization_id, conversation_id, id)
    )`.execute(db);
  await sql`
    create index proposals_thread on proposals (organization_id, conversation_id, thread_id)`.execute(db);
  await sql`create index proposals_job on proposals (organization_id, conversation_id, job_id)`.execute(db);
  await sql`
    create table proposal_versions (
      organization_id bigint not null references organizations,
      proposal_id uuid not null,
      version smallint not null check (version > 0),
      key text,
      service_handle text not null,
      service_name text not null,
      work text not null,
      milestones jsonb not null check (jsonb_array_length(milestones) <= 5),
      price_amount numeric not null check (price_amount >= 0),
      price_currency text not null,
      estimated_days integer not null check (estimated_days > 0),
      terms text,
      slack_user text not null,
      author_name text not null,
      sent_at timestamptz not null,
      delivery text not null default 'queued' check (delivery in ('queued', 'delivered', 'failed', 'cancelled')),
      answer text check (answer in ('accepted', 'declined')),
      feedback text,
      answered_at timestamptz,
      late_answer text check (late_answer in ('accepted', 'declined')),
      primary key (organization_id, proposal_id, version),
      unique (organization_id, key),
      foreign key (organization_id, proposal_id) references proposals
    )`.execute(db);
  for (const table of ['proposals', 'proposal_versions']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
    await sql`
      create policy own_organization on ${sql.table(table)} using (
        organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
        or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
  }
}
