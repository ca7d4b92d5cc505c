import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Sandbox } from '../../sandbox/start.ts';
import { listen } from './listen.ts';
import { TEST_SANDBOX_SECRETS } from './sandbox.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/main.ts');

export interface ChildApp {
  url: string;
  /** Ends the process by this signal; resolves with its exit code (null when the signal ended it) and how long it took. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }>;
}

export async function freePort(): Promise<number> {
  const { port, close } = await listen(() => undefined);
  await close();
  return port;
}

/** The real process, `node src/main.ts`, against this sandbox and database; resolves once it says that it is ready. */
export async function startChildApp(options: {
  sandbox: Sandbox;
  databaseUrl: string;
  port: number;
  env?: Record<string, string>;
}): Promise<ChildApp> {
  const { sandbox, databaseUrl, port, env = {} } = options;
  const { slack, marketplace } = TEST_SANDBOX_SECRETS;
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
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
  await isReady(child);
  return {
    url,
    async end(signal) {
      const began = performance.now();
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return { code, tookMs: performance.now() - began };
    },
  };
}

async function isReady(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (!stdout) throw new Error('the process has no output');
  for await (const line of createInterface({ input: stdout })) {
    if (process.env.TEST_LOG) process.stderr.write(`${line}\n`);
    if (!line.includes('"ready":true')) continue;
    stdout.resume();
    return;
  }
  throw new Error(`the app ended with ${child.exitCode} before it was ready`);
}
