import { inject, onTestFinished, vi } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../sandbox/start.ts';
import { type ChildApp, freePort, spawnChildApp } from '../support/child-app.ts';
import { startTestSandbox, TEST_APP_TOKEN, TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';
import { type SoakPostgres, startSoakPostgres } from './postgres.ts';
import { createRandom, type Random } from './random.ts';

/** The waits of a run, shortened by their settings; Slack's retries with them. */
export const SHORT_WAITS = { UNDO_SECONDS: '0.2', UNKNOWN_WAIT_SECONDS: '1' };
export const SHORT_RETRIES: [number, number, number] = [500, 4_000, 20_000];

const TURN_MS = 50;
const CHECK_MS = 500;

/** Everything a scenario plays on: a durable database, the world outside, and real processes of the app. */
export interface Stage {
  random: Random;
  postgres: SoakPostgres;
  sandbox: Sandbox;
  copies: Copy[];
  /** The first of the copies. */
  app: Copy;
  /** Resolves when nothing is under way any more, so that a late double would stand. */
  quiet(): Promise<void>;
}

/** A place for one process of the app, at one address. */
export interface Copy {
  url: string;
  /** Starts it; resolves once it says that it is ready. */
  start(): Promise<void>;
  /** Starts it without waiting. */
  spawn(): void;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Whether it runs; false also when it ended by itself. */
  lives(): boolean;
}

export interface StageOptions {
  name: string;
  copies?: number;
  sandbox?: Partial<SandboxOptions>;
  env?: Record<string, string>;
  socketMode?: boolean;
}

/** Starts all of it, the copies too; it is gone when the test is. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const random = createRandom(inject('seed'), options.name);
  const postgres = await startSoakPostgres();
  onTestFinished(() => postgres.remove());
  const sandbox = await startTestSandbox({
    slack: { ...TEST_SANDBOX_SECRETS.slack, appToken: TEST_APP_TOKEN },
    retryDelaysMs: SHORT_RETRIES,
    ...options.sandbox,
  });
  onTestFinished(() => sandbox.close());
  const env = {
    // What merchants attach there.
    FILE_HOSTS_ALLOWED: new URL(sandbox.url).host,
    ...(options.env ?? SHORT_WAITS),
    ...(options.socketMode && { SLACK_APP_TOKEN: TEST_APP_TOKEN }),
  };
  const copies: Copy[] = [];
  for (let n = 0; n < (options.copies ?? 1); n++) {
    copies.push(createCopy({ sandbox, databaseUrl: postgres.url, port: await freePort(), env }));
  }
  onTestFinished(async () => void (await Promise.all(copies.map((copy) => copy.end('SIGKILL')))));
  await Promise.all(copies.map((copy) => copy.start()));
  const [app] = copies;
  if (!app) throw new Error('no copy of the app');
  sandbox.setAppUrl(app.url);
  if (copies.length > 1) balance(sandbox, copies);
  return { random, postgres, sandbox, copies, app, quiet: () => quiet(postgres, sandbox) };
}

/**
 * A balancer: each copy that was ready a moment ago is asked in turn. What meets a copy that just died, Slack repeats; what met
 * dead copies in all of Slack's attempts would be lost, for no copy looks back while another hears.
 */
function balance(sandbox: Sandbox, copies: readonly Copy[]): void {
  let ready = copies;
  let turn = 0;
  const turning = setInterval(() => {
    turn += 1;
    sandbox.setAppUrl(ready[turn % ready.length]?.url ?? '');
  }, TURN_MS);
  let checking = Promise.resolve();
  const checks = setInterval(() => {
    checking = checking.then(async () => {
      const answers = await Promise.all(copies.map(isReady));
      const living = copies.filter((_, n) => answers[n]);
      if (living.length > 0) ready = living;
    });
  }, CHECK_MS);
  onTestFinished(async () => {
    clearInterval(turning);
    clearInterval(checks);
    await checking;
  });
}

async function isReady({ url }: Copy): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(CHECK_MS) });
    return ok;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

function createCopy(options: Parameters<typeof spawnChildApp>[0]): Copy {
  let app: ChildApp | undefined;
  const spawn = (): ChildApp => {
    app = spawnChildApp(options);
    return app;
  };
  return {
    url: `http://127.0.0.1:${options.port}`,
    start: () => spawn().ready,
    spawn: () => void spawn(),
    lives: () => app?.lives() === true,
    async end(signal) {
      await app?.end(signal);
      app = undefined;
    },
  };
}

async function quiet(postgres: SoakPostgres, sandbox: Sandbox): Promise<void> {
  await vi.waitFor(
    async () => {
      const left = await postgres.query(`
        select id, kind, state, last_error from deliveries where state not in ('done', 'cancelled')`);
      const lookBacks = await postgres.query('select 1 from look_backs');
      if (left.length + lookBacks.length > 0) {
        throw new Error(`still under way: ${JSON.stringify(left)}, ${lookBacks.length} look-backs`);
      }
    },
    { timeout: 120_000, interval: 500 },
  );
  await sandbox.slack.settled();
}
