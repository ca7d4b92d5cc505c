import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { chown, open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Place } from './postgres-place.ts';
import { isAlive, isCode } from './postgres-system.ts';

/** What `postmaster.pid` says: PostgreSQL writes it, PostgreSQL removes it, we only read. */
export interface Postmaster {
  pid: number;
  dataDir: string;
  port: number;
  status: 'starting' | 'ready' | 'stopping';
}

export type Launch =
  | { outcome: 'ready'; postmaster: Postmaster }
  /** Another PostgreSQL has the folder, or is just leaving it. */
  | { outcome: 'occupied' }
  | { outcome: 'port-taken' }
  | { outcome: 'failed'; output: string };

const pollMs = 20;
const logFile = 'postgres.log';
const maxLogBytes = 5_000_000;

/** Undefined when the file is not there or not written to its end yet. */
export async function readPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  let text: string;
  try {
    text = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const [pid, folder, , port, , , , status] = text.split('\n');
  if (!pid || !folder || !port) return undefined;
  const word = status?.trim();
  return {
    pid: Number(pid),
    dataDir: folder,
    port: Number(port),
    status: word === 'ready' || word === 'stopping' ? word : 'starting',
  };
}

/** Starts the server and waits until it takes connections; recovery after a crash may take its time. */
export async function launch(place: Place, options: { port: number; fsync: boolean }): Promise<Launch> {
  const { dataDir, account, binaries } = place;
  const file = path.join(dataDir, logFile);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const log = await open(file, size > maxLogBytes ? 'w' : 'a', 0o600);
  try {
    if (account) await chown(file, account.uid, account.gid);
    const from = (await log.stat()).size;
    // Its own session: Ctrl-C and signals to our process group must not reach the database before we are done with it.
    const child = spawn(binaries.postgres, ['-D', dataDir, ...settings(options)], {
      cwd: '/',
      env: { LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...account,
    });
    let ended = false;
    child.once('exit', () => {
      ended = true;
    });
    const failure = new Promise<never>((_, reject) => child.once('error', reject));
    child.unref();
    while (!ended) {
      const postmaster = await Promise.race([readPostmaster(dataDir), failure]);
      if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return { outcome: 'ready', postmaster };
      await wait(pollMs);
    }
    return readFailure((await readFile(file)).subarray(from).toString());
  } finally {
    await log.close();
  }
}

function readFailure(output: string): Launch {
  if (/lock file .*already exists|pre-existing shared memory block/.test(output)) return { outcome: 'occupied' };
  if (/could not create any TCP\/IP sockets|could not bind/.test(output)) return { outcome: 'port-taken' };
  return { outcome: 'failed', output };
}

function settings(options: { port: number; fsync: boolean }): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port: options.port,
    // Paths of sockets are limited to 107 bytes; a port works at any depth.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    max_connections: 200,
    ...(options.fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A port nobody listens on now. Someone may take it before PostgreSQL does: then another is tried. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
  return address.port;
}

/** Ends the server, cutting its connections; after `patienceMs` at once, which costs a recovery at the next start. */
export async function shutDown(dataDir: string, patienceMs = 7_000): Promise<void> {
  const postmaster = await readPostmaster(dataDir);
  if (!postmaster || !isAlive(postmaster.pid)) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(postmaster.pid, signal);
    } catch (error) {
      if (!isCode(error, 'ESRCH')) throw error;
    }
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline) {
      // The file goes last of all; the process itself may linger as a zombie where nobody collects it.
      const now = await readPostmaster(dataDir);
      if (now?.pid !== postmaster.pid || !isAlive(postmaster.pid)) return;
      await wait(pollMs);
    }
  }
}
