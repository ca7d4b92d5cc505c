import { type Kysely, sql } from 'kysely';

/** Reviews and who asked for them, access to stores, invoices. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What is reviewed is `job:12` or `lead:3` by our ids, or `proposal:…` by the id it has outside.
  await sql`
    create table review_requests (
      organization_id bigint not null references organizations,
      subject text not null,
      thread_id bigint not null,
      slack_user text not null,
      name text not null,
      at timestamptz not null,
      primary key (organization_id, subject),
      foreign key (organization_id, thread_id) references threads
    )`.execute(db);
  await sql`create index review_requests_thread on review_requests (organization_id, thread_id)`.execute(db);
  await sql`
    create table reviews (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      outside_id text not null,
      subject text not null,
      thread_id bigint not null,
      merchant_name text not null,
      rating smallint not null check (rating between 1 and 5),
      body text not null,
      at timestamptz not null,
      primary key (organization_id, id),
      unique (organization_id, outside_id),
      foreign key (organization_id, thread_id) references threads
    )`.execute(db);
  await sql`create index reviews_thread on reviews (organization_id, thread_id, id)`.execute(db);
  await sql`create index reviews_subject on reviews (organization_id, subject)`.execute(db);

  await sql`
    create table store_access (
      organization_id bigint not null references organizations,
      job_id bigint not null,
      state text not null check (state in ('requested', 'approved', 'refused')),
      requested_by text,
      requested_at timestamptz,
      answered_by text,
      answered_at timestamptz,
      url text,
      primary key (organization_id, job_id),
      foreign key (organization_id, job_id) references jobs
    )`.execute(db);

  await sql`
    create table invoices (
      organization_id bigint not null references organizations,
      id bigint generated always as identity,
      job_id bigint not null,
      outside_id text not null,
      number text,
      amount numeric not null,
      currency text not null,
      url text,
      created_at timestamptz not null,
      paid_at timestamptz,
      closed_at timestamptz,
      primary key (organization_id, id),
      unique (organization_id, outside_id),
      foreign key (organization_id, job_id) references jobs
    )`.execute(db);
  await sql`create index invoices_job on invoices (organization_id, job_id, id)`.execute(db);

  for (const table of ['review_requests', 'reviews', 'store_access', 'invoices']) await isolate(db, table);
}

async function isolate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on ${sql.table(table)} using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
