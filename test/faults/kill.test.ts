import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import { type ChildApp, freePort, startChildApp } from '../support/child-app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startExchange } from '../support/exchange.ts';
import { startTestSandbox, TEST_APP_TOKEN, TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';

const SHORT_WAITS = { UNDO_SECONDS: '0.2', UNKNOWN_WAIT_SECONDS: '1' };
const PATIENCE = { timeout: 30_000, interval: 10 };

let database: TestDatabase;
let sandbox: Sandbox;
let port: number;
let app: ChildApp | undefined;

beforeEach(async () => {
  database = await createTestDatabase({ max: 2 });
  sandbox = await startTestSandbox({
    slack: { ...TEST_SANDBOX_SECRETS.slack, appToken: TEST_APP_TOKEN },
    retryDelaysMs: [500, 3_000, 6_000],
  });
  port = await freePort();
  sandbox.setAppUrl(`http://127.0.0.1:${port}`);
});

afterEach(async () => {
  await app?.end('SIGKILL');
  await sandbox.close();
  await database.close();
});

function start(env: Record<string, string> = {}): Promise<ChildApp> {
  return startChildApp({ sandbox, databaseUrl: database.url, port, env: { ...SHORT_WAITS, ...env } });
}

async function end(signal: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }> {
  const ending = app;
  app = undefined;
  if (!ending) throw new Error('nothing runs');
  return ending.end(signal);
}

test.each([
  ['HTTP', {}],
  ['Socket Mode', { SLACK_APP_TOKEN: TEST_APP_TOKEN }],
])(
  'a process killed in the middle of twenty messages loses, doubles and reorders none of them, over %s',
  async (_, env) => {
    app = await start(env);
    const exchange = await startExchange(sandbox, { threads: 3, messages: 10, replies: 10 });
    // The very moment at which Slack has the message and the app has not heard so yet.
    await new Promise((resolve) => {
      const stopListening = sandbox.slack.onChange(() => {
        if (exchange.arrived().inSlack < 4) return;
        stopListening();
        resolve(end('SIGKILL'));
      });
    });
    expect(exchange.arrived().inSlack).toBeLessThan(10);
    expect(exchange.arrived().atMarketplace).toBeLessThan(10);
    app = await start(env);
    await exchange.finished;
    exchange.expectEachOnceInOrder();
  },
  60_000,
);

test('a process asked to stop in the middle ends well within ten seconds, also while an endpoint hangs, and nothing is lost', async () => {
  app = await start();
  const exchange = await startExchange(sandbox, { threads: 2, messages: 4, replies: 4 });
  await vi.waitFor(() => expect(exchange.arrived().inSlack).toBeGreaterThanOrEqual(1), PATIENCE);
  sandbox.marketplace.faults.next(1, { do: 'hang' });
  await vi.waitFor(() => expect(sandbox.marketplace.faults.waiting()).toEqual([]), PATIENCE);
  const { code, tookMs } = await end('SIGTERM');
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(10_000);
  app = await start();
  await exchange.finished;
  exchange.expectEachOnceInOrder();
}, 60_000);
