import { type Kysely, sql } from 'kysely';

/** Each attempt to reach somebody outside of Slack, as an operator asks for it. Goes with its delivery. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // No foreign key: what it says must never keep a delivery waiting, and one sweep takes both.
  await sql`
    create table delivery_attempts (
      organization_id bigint not null references organizations,
      delivery_id uuid not null,
      id bigint generated always as identity,
      at timestamptz not null,
      took_ms integer not null,
      outcome text not null check (outcome in ('done', 'failed', 'later', 'unknown')),
      status integer,
      error text,
      primary key (organization_id, delivery_id, id)
    )`.execute(db);
  await sql`alter table delivery_attempts enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on delivery_attempts using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
