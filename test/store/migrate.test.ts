import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RoleMissing } from '../../src/store/app-role.ts';
import { openDatabase } from '../../src/store/database.ts';
import { ExtensionMissing } from '../../src/store/extensions.ts';
import { DatabaseUnusable, migrateToLatest, readMigrations } from '../../src/store/migrate.ts';
import { inDatabase } from '../support/global-setup.ts';
import { quietLog } from '../support/quiet-log.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// Roles belong to a whole server, so what is made and dropped here must not meet other tests.
let server: TestServer;
let admin: pg.Client;
let database: string;
let login: string;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

beforeEach(async () => {
  database = `jobline_empty_${randomBytes(6).toString('hex')}`;
  login = `jobline_login_${randomBytes(6).toString('hex')}`;
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
});

afterEach(async () => {
  await admin.query(`drop database if exists ${database}`);
  await admin.query('drop role if exists jobline_app');
  await admin.query(`drop role if exists ${login}`);
  await admin.end();
});

/** An empty database owned by a role with these attributes. */
async function emptyDatabase(attributes: string): Promise<string> {
  await admin.query(`create role ${login} login password 'only-for-tests' ${attributes}`);
  await admin.query(`grant ${login} to current_user`);
  await admin.query(`create database ${database} owner ${login}`);
  const url = new URL(inDatabase(server.adminUrl, database));
  url.username = login;
  url.password = 'only-for-tests';
  return url.href;
}

/** What the app's own connections are told when they ask whether row-level security binds them. */
async function isBound(url: string, role: string | undefined): Promise<boolean | undefined> {
  const opened = openDatabase({ url, log: quietLog, role });
  try {
    const answer = await opened.pool.query<{ bound: boolean }>(`select row_security_active('jobs') as bound`);
    return answer.rows[0]?.bound;
  } finally {
    await opened.close();
  }
}

describe('migrating', () => {
  it('applies every migration once, also when several copies start at once', async () => {
    const url = await emptyDatabase('');
    const copies = await Promise.all([1, 2, 3].map(() => migrateToLatest(url, quietLog)));
    const applied = copies.flatMap((copy) => copy.applied);
    expect(applied.sort()).toEqual(Object.keys(await readMigrations()).sort());
    expect((await migrateToLatest(url, quietLog)).applied).toEqual([]);
  });

  it('leaves a plain owner as it is, since row-level security binds it', async () => {
    const url = await emptyDatabase('');
    const { role } = await migrateToLatest(url, quietLog);
    expect(role).toBeUndefined();
    expect(await isBound(url, role)).toBe(true);
  });

  it('lets a superuser work as a role that row-level security binds', async () => {
    const url = await emptyDatabase('superuser');
    const { role } = await migrateToLatest(url, quietLog);
    expect(role).toBe('jobline_app');
    expect(await isBound(url, undefined)).toBe(false);
    expect(await isBound(url, role)).toBe(true);
  });

  it('lets a role with BYPASSRLS that may create roles work as one that is bound', async () => {
    const url = await emptyDatabase('bypassrls createrole');
    const { role } = await migrateToLatest(url, quietLog);
    expect(role).toBe('jobline_app');
    expect(await isBound(url, role)).toBe(true);
  });
});

describe('a database that cannot be used', () => {
  it('is said with the SQL an administrator has to run, when the bound role may not be made', async () => {
    const url = await emptyDatabase('bypassrls nocreaterole');
    const failure = await migrateToLatest(url, quietLog).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RoleMissing);
    if (!(failure instanceof RoleMissing)) return;
    expect(failure.message).toContain(failure.sql);

    await admin.query(failure.sql);
    const { role } = await migrateToLatest(url, quietLog);
    expect(await isBound(url, role)).toBe(true);
  });

  it('is said with the SQL an administrator has to run, when search may not be prepared', async () => {
    const url = await emptyDatabase('');
    await admin.query(`alter database ${database} owner to current_user`);
    const owner = new pg.Client({ connectionString: inDatabase(server.adminUrl, database) });
    await owner.connect();
    await owner.query(`grant create, usage on schema public to ${login}`);
    const failure = await migrateToLatest(url, quietLog).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ExtensionMissing);
    if (failure instanceof ExtensionMissing) {
      expect(failure.message).toContain(failure.sql);
      await owner.query(failure.sql);
    }
    await owner.end();
    expect((await migrateToLatest(url, quietLog)).applied.length).toBeGreaterThan(0);
  });

  it('is said at once when the password is wrong, without the password', async () => {
    const url = (await emptyDatabase('')).replace('only-for-tests', 'wrong-password');
    const failure = await migrateToLatest(url, quietLog).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseUnusable);
    expect(String(failure)).toMatch(/password authentication failed/);
    expect(String(failure)).not.toContain('wrong-password');
  });

  it('is waited for and then said when nothing answers', async () => {
    const failure = await migrateToLatest('postgres://nobody@127.0.0.1:1/none', quietLog, { patienceMs: 50 }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(DatabaseUnusable);
    expect(String(failure)).toMatch(/ECONNREFUSED/);
  });
});
