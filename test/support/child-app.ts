import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Sandbox } from '../../sandbox/start.ts';
import { listen } from './listen.ts';
import { TEST_SANDBOX_SECRETS } from './sandbox.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/main.ts');
/** What was compiled once need not be at each restart. */
const COMPILED = path.join(tmpdir(), 'jobline-test-compiled');

export interface ChildApp {
  url: string;
  /** Resolves once the process says that it is ready; rejects if it ends before that. */
  ready: Promise<void>;
  /** Whether it still runs. */
  lives(): boolean;
  /** Ends the process by this signal; resolves with its exit code (null when the signal ended it) and how long it took. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }>;
}

export interface ChildAppOptions {
  sandbox: Sandbox;
  databaseUrl: string;
  port: number;
  env?: Record<string, string>;
}

export async function freePort(): Promise<number> {
  const { port, close } = await listen(() => undefined);
  await close();
  return port;
}

/** The real process, `node src/main.ts`, against this sandbox and database; resolves once it says that it is ready. */
export async function startChildApp(options: ChildAppOptions): Promise<ChildApp> {
  const app = spawnChildApp(options);
  await app.ready;
  return app;
}

/** The same, not waited for: it may be ended before it is ready. */
export function spawnChildApp({ sandbox, databaseUrl, port, env = {} }: ChildAppOptions): ChildApp {
  const { slack, marketplace } = TEST_SANDBOX_SECRETS;
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: COMPILED,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      DATABASE_URL: databaseUrl,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: `${sandbox.url}/slack/api/`,
      SLACK_CHANNEL: 'C0JOBS',
      MARKETPLACE_SECRET: marketplace.secret,
      MARKETPLACE_OUTBOUND_SECRET: marketplace.outboundSecret,
      MARKETPLACE_URL: `${sandbox.url}/marketplace/events`,
      LOG_LEVEL: process.env.TEST_LOG ? 'debug' : 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let ending = false;
  // Whoever ends it does not wait for it any more.
  const ready = isReady(child).catch((error: unknown) => {
    if (!ending) throw error;
  });
  return {
    url,
    ready,
    lives: () => child.exitCode === null && child.signalCode === null,
    async end(signal) {
      const began = performance.now();
      ending = true;
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return { code, tookMs: performance.now() - began };
    },
  };
}

async function isReady(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (!stdout) throw new Error('the process has no output');
  if (process.env.TEST_LOG) stdout.pipe(process.stderr, { end: false });
  for await (const line of createInterface({ input: stdout })) {
    if (!line.includes('"ready":true')) continue;
    stdout.resume();
    return;
  }
  throw new Error(`the app ended with ${child.exitCode} before it was ready`);
}
