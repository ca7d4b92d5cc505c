import { describe, expect, type TestContext, test, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import { type ChildApp, freePort, startChildApp } from '../support/child-app.ts';
import { createTestDatabase } from '../support/database.ts';
import { startExchange } from '../support/exchange.ts';
import { startTestSandbox, TEST_APP_TOKEN, TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';

const SHORT_WAITS = { UNDO_SECONDS: '0.2', UNKNOWN_WAIT_SECONDS: '1' };
const PATIENCE = { timeout: 30_000, interval: 10 };

/** The real process in its own world. */
async function setStage(
  { onTestFinished }: TestContext,
  env: Record<string, string> = {},
): Promise<{ sandbox: Sandbox; start(): Promise<ChildApp> }> {
  const database = await createTestDatabase({ max: 2 });
  onTestFinished(() => database.close());
  const sandbox = await startTestSandbox({
    slack: { ...TEST_SANDBOX_SECRETS.slack, appToken: TEST_APP_TOKEN },
    // The last one finds the app up again, however long a loaded machine takes to start it.
    retryDelaysMs: [500, 3_000, 60_000],
  });
  onTestFinished(() => sandbox.close());
  const port = await freePort();
  sandbox.setAppUrl(`http://127.0.0.1:${port}`);
  return {
    sandbox,
    async start() {
      const app = await startChildApp({ sandbox, databaseUrl: database.url, port, env: { ...SHORT_WAITS, ...env } });
      onTestFinished(async () => void (app.lives() && (await app.end('SIGKILL'))));
      return app;
    },
  };
}

// Side by side: each waits most of the time for the one message a second that a channel takes.
describe.concurrent('the real process', () => {
  test.for<[string, Record<string, string>]>([
    ['HTTP', {}],
    ['Socket Mode', { SLACK_APP_TOKEN: TEST_APP_TOKEN }],
  ])(
    'killed in the middle of twenty messages loses, doubles and reorders none of them, over %s',
    { timeout: 180_000 },
    async ([, env], context) => {
      const { sandbox, start } = await setStage(context, env);
      const app = await start();
      const exchange = startExchange(sandbox, { threads: 3, messages: 10, replies: 10, patienceMs: 120_000 });
      // The very moment at which Slack has the message and the app has not heard so yet.
      await new Promise((resolve) => {
        const stopListening = sandbox.slack.onChange(() => {
          if (exchange.arrived().inSlack < 4) return;
          stopListening();
          resolve(app.end('SIGKILL'));
        });
      });
      expect(exchange.arrived().inSlack).toBeLessThan(10);
      expect(exchange.arrived().atMarketplace).toBeLessThan(10);
      await start();
      await exchange.finish();
      exchange.expectEachOnceInOrder();
    },
  );
});

test('the real process, asked to stop in the middle, ends in time, also while an endpoint hangs, and nothing is lost', async (context) => {
  const { sandbox, start } = await setStage(context);
  const app = await start();
  const exchange = startExchange(sandbox, { threads: 2, messages: 4, replies: 4, patienceMs: 120_000 });
  await vi.waitFor(() => expect(exchange.arrived().inSlack).toBeGreaterThanOrEqual(1), PATIENCE);
  sandbox.marketplace.faults.next(1, { do: 'hang' });
  await vi.waitFor(() => expect(sandbox.marketplace.faults.waiting()).toEqual([]), PATIENCE);
  const { code, tookMs } = await app.end('SIGTERM');
  expect(code).toBe(0);
  // From the signal to the exit. It waits nine seconds at most for what hangs, and the rest of ten is for a loaded machine.
  expect(tookMs).toBeLessThan(10_000);
  await start();
  await exchange.finish();
  exchange.expectEachOnceInOrder();
}, 180_000);
