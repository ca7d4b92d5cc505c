import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareExtensions } from '../../src/store/extensions.ts';
import { migrateToLatest, readMigrations } from '../../src/store/migrate.ts';
import { inDatabase } from '../support/global-setup.ts';
import { quietLog } from '../support/quiet-log.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let admin: pg.Client;
const database = `jobline_used_${randomBytes(6).toString('hex')}`;
const login = `jobline_login_${randomBytes(6).toString('hex')}`;

beforeAll(async () => {
  server = await startTestServer();
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`create role ${login} login password 'only-for-tests'`);
  await admin.query(`grant ${login} to current_user`);
  await admin.query(`create database ${database} owner ${login}`);
});

afterAll(async () => {
  await admin.query(`drop database if exists ${database}`);
  await admin.query(`drop role if exists ${login}`);
  await admin.end();
  await server.stop();
});

test('a database that was used before team work keeps its rows and finds them by their words', async () => {
  const url = new URL(inDatabase(server.adminUrl, database));
  url.username = login;
  url.password = 'only-for-tests';
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const before = Object.entries(await readMigrations()).filter(([name]) => name < '2026-11-22T1600');
  const provider = { getMigrations: async () => Object.fromEntries(before) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  await db.transaction().execute(async (tx) => {
    await sql`select set_config('jobline.scope', 'all', true)`.execute(tx);
    for (const organization of [1, 2]) {
      await sql`insert into organizations (id, name) overriding system value values (${organization}, 'Org ' || ${organization})`.execute(
        tx,
      );
      await sql`insert into members (organization_id, slack_user, name, is_member, fetched_at) values (${organization}, 'U1', 'Ann', true, now())`.execute(
        tx,
      );
      await sql`insert into merchants (organization_id, source, outside_id, name) values (${organization}, 'marketplace', 'm', 'Zoë ' || ${organization}::text)`.execute(
        tx,
      );
      await sql`insert into conversations (organization_id, number, home, outside_id, merchant_id)
        select ${organization}, 1, 'marketplace', 'c', id from merchants where organization_id = ${organization}`.execute(
        tx,
      );
      await sql`insert into threads (organization_id, conversation_id, used_at)
        select ${organization}, id, now() from conversations where organization_id = ${organization}`.execute(tx);
    }
  });
  await pool.end();

  const { applied } = await migrateToLatest(url.href, quietLog);
  expect(applied.length).toBeGreaterThan(0);
  const used = new pg.Client({ connectionString: url.href });
  await used.connect();
  await prepareExtensions(used);
  const words = await used.query('select organization_id, words from job_search order by 1');
  expect(words.rows.map((row) => String(row.words))).toEqual(['c-1 zoe 1', 'c-1 zoe 2']);
  await used.query(`begin; select set_config('jobline.organization', '1', true)`);
  const tokens = await used.query('select mail_token, mails from members');
  expect(tokens.rows).toHaveLength(1);
  expect(tokens.rows[0]).toMatchObject({ mails: true });
  await used.query(`update merchants set name = 'Anna'`);
  await used.query('commit');
  const after = await used.query('select words from job_search order by organization_id');
  expect(after.rows.map((row) => String(row.words))).toEqual(['c-1 anna', 'c-1 zoe 2']);
  await used.end();
});
