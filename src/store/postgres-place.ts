import { createHash, randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { chmod, link, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from '../log.ts';
import { type Account, isRoot, mayEnter, mayRun, postgresAccount } from './postgres-account.ts';
import { type Binaries, copyBinaries, findBinaries } from './postgres-binaries.ts';
import { isCode } from './postgres-system.ts';
import { PostgresUnavailable } from './postgres-unavailable.ts';

/** Where one embedded PostgreSQL lives, and as whom. */
export interface Place {
  dataDir: string;
  binaries: Binaries;
  /** Absent: the user who started Jobline. */
  account: Account | undefined;
  /** False until `initdb` has been run there. */
  hasCluster: boolean;
}

const projectRoot = path.resolve(import.meta.dirname, '../..');

/**
 * Decides where binaries and data are used from. An ordinary user uses them where they are. Root lends PostgreSQL another
 * user; where that one cannot enter, binaries and data go to `privateRoot/<hash of the project's path>`.
 * @throws PostgresUnavailable when the folder cannot be used
 */
export async function choosePlace(options: { dataDir: string; privateRoot: string; log: Logger }): Promise<Place> {
  const binaries = findBinaries();
  const dataDir = await prepareFolder(options.dataDir);
  if (!isRoot()) {
    const place = await inspect(dataDir, binaries, undefined);
    if (!(await mayRun(undefined, binaries.postgres))) throw new PostgresUnavailable(cannotRun(binaries.postgres));
    return place;
  }
  const account = await accountFor(dataDir);
  const enters = await mayEnter(account, path.dirname(dataDir));
  const runs = await mayRun(account, binaries.postgres);
  if (enters && runs) return inspect(dataDir, binaries, account);

  if (!enters && existsSync(path.join(dataDir, 'PG_VERSION'))) {
    options.log.warn(
      { data: dataDir },
      'the database in this folder is out of reach for PostgreSQL now and stays unused',
    );
  }
  const home = path.join(options.privateRoot, shortHash(await realpath(projectRoot)));
  const usedDataDir = await prepareFolder(enters ? dataDir : path.join(home, await nameElsewhere(dataDir)));
  await prepareFolder(path.join(home, 'any'));
  const usedBinaries = runs ? binaries : await copyBinaries(binaries, home);
  options.log.info(
    { binaries: usedBinaries.root, data: usedDataDir },
    'PostgreSQL cannot work in this private folder as its own user, so its binaries and data are kept elsewhere',
  );
  if (!(await mayRun(account, usedBinaries.postgres))) throw new PostgresUnavailable(cannotRun(usedBinaries.postgres));
  return inspect(usedDataDir, usedBinaries, account);
}

/**
 * What the data folder is called where it is kept elsewhere. The name is kept in its old place, so that a new checkout in the
 * same folder, or one whose data folder was removed, begins empty and does not find what an earlier one left.
 */
async function nameElsewhere(dataDir: string): Promise<string> {
  const file = `${dataDir}.elsewhere`;
  const name = `postgres-${randomBytes(4).toString('hex')}`;
  const draft = path.join(path.dirname(dataDir), name);
  await writeFile(draft, `${name}\n`);
  try {
    // Appears complete or not at all, and the first of several starts decides.
    await link(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return path.basename((await readFile(file, 'utf8')).trim());
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function cannotRun(program: string): string {
  return (
    `PostgreSQL does not start here: "${program} --version" fails. ` +
    'Install the packages again, with install scripts allowed, or set DATABASE_URL.'
  );
}

/** Makes the folders above the data folder, open to others: a strict umask must not lock PostgreSQL's user out. */
async function prepareFolder(dataDir: string): Promise<string> {
  const parent = path.dirname(path.resolve(dataDir));
  try {
    const first = await mkdir(parent, { recursive: true });
    for (let made = parent; first !== undefined && made.startsWith(first); made = path.dirname(made)) {
      await chmod(made, 0o755);
    }
    return path.join(await realpath(parent), path.basename(dataDir));
  } catch (cause) {
    throw new PostgresUnavailable(
      `The folder ${parent} cannot be made or entered (${reason(cause)}). ` +
        'Make it writable for the user who starts Jobline, or set DATABASE_URL.',
      { cause },
    );
  }
}

/** An existing data folder keeps its owner, so root can go on with what an ordinary user began. */
async function accountFor(dataDir: string): Promise<Account> {
  const found = statSync(dataDir, { throwIfNoEntry: false });
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  return postgresAccount();
}

async function inspect(dataDir: string, binaries: Binaries, account: Account | undefined): Promise<Place> {
  const found = statSync(dataDir, { throwIfNoEntry: false });
  if (!found) return { dataDir, binaries, account, hasCluster: false };
  const user = account?.uid ?? process.getuid?.();
  if (!found.isDirectory()) throw new PostgresUnavailable(`${dataDir} is not a folder. Move it away and start again.`);
  const entries = await readdir(dataDir).catch((cause: unknown) => {
    throw new PostgresUnavailable(
      `The data folder ${dataDir} cannot be read (${reason(cause)}): it belongs to user ${found.uid}, Jobline runs as ` +
        `user ${user}. Start Jobline as that user, give the folder to this one, or set DATABASE_URL.`,
      { cause },
    );
  });
  if (entries.length === 0) return { dataDir, binaries, account, hasCluster: false };
  if (user !== undefined && found.uid !== user) {
    throw new PostgresUnavailable(
      `The data folder ${dataDir} belongs to user ${found.uid}, but PostgreSQL would run as user ${user}. ` +
        `Give it back (chown -R ${user} ${dataDir}), start Jobline as its owner, or set DATABASE_URL.`,
    );
  }
  if (!entries.includes('PG_VERSION')) {
    throw new PostgresUnavailable(
      `${dataDir} has files in it but is no PostgreSQL data folder. Move it away and start again.`,
    );
  }
  const version = (await readFile(path.join(dataDir, 'PG_VERSION'), 'utf8')).trim();
  if (version !== binaries.major) {
    throw new PostgresUnavailable(
      `The data folder ${dataDir} was made by PostgreSQL ${version}; this Jobline brings PostgreSQL ${binaries.major}. ` +
        `Dump it with PostgreSQL ${version} and load it again, move the folder away to begin empty, or set DATABASE_URL.`,
    );
  }
  return { dataDir, binaries, account, hasCluster: true };
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
