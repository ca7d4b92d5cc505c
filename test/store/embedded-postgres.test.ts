import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { type Postmaster, readPostmaster } from '../../src/store/postgres-server.ts';
import { isAlive } from '../../src/store/postgres-system.ts';
import { PostgresUnavailable } from '../../src/store/postgres-unavailable.ts';
import { eventually } from '../support/eventually.ts';
import { quietLog } from '../support/quiet-log.ts';
import { makeFolder } from '../support/test-server.ts';

const asRoot = process.getuid?.() === 0;
let folder: string;
/** Made by whichever test comes first, used by all that need no new one: making a cluster takes a second. */
let sharedFolder: string;
let dataDir: string;
let started: EmbeddedPostgres[];

beforeAll(async () => {
  sharedFolder = await makeFolder();
});

afterAll(() => rm(sharedFolder, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await makeFolder();
  dataDir = path.join(folder, 'data', 'postgres');
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map((postgres) => postgres.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function start(options: { privateRoot?: string } = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, fsync: false, log: quietLog, ...options });
  started.push(postgres);
  return postgres;
}

async function ask<T extends object>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function postmaster(): Promise<Postmaster> {
  const running = await readPostmaster(dataDir);
  if (!running) throw new Error('no PostgreSQL runs here');
  return running;
}

/** Another process that uses the same folder; resolves when it does. */
async function startOther(): Promise<{ process: ChildProcess; startedHere: boolean }> {
  const script = path.resolve(import.meta.dirname, '../support/hold-postgres.ts');
  const other = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(other.stdout, 'data');
  const { startedHere }: { startedHere: boolean } = JSON.parse(String(line));
  return { process: other, startedHere };
}

async function ended(other: ChildProcess): Promise<void> {
  if (other.exitCode === null && other.signalCode === null) await once(other, 'exit');
}

function failureOf(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('the embedded PostgreSQL', () => {
  beforeEach(() => {
    dataDir = path.join(sharedFolder, 'postgres');
  });

  it('gives a plain owner of an own database, and keeps what is written over a stop', async () => {
    const first = await start();
    expect(first.startedHere).toBe(true);
    const [role] = await ask<object>(
      first.url,
      'select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({
      rolname: 'jobline',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    });
    await ask(first.url, 'drop table if exists kept; create table kept as select 1 as value');
    await first.stop();
    expect(await readPostmaster(dataDir)).toBeUndefined();

    const second = await start();
    expect(second.startedHere).toBe(true);
    expect(await ask(second.url, 'select value from kept')).toEqual([{ value: 1 }]);
  });

  it('listens on this machine only, and lets nobody in without the password', async () => {
    const { url } = await start();
    expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const wrong = new URL(url);
    wrong.password = 'guess';
    expect(String(await failureOf(ask(wrong.href, 'select 1')))).toMatch(/password authentication failed/);
    const { mode } = await stat(path.join(dataDir, 'jobline-passwords.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('knows letters of every language, and the extensions that search needs', async () => {
    const { url } = await start();
    await ask(url, 'create extension if not exists pg_trgm; create extension if not exists unaccent');
    expect(await ask(url, `select lower('ŘEHOŘ Ä') as low, unaccent('Nováková') as plain`)).toEqual([
      { low: 'řehoř ä', plain: 'Novakova' },
    ]);
  });

  it('outlives a kill -9 of the app and is adopted by the next start', async () => {
    const other = await startOther();
    expect(other.startedHere).toBe(true);
    const { pid } = await postmaster();
    other.process.kill('SIGKILL');
    await ended(other.process);
    expect(isAlive(pid)).toBe(true);

    const next = await start();
    expect(next.startedHere).toBe(false);
    expect((await postmaster()).pid).toBe(pid);
    await next.stop();
    expect(await readPostmaster(dataDir)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')(
    'is in its own session, so that signals to the group of the app miss it',
    async () => {
      await start();
      const { pid } = await postmaster();
      const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
      expect(fields.slice(2, 4).map(Number)).toEqual([pid, pid]);
    },
  );

  it('is used by two first starts at once, and stopped by the last one out', async () => {
    dataDir = path.join(folder, 'new', 'postgres');
    const [one, two] = await Promise.all([start(), start()]);
    expect([one.startedHere, two.startedHere].sort()).toEqual([false, true]);
    expect(one.url).toBe(two.url);
    const [starter, adopter] = one.startedHere ? [one, two] : [two, one];
    await starter.stop();
    expect(await ask(adopter.url, 'select 1 as value')).toEqual([{ value: 1 }]);
    await adopter.stop();
    expect(await readPostmaster(dataDir)).toBeUndefined();
  });

  it('is left to another process that still uses it', async () => {
    const mine = await start();
    const other = await startOther();
    expect(other.startedHere).toBe(false);
    await mine.stop();
    const { pid } = await postmaster();
    other.process.stdin?.end();
    await ended(other.process);
    await eventually(() => expect(isRunning(pid)).resolves.toBe(false));
  });

  it('starts again on the same port when it dies under the app', async () => {
    const { url } = await start();
    const { pid } = await postmaster();
    process.kill(pid, 'SIGKILL');
    await eventually(() => expect(ask(url, 'select 1 as value')).resolves.toEqual([{ value: 1 }]), { interval: 100 });
    expect((await postmaster()).pid).not.toBe(pid);
  });

  it('leaves a stale postmaster.pid to PostgreSQL, which clears it', async () => {
    const first = await start();
    await first.stop();
    await writeFile(path.join(dataDir, 'postmaster.pid'), `999999999\n${dataDir}\n1\n1\n\n127.0.0.1\n\nready\n`);
    expect((await start()).startedHere).toBe(true);
  });
});

async function isRunning(pid: number): Promise<boolean> {
  return (await readPostmaster(dataDir))?.pid === pid;
}

describe('a data folder that cannot be used is said with what to do', () => {
  it('when it was made by another major version', async () => {
    await (await start()).stop();
    await writeFile(path.join(dataDir, 'PG_VERSION'), '14\n');
    const failure = await failureOf(start());
    expect(failure).toBeInstanceOf(PostgresUnavailable);
    expect(String(failure)).toMatch(/made by PostgreSQL 14.*DATABASE_URL/);
  });

  it('when it holds something else', async () => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(path.join(dataDir, 'notes.txt'), 'mine');
    const failure = String(await failureOf(start()));
    expect(failure).toMatch(asRoot ? /belongs to user 0/ : /no PostgreSQL data folder/);
    expect(await readFile(path.join(dataDir, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('when the folder above it is a file', async () => {
    await writeFile(path.join(folder, 'data'), '');
    expect(String(await failureOf(start()))).toMatch(/cannot be made or entered/);
  });

  it.skipIf(asRoot)('when it may not be written', async () => {
    await mkdir(path.join(folder, 'data'), { mode: 0o555 });
    expect(String(await failureOf(start()))).toMatch(/cannot be written/);
  });
});

describe.runIf(asRoot)('as root in a folder that others cannot enter', () => {
  it('data goes elsewhere and is found again there', async () => {
    const privateRoot = path.join(folder, 'var');
    const secret = path.join(folder, 'secret');
    await mkdir(secret);
    await chmod(secret, 0o700);
    dataDir = path.join(secret, '.data', 'postgres');
    const first = await start({ privateRoot });
    const [place] = await ask<{ data_directory: string }>(first.adminUrl, 'show data_directory');
    expect(place?.data_directory).toMatch(new RegExp(`^${privateRoot}/[0-9a-f]{12}/`));
    await ask(first.url, 'create table kept as select 1 as value');
    await first.stop();
    const second = await start({ privateRoot });
    expect(await ask(second.url, 'select value from kept')).toEqual([{ value: 1 }]);
    await second.stop();

    // A new checkout in the same folder is as empty as it looks.
    await rm(path.dirname(dataDir), { recursive: true });
    const fresh = await start({ privateRoot });
    expect(await ask(fresh.url, `select to_regclass('kept') as kept`)).toEqual([{ kept: null }]);
  });
});
