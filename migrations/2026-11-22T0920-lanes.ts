import { type Kysely, sql } from 'kysely';

/** The outbox: what must reach somebody, in which order, and what is painted from state. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table inbox (
      source text not null,
      event_id text not null,
      received_at timestamptz not null default now(),
      primary key (source, event_id)
    )`.execute(db);
  await sql`create index inbox_received on inbox (received_at)`.execute(db);

  await sql`
    create table lanes (
      id bigint generated always as identity primary key,
      organization_id bigint not null references organizations,
      key text not null,
      gate text not null,
      version bigint not null default 0,
      due_at timestamptz,
      owner bigint,
      token bigint,
      unique (organization_id, key)
    ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0)`.execute(db);
  await sql`create index lanes_due on lanes (gate, due_at) where owner is null and due_at is not null`.execute(db);
  await sql`create index lanes_owned on lanes (owner) where owner is not null`.execute(db);
  await sql`create sequence lane_tokens`.execute(db);

  await sql`
    create table deliveries (
      id uuid primary key default gen_random_uuid(),
      organization_id bigint not null references organizations,
      lane_id bigint not null references lanes,
      position bigint not null,
      seq bigint generated always as identity,
      kind text not null,
      subject text not null,
      payload jsonb not null default '{}',
      state text not null default 'waiting' check (state in ('waiting', 'sending', 'done', 'failed', 'cancelled')),
      not_before timestamptz not null default now(),
      created_at timestamptz not null default now(),
      first_started_at timestamptz,
      started_at timestamptz,
      settled_at timestamptz,
      attempts integer not null default 0,
      outcome jsonb,
      last_error text
    ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0)`.execute(db);
  await sql`
    create index deliveries_head on deliveries (lane_id, position, seq) where state in ('waiting', 'sending')`.execute(
    db,
  );
  await sql`create index deliveries_subject on deliveries (organization_id, subject)`.execute(db);
  await sql`create index deliveries_failed on deliveries (organization_id, settled_at) where state = 'failed'`.execute(
    db,
  );
  await sql`
    create index deliveries_settled on deliveries (settled_at) where state in ('done', 'cancelled')`.execute(db);

  await sql`
    create table gates (
      key text primary key,
      organization_id bigint not null references organizations,
      open_at timestamptz not null default '-infinity',
      reason text
    ) with (fillfactor = 70)`.execute(db);

  await sql`
    create table workers (
      id bigint generated always as identity primary key,
      alive_until timestamptz not null
    ) with (fillfactor = 50)`.execute(db);

  await sql`
    create table views (
      organization_id bigint not null references organizations,
      subject text not null,
      method text not null,
      wanted bigint not null default 1,
      shown bigint not null default 0,
      due_at timestamptz,
      token bigint,
      attempts integer not null default 0,
      painted text[] not null default '{}',
      last_error text,
      primary key (organization_id, subject)
    ) with (fillfactor = 70)`.execute(db);
  await sql`create index views_due on views (organization_id, method, due_at) where due_at is not null`.execute(db);
  await sql`alter table views enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on views using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
