import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import { createCluster, explain, type Passwords, readPasswords } from './postgres-cluster.ts';
import { type Keeper, keep } from './postgres-keeper.ts';
import { choosePlace, type Place } from './postgres-place.ts';
import { freePort, launch, readPostmaster, shutDown } from './postgres-server.ts';
import { PostgresUnavailable } from './postgres-unavailable.ts';

export interface EmbeddedPostgresOptions {
  /** Data folder, made when absent. */
  dataDir: string;
  /** Off only for clusters that may be lost with the power (tests). */
  fsync?: boolean;
  /** Where root keeps what PostgreSQL's user cannot reach in a private folder. */
  privateRoot?: string;
  log: Logger;
}

export interface EmbeddedPostgres {
  /** As the role `jobline`, the plain owner of the database `jobline`. */
  url: string;
  /** As the superuser, in the database `postgres`. */
  adminUrl: string;
  /** False when a server that already ran on this folder is used. */
  startedHere: boolean;
  /** Lets go of the server. The last one to do so stops it; safe to call twice. */
  stop(): Promise<void>;
}

const healEveryMs = 500;
const patienceMs = 60_000;

/**
 * A real PostgreSQL on 127.0.0.1 that needs nothing installed. Starts it, or goes on with the one that an earlier copy of
 * the app left behind or another one uses now. Should the server die under us, it is started again on the same port.
 * @throws PostgresUnavailable with a text for the person who starts Jobline
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, fsync = true, privateRoot = '/var/lib/jobline' } = options;
  const place = await choosePlace({ dataDir: options.dataDir, privateRoot, log });
  if (!place.hasCluster) {
    log.info({ data: place.dataDir }, 'making a new database');
    await createCluster(place, { fsync });
  }
  const passwords = await readPasswords(place.dataDir);
  let held = await reach(place, passwords, { fsync });
  const { startedHere, port } = held;
  let stopped: Promise<void> | undefined;
  const stopping = new AbortController();

  async function heal(): Promise<void> {
    while (!stopping.signal.aborted) {
      await held.keeper.lost;
      if (stopping.signal.aborted) return;
      log.warn({ data: place.dataDir }, 'the embedded PostgreSQL is gone, starting it again');
      regaining = regain();
      await regaining;
    }
  }

  async function regain(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        held = await reach(place, passwords, { fsync, port });
        return;
      } catch (error) {
        log.error({ err: error }, 'the embedded PostgreSQL does not start again');
        await wait(healEveryMs);
      }
    }
  }

  let regaining: Promise<void> = Promise.resolve();
  const healing = heal();

  async function stop(): Promise<void> {
    stopping.abort();
    await regaining;
    if (await held.keeper.release()) await shutDown(place.dataDir);
    await healing;
  }

  return {
    url: address('jobline', passwords.jobline, port, 'jobline'),
    adminUrl: address('postgres', passwords.superuser, port, 'postgres'),
    startedHere,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

interface Held {
  keeper: Keeper;
  port: number;
  startedHere: boolean;
}

/** Uses the server that runs on the folder, else starts one; a server that is just leaving is waited for. */
async function reach(place: Place, passwords: Passwords, options: { fsync: boolean; port?: number }): Promise<Held> {
  const { dataDir } = place;
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const running = await readPostmaster(dataDir);
    if (running?.status === 'ready' && (options.port === undefined || options.port === running.port)) {
      const keeper = await keep({ url: address('postgres', passwords.superuser, running.port, 'postgres'), dataDir });
      if (keeper) return { keeper, port: running.port, startedHere: false };
    }
    const port = options.port ?? (await freePort());
    const launched = await launch(place, { port, fsync: options.fsync });
    if (launched.outcome === 'failed') throw new PostgresUnavailable(explain(launched.output, dataDir));
    if (launched.outcome === 'ready') {
      const keeper = await keep({ url: address('postgres', passwords.superuser, port, 'postgres'), dataDir });
      if (keeper) return { keeper, port, startedHere: true };
    }
    await wait(50);
  }
  throw new PostgresUnavailable(await explainOccupied(dataDir));
}

async function explainOccupied(dataDir: string): Promise<string> {
  const running = await readPostmaster(dataDir);
  return (
    `The data folder ${dataDir} is taken: ${dataDir}/postmaster.pid names process ${running?.pid}, which lives but is not a ` +
    'PostgreSQL of this folder. If the folder was copied from a running Jobline, remove that file from the copy; ' +
    'if another program got that process id, remove it too; else stop that PostgreSQL. Or set DATABASE_URL.'
  );
}

function address(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}
