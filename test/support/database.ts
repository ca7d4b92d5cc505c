import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/schema.ts';
import { inDatabase } from './global-setup.ts';
import { quietLog } from './quiet-log.ts';

export interface TestDatabase {
  /** As the plain owner, the way an operator's DATABASE_URL would be. */
  url: string;
  /** The same database as a superuser, whom row-level security does not bind. */
  adminUrl: string;
  db: Kysely<Database>;
  /** Drops the database. Fails when someone is still connected: that is a leak. */
  close(): Promise<void>;
}

/** Databases of this test file that nobody closed yet. */
export const openTestDatabases = new Set<string>();

/** An own, migrated, empty database: a clone of the run's template. */
export async function createTestDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, template } = inject('cluster');
  const name = `jobline_test_${randomBytes(6).toString('hex')}`;
  const owner = pg.escapeIdentifier(new URL(ownerUrl).username);
  await asAdmin(adminUrl, `create database ${name} template ${template} owner ${owner}`);
  openTestDatabases.add(name);
  const url = inDatabase(ownerUrl, name);
  const { db, close } = openDatabase({ url, log: quietLog, ...options });
  return {
    url,
    adminUrl: inDatabase(adminUrl, name),
    db,
    close: async () => {
      openTestDatabases.delete(name);
      await close();
      await dropDatabase(adminUrl, name);
    },
  };
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  try {
    await asAdmin(adminUrl, `drop database ${name}`);
  } catch (error) {
    const left = await asAdmin(
      adminUrl,
      `select application_name, state, query from pg_stat_activity where datname = '${name}'`,
    );
    await asAdmin(adminUrl, `drop database if exists ${name} with (force)`);
    throw new Error(`connections were left open: ${JSON.stringify(left)}`, { cause: error });
  }
}

async function asAdmin(adminUrl: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
