import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type RunningApp, startApp } from '../../src/app.ts';
import { startExchange } from '../support/exchange.ts';
import { appOptions, startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;
let second: RunningApp;

beforeEach(async () => {
  jobline = await startTestJobline({ sandbox: { retryDelaysMs: [200, 500, 1_000] } });
  second = await startApp(appOptions(jobline.sandbox, jobline.database.url));
});

afterEach(async () => {
  await second.stop(5_000);
  await jobline.close();
});

test('two copies on one database carry every message once and in order, also when one of them stops in the middle', async () => {
  const { sandbox, app } = jobline;
  const exchange = startExchange(sandbox, { threads: 4, messages: 40, replies: 40 });
  await vi.waitFor(() => expect(exchange.arrived().inSlack).toBeGreaterThan(10), { timeout: 20_000, interval: 5 });
  sandbox.setAppUrl(`http://127.0.0.1:${second.port}`);
  await app.stop(5_000);
  jobline.app = await startApp(appOptions(sandbox, jobline.database.url));
  await exchange.finish();
  exchange.expectEachOnceInOrder();
}, 40_000);
