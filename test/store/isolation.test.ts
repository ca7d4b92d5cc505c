import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';
import { migrateToLatest } from '../../src/store/migrate.ts';
import { isIsolated } from '../../src/store/readiness.ts';
import type { Database } from '../../src/store/schema.ts';
import { acrossOrganizations, type Db, inOrganization } from '../../src/store/scope.ts';
import { inDatabase } from '../support/global-setup.ts';
import { quietLog } from '../support/quiet-log.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

type ContentTable = Exclude<
  keyof Database,
  | 'inbox'
  | 'installations'
  | 'lanes'
  | 'deliveries'
  | 'gates'
  | 'workers'
  | 'hearing'
  | 'look_backs'
  | 'numbers'
  | 'job_search'
  | 'requests'
  | 'file_link_keys'
  | 'organizations'
>;

/** One row of each table of content, each hanging on those before it; the organization's id is `$1`. */
const ROWS: Record<ContentTable, string> = {
  members: `(organization_id, slack_user, name, is_member, fetched_at) values ($1, 'U1', 'Ann', true, now())`,
  merchants: `(organization_id, source, outside_id, name) values ($1, 'web', 'm', 'Jana')`,
  stores: `(organization_id, merchant_id, name, url) select $1, id, 'Shop', 'https://shop.example' from merchants where organization_id = $1`,
  conversations: `(organization_id, number, home, outside_id, merchant_id) select $1, 1, 'web', 'c', id from merchants where organization_id = $1`,
  jobs: `(organization_id, number, conversation_id, kind, status, service_handle, service_name, created_at, arrived_at)
    select $1, 1, id, 'match', 'new', 's', 'S', now(), now() from conversations where organization_id = $1`,
  job_history: `(organization_id, job_id, command, from_status, to_status, actor, at)
    select $1, id, 'open', 'new', 'opened', 'member', now() from jobs where organization_id = $1`,
  threads: `(organization_id, conversation_id, job_id) select $1, conversation_id, id from jobs where organization_id = $1`,
  messages: `(organization_id, conversation_id, thread_id, direction, state, author_name, body, sent_at, heard_at)
    select $1, conversation_id, id, 'in', 'received', 'Jana', 'Hello', now(), now() from threads where organization_id = $1`,
  files: `(organization_id, message_id, place, name, url) select $1, id, 0, 'a.pdf', 'https://a.example' from messages where organization_id = $1`,
  notes: `(organization_id, conversation_id, thread_id, slack_user, author_name, body, created_at)
    select $1, conversation_id, id, 'U1', 'Ann', 'A note', now() from threads where organization_id = $1`,
  posts: `(organization_id, id, thread_id, subject, part, channel, ts)
    select $1, gen_random_uuid(), id, 'card:1', 0, 'C1', '1.1' from threads where organization_id = $1`,
  overtakes: `(organization_id, channel, ts, deleted, edit_ts, heard_at) values ($1, 'C1', '1.1', true, '1.2', now())`,
  waiting_events: `(organization_id, needs, event_id, event, received_at, waits_until) values ($1, 'job:1', 'e', '{}', now(), now())`,
  conversation_links: `(organization_id, token, conversation_id, expires_at)
    select $1, repeat('t', 32 + $1::int), id, now() from conversations where organization_id = $1`,
  page_messages: `(organization_id, id, conversation_id, author_name, body, html, sent_at)
    select $1, 'p', id, 'Ann', 'Hello', 'Hello', now() from conversations where organization_id = $1`,
  job_requests: `(organization_id, form_key, token, email, language, request)
    values ($1, repeat('k', 16), repeat('t', 32 + $1::int), 'jana@shop.example', 'en', '{}')`,
  delivery_attempts: `(organization_id, delivery_id, at, took_ms, outcome) values ($1, gen_random_uuid(), now(), 1, 'done')`,
  services: `(organization_id, handle, name) values ($1, 's', 'S')`,
  thread_assignees: `(organization_id, thread_id, slack_user, assigned_at) select $1, id, 'U1', now() from threads where organization_id = $1`,
  tags: `(organization_id, name) values ($1, 'wholesale')`,
  conversation_tags: `(organization_id, conversation_id, tag_id)
    select $1, c.id, t.id from conversations c, tags t where c.organization_id = $1 and t.organization_id = $1`,
  changes: `(organization_id, thread_id, code, at) select $1, id, 'noted', now() from threads where organization_id = $1`,
  reply_drafts: `(organization_id, thread_id, slack_user, opened_at) select $1, id, 'U1', now() from threads where organization_id = $1`,
  templates: `(organization_id, name, body) values ($1, 'Hello', 'Hello')`,
  reminders: `(organization_id, job_id, key, at) select $1, id, '24h', now() from jobs where organization_id = $1`,
  digests: `(organization_id, hour) values ($1, '2026-01-01T10:00:00Z')`,
  away_answers: `(organization_id, conversation_id, away_from, thread_id, body, at)
    select $1, conversation_id, '2026-01-01', id, 'Away', now() from threads where organization_id = $1`,
  proposals: `(organization_id, conversation_id, thread_id, state, version)
    select $1, conversation_id, id, 'sent', 1 from threads where organization_id = $1`,
  proposal_versions: `(organization_id, proposal_id, version, service_handle, service_name, work, milestones, price_amount,
    price_currency, estimated_days, slack_user, author_name, sent_at)
    select $1, id, 1, 's', 'S', 'Work', '[]', 100, 'EUR', 3, 'U1', 'Ann', now() from proposals where organization_id = $1`,
  reply_addresses: `(organization_id, conversation_id, secret) select $1, id, repeat('a', 26) from conversations where organization_id = $1`,
  inbound_mails: `(organization_id, conversation_id, received_at) select $1, id, now() from conversations where organization_id = $1`,
  preference_changes: `(organization_id, field, slack_user, name, at) values ($1, 'digest', 'U1', 'Ann', now())`,
  greeted_channels: `(organization_id, channel, at) values ($1, 'C1', now())`,
  offers: `(organization_id, request_id, rank, reasons, body, offered_at) values ($1, $1, 1, '[]', '{}', now())`,
  homes: `(organization_id, slack_user, filter, page, opened_at) values ($1, 'U1', 'mine', 0, now())`,
  upstream_connections: `(organization_id, upstream, refresh_token, access_token, access_until) values ($1, 'thumbtack', 'r', 'a', now())`,
  upstream_sends: `(organization_id, id, upstream, conversation, words) values ($1, gen_random_uuid(), 'thumbtack', 'c', 'w')`,
  uploads: `(organization_id, name, mime_type, bytes) values ($1, 'a.pdf', 'application/pdf', '\\x00')`,
  leads: `(organization_id, number, home, outside_id, outside_organization, source, merchant_id, arrived_at)
    select $1, 1, 'web', 'l', 'default', 'form', id, now() from merchants where organization_id = $1`,
  review_requests: `(organization_id, subject, thread_id, slack_user, name, at)
    select $1, 'job:1', id, 'U1', 'Ann', now() from threads where organization_id = $1`,
  reviews: `(organization_id, outside_id, subject, thread_id, merchant_name, rating, body, at)
    select $1, 'r', 'job:1', id, 'Jana', 5, 'Good', now() from threads where organization_id = $1`,
  store_access: `(organization_id, job_id, state) select $1, id, 'requested' from jobs where organization_id = $1`,
  invoices: `(organization_id, job_id, outside_id, amount, currency, created_at)
    select $1, id, 'i', 10, 'EUR', now() from jobs where organization_id = $1`,
  views: `(organization_id, subject, method) values ($1, 'card:1', 'chat.update')`,
};
const TABLES = Object.keys(ROWS) as ContentTable[];

const OURS = 1;
const THEIRS = 2;

/** Roles as an operator's DATABASE_URL may name them; the one that may not take on what others made comes first. */
const LOGINS: [who: string, attributes: string][] = [
  ['a role with BYPASSRLS', 'bypassrls createrole'],
  ['a superuser', 'superuser'],
  ['a plain owner', ''],
];

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

describe.each(LOGINS)('as %s', (_, attributes) => {
  let opened: OpenDatabase;
  let db: Db;

  beforeAll(async () => {
    const url = await emptyDatabase(attributes);
    const { role } = await migrateToLatest(url, quietLog);
    opened = openDatabase({ url, role, log: quietLog });
    db = opened.db;
    for (const organization of [OURS, THEIRS]) {
      await acrossOrganizations(db, async (transaction) => {
        await transaction
          .insertInto('organizations')
          .values({ name: `Organization ${organization}` })
          .execute();
      });
      await inOrganization(db, organization, async (tx) => {
        for (const table of TABLES) await sql.raw(insertion(table, organization)).execute(tx);
      });
    }
  });

  afterAll(() => opened.close());

  it('row-level security binds every connection of the app', async () => {
    expect(await Promise.all([1, 2, 3].map(() => isIsolated(db)))).toEqual([true, true, true]);
  });

  it.each(TABLES)('%s shows an organization its own row and not the other one', async (table) => {
    expect(await inOrganization(db, OURS, (tx) => owners(tx, table))).toEqual([OURS]);
    expect(await inOrganization(db, THEIRS, (tx) => owners(tx, table))).toEqual([THEIRS]);
  });

  it.each(TABLES)('%s lets nobody change, move, delete or add a row of another organization', async (table) => {
    const name = sql.table(table);
    const touched = await inOrganization(db, OURS, async (tx) => {
      const updated =
        await sql`update ${name} set organization_id = organization_id where organization_id = ${THEIRS}`.execute(tx);
      const deleted = await sql`delete from ${name} where organization_id = ${THEIRS}`.execute(tx);
      return [updated.numAffectedRows, deleted.numAffectedRows];
    });
    expect(touched).toEqual([0n, 0n]);
    await expect(
      inOrganization(db, OURS, (tx) => sql`update ${name} set organization_id = ${THEIRS}`.execute(tx)),
    ).rejects.toThrow(/row-level security/);
    await expect(inOrganization(db, OURS, (tx) => copyInto(tx, table, THEIRS))).rejects.toThrow(/row-level security/);
    expect(await acrossOrganizations(db, (transaction) => owners(transaction, table))).toEqual([OURS, THEIRS]);
  });

  it.each([...TABLES, 'organizations'] as const)('%s shows nothing without a scope', async (table) => {
    const { rows } = await sql`select from ${sql.table(table)}`.execute(db);
    expect(rows).toEqual([]);
  });

  it('an organization sees and names only itself', async () => {
    const seen = await inOrganization(db, OURS, (tx) => tx.selectFrom('organizations').select('id').execute());
    expect(seen).toEqual([{ id: OURS }]);
    const renamed = await inOrganization(db, OURS, (tx) =>
      tx.updateTable('organizations').set({ name: 'Ours now' }).where('id', '=', THEIRS).executeTakeFirst(),
    );
    expect(renamed.numUpdatedRows).toBe(0n);
  });

  it('a scope ends with its transaction, also on the same connection', async () => {
    await db.connection().execute(async (connection) => {
      await inOrganization(connection, OURS, (tx) => owners(tx, 'jobs'));
      await acrossOrganizations(connection, (transaction) => owners(transaction, 'jobs'));
      expect((await sql`select from jobs`.execute(connection)).rows).toEqual([]);
    });
  });
});

describe('rows of two organizations', () => {
  let admin: pg.Client;

  beforeAll(async () => {
    const url = await emptyDatabase('superuser');
    await migrateToLatest(url, quietLog);
    admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query(`insert into organizations (name) values ('ours'), ('theirs')`);
    for (const id of [OURS, THEIRS]) for (const table of TABLES) await admin.query(insertion(table, id));
  });

  afterAll(() => admin.end());

  it('cannot be linked, not even by somebody who sees both', async () => {
    const links = await admin.query<{ table: string; column: string; target: string }>(
      `
      select c.conrelid::regclass::text as table, a.attname as column, c.confrelid::regclass::text as target
      from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[array_upper(c.conkey, 1)]
      where c.contype = 'f' and c.conrelid::regclass::text = any ($1) and array_length(c.conkey, 1) > 1`,
      [TABLES],
    );
    expect(links.rows.length).toBeGreaterThan(8);
    for (const { table, column, target } of links.rows) {
      const link = admin.query(`
        update ${table} set ${column} = (select id from ${target} where organization_id = ${THEIRS})
        where organization_id = ${OURS}`);
      await expect(link, `${table}.${column}`).rejects.toThrow(/violates (?:foreign key|check) constraint/);
    }
  });
});

function insertion(table: ContentTable, organization: number): string {
  return `insert into ${table} ${ROWS[table].replaceAll('$1', String(organization))}`;
}

/** Writes the visible row once more, as another organization's. */
async function copyInto(db: Db, table: ContentTable, organization: number): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_identity = 'NO' and column_name <> 'organization_id'
  `.execute(db);
  const columns = sql.join(rows.map(({ name }) => sql.ref(name)));
  await sql`
    insert into ${sql.table(table)} (organization_id, ${columns}) select ${organization}, ${columns} from ${sql.table(table)}
  `.execute(db);
}

async function owners(db: Db, table: ContentTable): Promise<number[]> {
  const { rows } = await sql<{ owner: number }>`
    select organization_id as owner from ${sql.table(table)} order by 1`.execute(db);
  return rows.map(({ owner }) => owner);
}

async function emptyDatabase(attributes: string): Promise<string> {
  const name = `jobline_isolation_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    await admin.query(`create role ${name} login password 'only-for-tests' ${attributes}`);
    await admin.query(`grant ${name} to current_user`);
    await admin.query(`create database ${name} owner ${name}`);
  } finally {
    await admin.end();
  }
  const url = new URL(inDatabase(server.adminUrl, name));
  url.username = name;
  url.password = 'only-for-tests';
  return url.href;
}
