import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Logger } from '../log.ts';
import { grantToAppRole, prepareAppRole } from './app-role.ts';
import { isConnectionFailure } from './database.ts';
import { prepareExtensions } from './extensions.ts';

export interface Migrated {
  /** Names of the migrations that were missing. */
  applied: string[];
  /** Role for `openDatabase`; undefined when row-level security binds the URL's own role. */
  role: string | undefined;
}

/** The database cannot be used. The message says why and what to do, for the person who starts Jobline. */
export class DatabaseUnusable extends Error {
  override name = 'DatabaseUnusable';
}

const migrationsFolder = path.resolve(import.meta.dirname, '../../migrations');
const oldestServer = 15;
/** Held around everything here, so that copies starting together take turns with roles and grants too. */
const lockKey = 7_250_312;

/**
 * Brings the database to the newest schema, working as the role of `url`. Safe when several copies start at once.
 * A database that is not there yet is waited for, `patienceMs` at most.
 * @throws DatabaseUnusable, RoleMissing, ExtensionMissing
 */
export async function migrateToLatest(
  url: string,
  log: Logger,
  options: { patienceMs?: number } = {},
): Promise<Migrated> {
  const client = await connect(url, log, options.patienceMs ?? 30_000);
  try {
    await refuseOldServers(client);
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    const role = await prepareAppRole(client);
    await prepareExtensions(client);
    const applied = await runMigrations(url, log);
    if (role !== undefined) await grantToAppRole(client, role);
    return { applied, role };
  } finally {
    await client.end();
  }
}

/** Every migration in the folder, by name. Forward only: `down` is never used. */
export async function readMigrations(folder: string = migrationsFolder): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for (const file of (await readdir(folder)).sort()) {
    if (!file.endsWith('.ts')) continue;
    const module: Migration = await import(pathToFileURL(path.join(folder, file)).href);
    if (typeof module.up !== 'function') throw new TypeError(`migration ${file} exports no function "up"`);
    migrations[path.basename(file, '.ts')] = { up: module.up };
  }
  return migrations;
}

async function runMigrations(url: string, log: Logger): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, application_name: 'jobline migrate', max: 2 });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: () => readMigrations() } });
    const { error, results = [] } = await migrator.migrateToLatest();
    const failed = results.find((result) => result.status === 'Error');
    if (failed) log.error({ migration: failed.migrationName }, 'a migration failed, nothing was changed');
    if (error !== undefined) throw error;
    const applied = results.map((result) => result.migrationName);
    if (applied.length > 0) log.info({ migrations: applied }, 'database brought to the newest schema');
    return applied;
  } finally {
    await pool.end();
  }
}

async function refuseOldServers(client: pg.Client): Promise<void> {
  const answer = await client.query<{ server_version_num: string }>('show server_version_num');
  const major = Math.floor(Number(answer.rows[0]?.server_version_num) / 10_000);
  if (major >= oldestServer) return;
  throw new DatabaseUnusable(
    `DATABASE_URL leads to PostgreSQL ${major}, but Jobline needs ${oldestServer} or newer. ` +
      'Upgrade that server, or name another one.',
  );
}

/** Connects, trying again while the server restarts or comes up; a wrong password or name fails at once. */
async function connect(url: string, log: Logger, patienceMs: number): Promise<pg.Client> {
  const deadline = performance.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'jobline migrate',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    client.on('error', (error) => log.warn({ err: error }, 'the database connection for migrations broke'));
    try {
      await client.connect();
      return client;
    } catch (cause) {
      await client.end();
      const detail = messageOf(cause);
      if (!isConnectionFailure(cause) || performance.now() > deadline) {
        throw new DatabaseUnusable(`The database of DATABASE_URL cannot be used: ${detail}. Check the address.`, {
          cause,
        });
      }
      if (attempt === 1) log.warn({ reason: detail }, 'the database is not there yet, trying again');
      await wait(Math.min(250 * attempt, 2_000));
    }
  }
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
