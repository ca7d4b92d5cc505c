import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const BENCH = path.resolve(import.meta.dirname, '..');

/** Brings in what `bench/package.json` names, when it is not all there in the versions named. */
export function installReferences(): void {
  if (!isMissing()) return;
  process.stderr.write('Installing what the bench measures beside: npm install …\n');
  const args = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  // What npm was started with, where it was: it need not be of this Node.
  const { npm_node_execpath: runner, npm_execpath: npm } = process.env;
  const outside = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'));
  const options = {
    cwd: BENCH,
    stdio: ['ignore', 2, 2] as ['ignore', number, number],
    env: { ...process.env, PATH: outside.join(path.delimiter), NODE_ENV: 'development' },
  };
  const result =
    runner && npm && !runner.includes('node_modules')
      ? spawnSync(runner, [npm, ...args, '--engine-strict=false'], options)
      : spawnSync('npm', [...args, '--engine-strict=false'], options);
  if (result.error) throw new Error(`npm could not be started (${result.error.message}). Is it on the PATH?`);
  if (result.status !== 0 || isMissing()) throw new Error('npm install in bench/ failed, see its words above.');
}

/** The version of a package that the bench brings. */
export function installedVersion(name: string): string | undefined {
  const file = path.join(BENCH, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function isMissing(): boolean {
  const wanted = JSON.parse(readFileSync(path.join(BENCH, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.entries(wanted.dependencies).some(([name, version]) => installedVersion(name) !== version);
}
