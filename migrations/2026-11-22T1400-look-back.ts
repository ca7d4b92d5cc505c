import { type Kysely, sql } from 'kysely';

/** Until when each workspace was heard, and which of them must be looked back into. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearing (
      organization_id bigint primary key references organizations,
      heard_until timestamptz not null,
      silent_at timestamptz not null
    ) with (fillfactor = 50)`.execute(db);

  await sql`
    create table look_backs (
      organization_id bigint primary key references organizations,
      from_at timestamptz not null,
      opened_at timestamptz not null default now(),
      due_at timestamptz not null default now(),
      wanted bigint not null default 1,
      begun bigint,
      progress jsonb not null default '{}',
      token bigint
    )`.execute(db);
}
