import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Place } from './postgres-place.ts';
import { isAlive, isCode } from './postgres-system.ts';
import { PostgresUnavailable } from './postgres-unavailable.ts';

/** Passwords of one cluster, kept in its data folder for its owner's eyes only. */
export interface Passwords {
  superuser: string;
  jobline: string;
}

const passwordFile = 'jobline-passwords.json';

/**
 * Makes the cluster with role and database `jobline` in it. It is built beside the data folder and moved there when
 * finished, so a start that dies half-way, or two at once, never leave a half-made one.
 * @throws PostgresUnavailable when the folder or the machine does not allow it
 */
export async function createCluster(place: Place, options: { fsync: boolean }): Promise<void> {
  const staging = `${place.dataDir}.new-${process.pid}-${randomBytes(3).toString('hex')}`;
  await removeDeadStaging(place.dataDir);
  try {
    await mkdir(staging, { mode: 0o700 });
    if (place.account) await chown(staging, place.account.uid, place.account.gid);
    await initdb(place, staging, options.fsync);
    const passwords = { superuser: randomPassword(), jobline: randomPassword() };
    await createRoles(place, staging, passwords, options.fsync);
    // Only now: until the roles have passwords, nobody but this very step could enter.
    await writeFile(path.join(staging, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
    await writePasswords(place, staging, passwords);
    await rename(staging, place.dataDir);
  } catch (cause) {
    await rm(staging, { recursive: true, force: true });
    // Another start was faster: its cluster is the one.
    if (isCode(cause, 'ENOTEMPTY') || isCode(cause, 'EEXIST')) return;
    if (cause instanceof PostgresUnavailable) throw cause;
    throw new PostgresUnavailable(explain(String(cause), place.dataDir), { cause });
  }
}

export async function readPasswords(dataDir: string): Promise<Passwords> {
  try {
    const { superuser, jobline }: Passwords = JSON.parse(await readFile(path.join(dataDir, passwordFile), 'utf8'));
    return { superuser, jobline };
  } catch (cause) {
    throw new PostgresUnavailable(
      `The data folder ${dataDir} was not made by Jobline (${passwordFile} cannot be read). ` +
        'Move it away and start again, or set DATABASE_URL.',
      { cause },
    );
  }
}

/** What PostgreSQL's own words mean for the person who starts Jobline. */
export function explain(output: string, dataDir: string): string {
  const orElse = 'or set DATABASE_URL.';
  if (/ENOSPC|No space left on device/.test(output)) {
    return `There is no space left for the database in ${dataDir}. Make room there, ${orElse}`;
  }
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/.test(output)) {
    return `The database folder ${dataDir} cannot be written. Make it and the folder above it writable, ${orElse}`;
  }
  if (/error while loading shared libraries/.test(output)) {
    return `PostgreSQL misses parts of itself. Install the packages again with install scripts allowed, ${orElse}`;
  }
  const lines = output.trim().split('\n').slice(-5).join('\n  ');
  return `PostgreSQL does not work in ${dataDir}:\n  ${lines}\nMend what it names, ${orElse}`;
}

async function initdb(place: Place, dataDir: string, fsync: boolean): Promise<void> {
  const args = [
    ...['-D', dataDir, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-instructions'],
    // The same order and letter rules on every machine, whatever locales it has.
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(fsync ? [] : ['--no-sync']),
  ];
  const { code, output } = await runToEnd(place, place.binaries.initdb, args);
  if (code !== 0) throw new PostgresUnavailable(explain(output, place.dataDir));
}

/** PostgreSQL's single-user mode: no port is open and nobody else can be connected while roles get their passwords. */
async function createRoles(place: Place, dataDir: string, passwords: Passwords, fsync: boolean): Promise<void> {
  const settings = ['-c', 'log_checkpoints=off', '-c', 'log_min_error_statement=panic', ...(fsync ? [] : ['-F'])];
  const statements = [
    `alter role postgres password '${passwords.superuser}'`,
    `create role jobline login password '${passwords.jobline}'`,
    'create database jobline owner jobline',
  ];
  const input = `${statements.join(';\n')};\n`;
  const args = ['--single', '-D', dataDir, ...settings, 'postgres'];
  const { code, output } = await runToEnd(place, place.binaries.postgres, args, input);
  // Single-user mode goes on after an error and still ends with 0.
  if (code !== 0 || /ERROR|FATAL|PANIC/.test(output)) throw new PostgresUnavailable(explain(output, place.dataDir));
}

async function writePasswords(place: Place, dataDir: string, passwords: Passwords): Promise<void> {
  const file = path.join(dataDir, passwordFile);
  await writeFile(file, `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
  if (place.account) await chown(file, place.account.uid, place.account.gid);
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

function runToEnd(
  place: Place,
  program: string,
  args: string[],
  input = '',
): Promise<{ code: number | null; output: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number | null; output: string }>();
  const child = spawn(program, args, { cwd: '/', env: { LC_ALL: 'C' }, stdio: 'pipe', ...place.account });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, output }));
  // A program that ended early closes its input; its exit code and output say why.
  child.stdin.on('error', (error) => {
    if (!isCode(error, 'EPIPE')) reject(error);
  });
  child.stdin.end(input);
  return promise;
}

/** Half-made clusters of starts that were killed; those of starts that still run are left alone. */
async function removeDeadStaging(dataDir: string): Promise<void> {
  const prefix = `${path.basename(dataDir)}.new-`;
  const parent = path.dirname(dataDir);
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(prefix)) continue;
    const pid = Number.parseInt(entry.slice(prefix.length), 10);
    if (!isAlive(pid)) await rm(path.join(parent, entry), { recursive: true, force: true });
  }
}
