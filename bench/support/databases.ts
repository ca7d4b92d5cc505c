import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Logger } from '../../src/log.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrateToLatest } from '../../src/store/migrate.ts';

/** One embedded PostgreSQL for the whole bench, as durable as `npm start` makes it, in a folder that goes with it. */
export interface Databases {
  /** An empty one with Jobline's schema, to be copied. */
  migrated: string;
  /**
   * Its address as its plain owner, the way an operator's DATABASE_URL would be; with what is in another one that nobody is
   * connected to, or nothing.
   */
  create(like?: string): Promise<string>;
  drop(url: string): Promise<void>;
  /** Such as `18.4`. */
  version: string;
  stop(): Promise<void>;
}

export async function startDatabases(log: Logger): Promise<Databases> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jobline-bench-'));
  // PostgreSQL's own user must enter: root lends it another.
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres'), log });
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  const owner = pg.escapeIdentifier(new URL(postgres.url).username);
  const inDatabase = (name: string): string => {
    const address = new URL(postgres.url);
    address.pathname = `/${name}`;
    return address.href;
  };
  const migrated = inDatabase('bench_template');
  await admin.query(`create database ${nameOf(migrated)} owner ${owner}`);
  await migrateToLatest(migrated, log);
  const { rows } = await admin.query<{ version: string }>(`select split_part(version(), ' ', 2) as version`);

  return {
    version: rows[0]?.version ?? '',
    migrated,
    async create(like) {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      const template = like === undefined ? '' : `template ${nameOf(like)}`;
      await admin.query(`create database ${name} ${template} owner ${owner}`);
      // What earlier runs left to be written out shall not be written during this one.
      await admin.query('checkpoint');
      return inDatabase(name);
    },
    async drop(url) {
      await admin.query(`drop database if exists ${nameOf(url)} with (force)`);
    },
    async stop() {
      await admin.end();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function nameOf(url: string): string {
  return pg.escapeIdentifier(new URL(url).pathname.slice(1));
}
