import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import type { FaultOrder } from '../../sandbox/slack/faults.ts';
import { type Exchange, startExchange } from '../support/exchange.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { whatRests } from '../support/what-rests.ts';

// The large run, with the real process and each trouble alone, is `npm run soak`.

const PLAN = { threads: 5, messages: 40, replies: 40, ahead: 2, patienceMs: 40_000 };
const CHANNEL = 'C0JOBS';

let jobline: TestJobline;

afterEach(() => jobline.close());

async function start(): Promise<Exchange> {
  jobline = await startTestJobline({ sandbox: { retryDelaysMs: [200, 500, 1_000] }, app: { unknownWaitMs: 1_000 } });
  return startExchange(jobline.sandbox, PLAN);
}

/** One trouble after another, spread over the exchange; then everything must be there. */
async function survive(exchange: Exchange, troubles: readonly (() => unknown)[]): Promise<void> {
  const part = (PLAN.messages + PLAN.replies) / (troubles.length + 1);
  try {
    for (const [n, trouble] of troubles.entries()) {
      await exchange.reached(Math.floor(part * n));
      await trouble();
    }
    await exchange.finish();
  } catch (cause) {
    throw new Error(`the exchange stands still\n${await whatRests(jobline.database.db)}`, { cause });
  }
  await jobline.settled();
  exchange.expectEachOnceInOrder();
}

test('an exchange in both directions survives calls to Slack whose outcome nobody knows', async () => {
  const exchange = await start();
  const { faults } = jobline.sandbox.slack;
  const unknown: Omit<FaultOrder, 'method'>[] = [
    { kind: 'cut_after_accepting' },
    { kind: 'cut', acceptAfterMs: 200 },
    { kind: '500', acceptAfterMs: 300 },
    { kind: '500', accept: true },
    { kind: '500' },
    { kind: 'html', accept: true },
    { kind: 'html' },
    { kind: 'cut' },
    { kind: 'slow', delayMs: 500 },
  ];
  const orders = unknown.flatMap((fault) => [
    () => faults.order({ method: 'chat.postMessage', ...fault }),
    () => faults.order({ method: '*', ...fault }),
  ]);
  await survive(exchange, orders);
  expect(faults.list().filter(({ used }) => used > 0).length).toBeGreaterThan(orders.length / 2);
}, 60_000);

test('an exchange in both directions survives what Slack refuses: limits, an archived channel, deleted cards', async () => {
  const exchange = await start();
  const { slack } = jobline.sandbox;
  const limit = () => slack.faults.order({ method: 'chat.postMessage', kind: '429', retryAfter: 1 });
  const archive = async () => {
    slack.setArchived(CHANNEL, true);
    const before = slack.calls.length;
    // What was on its way then has been answered before the channel comes back.
    await vi.waitFor(() => {
      const posts = slack.calls.slice(before).filter(({ method }) => method === 'chat.postMessage');
      expect(posts.map(({ answer }) => answer.error)).toContain('is_archived');
    }, 20_000);
    await wait(300);
    slack.setArchived(CHANNEL, false);
  };
  const deleteCard = () => {
    const [ts] = exchange.rootsInUse();
    if (ts !== undefined) slack.removeAsOwner({ channel: CHANNEL, ts });
  };
  await survive(exchange, [limit, archive, deleteCard, limit, deleteCard, archive]);
  expect(slack.faults.list().filter(({ used }) => used > 0)).toHaveLength(2);
}, 60_000);

test('an exchange in both directions survives a database that cuts its connections', async () => {
  const exchange = await start();
  let cut = 0;
  const cutAll = async () => {
    const { rows } = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(jobline.database.db);
    cut += rows.length;
  };
  await survive(
    exchange,
    Array.from({ length: 12 }, () => cutAll),
  );
  expect(cut).toBeGreaterThan(12);
}, 60_000);
