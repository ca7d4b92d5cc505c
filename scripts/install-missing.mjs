// Installs the packages of package-lock.json when they are not all there. Runs on the Node that the machine has, with
// nothing installed, so it uses only what Node 20.20 brings.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const modules = path.join(root, 'node_modules');
const oldestNode = [20, 20];
/** npm follows its reasons with a trace of its own code, which helps nobody here. */
const isTrace = /^npm error( {4,}at |\s+\w+: |\s*\}?$)/;

try {
  main();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  say(reason);
  process.exitCode = 1;
}

function main() {
  refuseOldNode();
  if (whatIsMissing() === undefined) return checkNode();
  const unlock = lock();
  try {
    const missing = whatIsMissing();
    if (missing !== undefined) install(missing);
  } finally {
    unlock();
  }
  checkNode();
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Node ${process.versions.node} is too old to install Jobline: ${oldestNode.join('.')} or newer is needed.`,
  );
}

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked
 * @returns {string | undefined} why an installation is needed
 */
function whatIsMissing() {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json cannot be read; the checkout is not complete.');
  // npm writes this list last, so an installation that was cut off has none.
  const installed = readPackages(path.join(modules, '.package-lock.json'));
  if (installed === undefined) return 'the packages are not installed yet';
  for (const [place, locked] of Object.entries(wanted)) {
    if (place === '') continue;
    const found = installed[place];
    if (found === undefined) {
      if (locked.optional && !isForThisMachine(locked)) continue;
      return `${place} is not installed yet`;
    }
    if (found.version !== locked.version) return `${place} is ${found.version} instead of ${locked.version}`;
    if (!existsSync(path.join(root, place, 'package.json'))) return `${place} is gone`;
  }
  return undefined;
}

/**
 * Packages of other platforms are left out by npm, and so is what only those need, which names no platform.
 * @param {Locked} locked
 */
function isForThisMachine(locked) {
  if (!locked.os?.includes(process.platform) || !locked.cpu?.includes(process.arch)) return false;
  return !locked.libc || locked.libc.includes(libc());
}

function libc() {
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/**
 * @param {string} file
 * @returns {Record<string, Locked> | undefined}
 */
function readPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {string} missing */
function install(missing) {
  say(`Installing packages (${missing}): npm install …`);
  // Not `npm ci`: npm 11 and 12 refuse a lock file without those optional packages of other platforms that a registry did
  // not serve when it was written. With --no-save npm takes what the lock file names and leaves the file as it is.
  const args = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  args.push('--loglevel=error', '--engine-strict=false');
  // What runs npm must not be the Node that npm is about to replace.
  const runner = process.env.npm_node_execpath;
  const npm = process.env.npm_execpath;
  const outside = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.startsWith(modules));
  const options = {
    cwd: root,
    // npm's own words are progress, not the result of the command that needs the packages.
    stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 'pipe']),
    env: { ...process.env, PATH: outside.join(path.delimiter), NODE_ENV: 'development' },
  };
  const result =
    runner && npm && !runner.startsWith(modules)
      ? spawnSync(runner, [npm, ...args], options)
      : spawnSync('npm', args, options);
  for (const line of String(result.stderr ?? '').split('\n')) {
    if (line !== '' && !isTrace.test(line)) say(line);
  }
  if (result.error) throw new Error(`npm could not be started (${result.error.message}). Is it on the PATH?`);
  if (result.status !== 0) {
    throw new Error('npm install failed, see its words above. This one step needs the npm registry.');
  }
  const still = whatIsMissing();
  if (still !== undefined) throw new Error(`npm install ended, yet ${still}. Remove node_modules and try again.`);
}

/** The pinned Node and PostgreSQL come in by install scripts of packages; npm may be told to skip those. */
function checkNode() {
  const node = path.join(modules, '.bin', 'node');
  const result = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const wanted = `v${readPackages(path.join(root, 'package-lock.json'))?.['node_modules/node']?.version}`;
  if (result.stdout?.trim() === wanted) return;
  throw new Error(
    `${path.relative(root, node)} is not Node ${wanted}: the install scripts of the packages were skipped. ` +
      'Allow them and bring them in: npm rebuild --ignore-scripts=false',
  );
}

/** Two commands started together take turns: two installations in one folder at once spoil each other. */
function lock() {
  const folder = path.join(root, '.data');
  const file = path.join(folder, 'install.lock');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (let turn = 0; ; turn += 1) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = readHolder(file);
    if (holder !== undefined && !isAlive(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (turn === 0) say(`Another installation runs here (process ${holder ?? '?'}), waiting for it …`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
}

/**
 * @param {string} file
 * @returns {number | undefined} undefined while its holder has not written its number yet, or is gone
 */
function readHolder(file) {
  if (!existsSync(file)) return undefined;
  return Number(readFileSync(file, 'utf8')) || undefined;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}
