import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

type Said = Record<string, unknown>;

/** A process of the bench's own, of this same Node. It says JSON lines: first `{"ready":true,…}`, then what it found. */
export interface Child {
  pid: number;
  /** As its ready line says; empty where it listens to nothing. */
  url: string;
  /** The next JSON line that it says. */
  next(): Promise<Said>;
  /** Ends it; a process that ended already is fine. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts `file` with this environment and nothing of the bench's own but the PATH; resolves when it says that it is ready. */
export async function startChild(file: string, env: Readonly<Record<string, string>>): Promise<Child> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.CHILD_OPTIONS ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = listenTo(child);
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  try {
    let said = await lines.next();
    while (said.ready !== true) said = await lines.next();
    return { pid: child.pid ?? 0, url: typeof said.url === 'string' ? said.url : '', next: lines.next, end };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}

/** Keeps what is said until it is asked for; what is for people, and the log, passes by. */
function listenTo(child: ChildProcess): { next(): Promise<Said> } {
  if (!child.stdout) throw new Error('the process has no output');
  const said: Said[] = [];
  const waiting: { resolve(said: Said): void; reject(error: Error): void }[] = [];
  let ended: Error | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return;
    const one = JSON.parse(line) as Said;
    if ('level' in one) return void process.stderr.write(`${line}\n`);
    const waiter = waiting.shift();
    if (waiter) waiter.resolve(one);
    else said.push(one);
  });
  child.once('close', (code, signal) => {
    ended = new Error(`${child.spawnargs.at(-1)} ended with ${code ?? signal}`);
    for (const { reject } of waiting.splice(0)) reject(ended);
  });
  return {
    next(): Promise<Said> {
      const one = said.shift();
      if (one) return Promise.resolve(one);
      if (ended) return Promise.reject(ended);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
  };
}
