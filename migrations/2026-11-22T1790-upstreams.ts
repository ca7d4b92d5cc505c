import { type Kysely, sql } from 'kysely';

/** Marketplaces with an interface of their own: homes of conversations under their names, accounts, and what was sent there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of [
    ['conversations', 'home'],
    ['merchants', 'source'],
  ] as const) {
    const check = sql.id(`${table}_${column}_check`);
    await sql`alter table ${sql.table(table)} drop constraint if exists ${check}`.execute(db);
    await sql`
      alter table ${sql.table(table)} add constraint ${check}
      check (${sql.ref(column)} ~ '^[a-z][a-z0-9-]{0,39}$')`.execute(db);
  }

  await sql`
    create table upstream_connections (
      organization_id bigint not null references organizations,
      upstream text not null,
      refresh_token text not null,
      access_token text not null,
      access_until timestamptz not null,
      version bigint not null default 1,
      leased_until timestamptz not null default '-infinity',
      lost_at timestamptz,
      connected_at timestamptz not null default now(),
      primary key (organization_id, upstream)
    )`.execute(db);

  await sql`
    create table upstream_sends (
      organization_id bigint not null references organizations,
      id uuid not null,
      upstream text not null,
      conversation text not null,
      words text not null,
      tried_at timestamptz not null default now(),
      sent_at timestamptz,
      message_id text,
      primary key (organization_id, id),
      unique (organization_id, upstream, message_id)
    )`.execute(db);
  await sql`
    create index upstream_sends_unclaimed on upstream_sends (organization_id, upstream, conversation, tried_at)
    where message_id is null`.execute(db);

  for (const table of ['upstream_connections', 'upstream_sends']) await isolate(db, table);
}

async function isolate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on ${sql.table(table)} using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}
