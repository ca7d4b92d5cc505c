import { describe, expect, test, vi } from 'vitest';
import { startExchange } from '../support/exchange.ts';
import { setProcessStage as setStage } from '../support/process-stage.ts';
import { TEST_APP_TOKEN } from '../support/sandbox.ts';

const PATIENCE = { timeout: 30_000, interval: 10 };

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
