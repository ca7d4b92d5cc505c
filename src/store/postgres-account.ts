import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PostgresUnavailable } from './postgres-unavailable.ts';

const run = promisify(execFile);

/** The user PostgreSQL runs as, when that is not the user who started Jobline. */
export interface Account {
  uid: number;
  gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root, so root lends it the system user `postgres`, made when the machine has none.
 * @throws PostgresUnavailable when there is none and it cannot be made
 */
export async function postgresAccount(): Promise<Account> {
  const existing = await lookUp('postgres');
  if (existing) return existing;
  const makers: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ];
  const problems: string[] = [];
  for (const [command, args] of makers) {
    try {
      await run(command, args, { cwd: '/' });
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
    const made = await lookUp('postgres');
    if (made) return made;
  }
  throw new PostgresUnavailable(
    `PostgreSQL does not run as root, and the user "postgres" could not be made (${problems.join('; ')}). ` +
      'Start Jobline as an ordinary user, make that user yourself, or set DATABASE_URL.',
  );
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** Asks the system itself, as that user, since only it knows every rule (modes, groups, access lists, mounts). */
export async function mayEnter(account: Account | undefined, folder: string): Promise<boolean> {
  return succeeds('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], account);
}

export async function mayRun(account: Account | undefined, program: string): Promise<boolean> {
  return succeeds(program, ['--version'], account);
}

async function succeeds(program: string, args: string[], account: Account | undefined): Promise<boolean> {
  try {
    await run(program, args, { cwd: '/', env: { LC_ALL: 'C' }, ...account });
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
