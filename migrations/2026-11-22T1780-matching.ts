import { type Kysely, sql } from 'kysely';

/** Requests that are addressed to nobody, to whom they were offered, and by what organizations are found and compared. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // No row-level security: whom a request is for is not known yet. It holds ids and no words; those stand with the offers.
  await sql`
    create table requests (
      id bigint generated always as identity primary key,
      source text not null,
      kind text not null check (kind in ('job', 'lead')),
      outside_id text not null,
      outside_organization text not null,
      carrier_id bigint not null references organizations,
      offer_to smallint not null,
      event_id text,
      received_at timestamptz not null,
      unique (source, kind, outside_id)
    )`.execute(db);
  await sql`
    create table offers (
      organization_id bigint not null references organizations,
      request_id bigint not null,
      rank integer not null,
      reasons jsonb not null,
      body jsonb not null,
      job_outside_id text,
      conversation_outside_id text,
      offered_at timestamptz not null,
      handed_on_at timestamptz,
      primary key (organization_id, request_id)
    )`.execute(db);
  await sql`create unique index offers_rank on offers (request_id, rank)`.execute(db);
  await sql`create unique index offers_job on offers (organization_id, job_outside_id)`.execute(db);
  await sql`alter table offers enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on offers using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);

  await sql`alter table jobs add column answered_at timestamptz`.execute(db);
  await sql`select set_config('jobline.scope', 'all', true)`.execute(db);
  await sql`
    update jobs j set answered_at = first.at
    from (
      select organization_id, job_id, min(at) as at from job_history
      where command = 'reply' and from_status in ('new', 'opened') group by 1, 2
    ) first
    where j.organization_id = first.organization_id and j.id = first.job_id`.execute(db);
  await sql`select set_config('jobline.scope', '', true)`.execute(db);

  await sql`create index services_handle on services (handle)`.execute(db);
  await sql`create index services_name on services (name)`.execute(db);
  await sql`create index jobs_record on jobs (organization_id, service_handle, arrived_at desc)`.execute(db);
  await sql`create index reviews_newest on reviews (organization_id, at desc)`.execute(db);
}
