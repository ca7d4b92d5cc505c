import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateToLatest } from '../../src/store/migrate.ts';
import { quietLog } from './quiet-log.ts';
import { startTestServer, type TestServer } from './test-server.ts';

/** What test files need to clone their own databases. */
export interface TestCluster {
  /** May create databases. */
  adminUrl: string;
  /** The plain owner that the app works as; the database's name is put in its place. */
  ownerUrl: string;
  template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** One PostgreSQL for the whole run: `TEST_DATABASE_URL`, or an embedded one that may be lost with the power. */
export default async function setUpDatabases(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? await useServer(given) : await startTestServer();
  const template = `jobline_template_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`create database ${template} owner ${pg.escapeIdentifier(new URL(server.ownerUrl).username)}`);
  await migrateToLatest(inDatabase(server.ownerUrl, template), quietLog);
  project.provide('cluster', { adminUrl: server.adminUrl, ownerUrl: server.ownerUrl, template });
  return async () => {
    await admin.query(`drop database ${template}`);
    await admin.end();
    await server.stop();
  };
}

/** A superuser would not be bound by row-level security, so the tests work as a plain role made for this run. */
async function useServer(adminUrl: string): Promise<TestServer> {
  const role = `jobline_test_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create role ${role} login password '${password}'`);
  await admin.query(`grant ${role} to current_user`);
  const ownerUrl = new URL(adminUrl);
  ownerUrl.username = role;
  ownerUrl.password = password;
  return {
    adminUrl,
    ownerUrl: ownerUrl.href,
    stop: async () => {
      await admin.query(`drop role ${role}`);
      await admin.end();
    },
  };
}

export function inDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
