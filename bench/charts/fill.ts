import { type RawBuilder, sql } from 'kysely';
import { acrossOrganizations, type Db } from '../../src/store/scope.ts';

/** From one size of a table to the next. */
export interface Growth {
  from: number;
  to: number;
  /** Over how many organizations the rows are spread, evenly. */
  organizations: number;
}

/** Organizations 1 to `count`, each with a merchant, and a conversation that all its jobs belong to. */
export async function fillOrganizations(db: Db, count: number): Promise<void> {
  await inBulk(db, [
    sql`insert into organizations (name) select 'Organization ' || n from generate_series(1, ${count}::integer) n`,
    sql`insert into merchants (organization_id, source, outside_id, name)
      select id, 'marketplace', 'm-1', 'Jana Nováková' from organizations`,
    sql`insert into conversations (organization_id, number, home, outside_id, merchant_id)
      select organization_id, 1, 'marketplace', 'c-1', id from merchants`,
    sql`insert into gates (key, organization_id)
      select key, id from organizations,
        lateral (values ('slack:' || id || ':post:C0JOBS'), ('apply:' || id), ('marketplace:' || id)) as gate(key)`,
  ]);
}

/** Open jobs with their threads; their deadlines lie an hour to three days ahead. */
export async function fillJobs(db: Db, { from, to, organizations }: Growth): Promise<void> {
  const checks = await foreignKeysOf(db, ['jobs', 'threads']);
  await inBulk(db, [
    ...checks.map(({ table, name }) => sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`),
    sql`insert into jobs (organization_id, number, conversation_id, kind, status, service_handle, service_name, details,
        created_at, arrived_at, expires_at)
      select c.organization_id, n, c.id, 'match', case when n % 3 = 0 then 'opened' else 'new' end, 'store-setup',
        'Store setup', repeat('We want to move from Etsy. ', 10), now(), now(),
        now() + interval '1 hour' + random() * interval '71 hours'
      from generate_series(${from + 1}::integer, ${to}::integer) n
      join conversations c on c.organization_id = 1 + n % ${organizations}::integer`,
    // What threads are found by is not measured here, and would take most of the time.
    sql`alter table threads disable trigger user`,
    sql`insert into threads (organization_id, conversation_id, job_id, channel, root_ts)
      select organization_id, conversation_id, id, 'C0JOBS', '1700000000.' || lpad(number::text, 7, '0')
      from jobs where number > ${from}`,
    sql`alter table threads enable trigger user`,
    ...checks.map(
      ({ table, name, definition }) =>
        sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`,
    ),
  ]);
}

/**
 * Lanes as jobs leave them behind, of four kinds in turn: a thread's posts, events of Slack and of the marketplace to apply,
 * events out. Nothing waits in them.
 */
export async function fillLanes(db: Db, { from, to, organizations }: Growth): Promise<void> {
  await inBulk(db, [
    sql`insert into lanes (organization_id, key, gate, version)
      select organization, format(kind.key, made.n), format(kind.gate, organization), 3
      from generate_series(${from + 1}::integer, ${to}::integer) as made(n)
      cross join lateral (select 1 + (made.n / 4) % ${organizations}::integer as organization) o
      join (values
        (0, 'slack:%s', 'slack:%s:post:C0JOBS'), (1, 'in:slack:C0JOBS:1700000000.%s', 'apply:%s'),
        (2, 'in:marketplace:c-%s', 'apply:%s'), (3, 'out:%s:marketplace', 'marketplace:%s')
      ) as kind(place, key, gate) on kind.place = made.n % 4`,
  ]);
}

/** Channels with one lane each, whose head may go only in an hour. */
export async function fillSleepingGates(db: Db, { from, to, organizations }: Growth): Promise<void> {
  await inBulk(db, [
    sql`with made as (
        select 1 + n % ${organizations}::integer as organization_id,
          'slack:' || 1 + n % ${organizations}::integer || ':post:C' || n as gate
        from generate_series(${from + 1}::integer, ${to}::integer) n
      ), gate as (
        insert into gates (key, organization_id) select gate, organization_id from made
      ), lane as (
        insert into lanes (organization_id, key, gate, version, due_at)
        select organization_id, 'asleep:' || gate, gate, 1, now() + interval '1 hour' from made
        returning id, organization_id
      )
      insert into deliveries (organization_id, lane_id, position, kind, subject, payload, not_before)
      select organization_id, id, 1, 'post-message', 'message:1', '{}', now() + interval '1 hour' from lane`,
  ]);
}

/** As autovacuum leaves tables that have grown. */
export async function tidyUp(db: Db): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`vacuum (analyze)`.execute(connection);
    await sql`reset statement_timeout`.execute(connection);
  });
}

/** Rows by the million take longer than the app allows a statement. */
async function inBulk(db: Db, statements: readonly RawBuilder<unknown>[]): Promise<void> {
  await acrossOrganizations(db, async (transaction) => {
    await sql`set local statement_timeout = 0`.execute(transaction);
    for (const statement of statements) await statement.execute(transaction);
  });
}

/** They are taken off while rows come by the million: put back, they are checked for all of them at once. */
async function foreignKeysOf(
  db: Db,
  tables: readonly string[],
): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conrelid::regclass::text = any(${[...tables]}::text[])`.execute(db);
  return rows;
}
