import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { createCluster, readPasswords } from '../../src/store/postgres-cluster.ts';
import { choosePlace } from '../../src/store/postgres-place.ts';
import { freePort, launch, readPostmaster } from '../../src/store/postgres-server.ts';
import { quietLog } from '../support/quiet-log.ts';
import { makeFolder } from '../support/test-server.ts';

/** How the server ends: its connections cut and all written down, at once with a recovery to do, or killed. */
export type PostgresEnd = 'SIGINT' | 'SIGQUIT' | 'SIGKILL';

/** A PostgreSQL of one's own that keeps its word through a crash, and that can be away for a while. */
export interface SoakPostgres {
  /** As the plain owner, the way an operator's DATABASE_URL would be. */
  url: string;
  /** Really ends the server; resolves when nobody answers there any more. */
  end(how: PostgresEnd): Promise<void>;
  /** Starts it on the same folder and port; resolves when it takes connections. */
  start(): Promise<void>;
  /** Cuts every connection of the app; returns how many there were. */
  cutConnections(): Promise<number>;
  query(statement: string): Promise<Record<string, unknown>[]>;
  /** Ends it and removes what it kept. */
  remove(): Promise<void>;
}

export async function startSoakPostgres(): Promise<SoakPostgres> {
  const folder = await makeFolder();
  const place = await choosePlace({
    dataDir: path.join(folder, 'postgres'),
    privateRoot: '/var/lib/jobline',
    log: quietLog,
  });
  await createCluster(place, { fsync: true });
  const passwords = await readPasswords(place.dataDir);
  const port = await freePort();
  const address = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/jobline`;

  async function start(): Promise<void> {
    for (;;) {
      const { outcome } = await launch(place, { port, fsync: true });
      if (outcome === 'ready') return;
      // After a kill its children take a moment to notice.
      if (outcome !== 'occupied') throw new Error(`PostgreSQL does not start: ${outcome}`);
      await wait(50);
    }
  }

  async function end(how: PostgresEnd): Promise<void> {
    const postmaster = await readPostmaster(place.dataDir);
    if (!postmaster) return;
    process.kill(postmaster.pid, how);
    while (await answers()) await wait(20);
    // A killed server leaves its file behind.
    while (how !== 'SIGKILL' && (await readPostmaster(place.dataDir))) await wait(20);
  }

  async function answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: address('postgres', passwords.superuser) });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (error instanceof Error) return false;
      throw error;
    }
  }

  async function query(statement: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: address('postgres', passwords.superuser) });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  await start();
  return {
    url: address('jobline', passwords.jobline),
    start,
    end,
    query,
    async cutConnections() {
      const cut = await query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jobline' and datname = 'jobline'`,
      );
      return cut.length;
    },
    async remove() {
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
