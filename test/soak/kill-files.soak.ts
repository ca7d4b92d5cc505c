import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startFileExchange } from '../support/file-exchange.ts';
import { SHORT_WAITS, setStage } from './stage.ts';

const NAME = 'kill-files';
const KILLS = 30;
const THREADS = 6;
const EACH = 15;
const PATIENCE_MS = 600_000;

test(
  NAME,
  async ({ task }) => {
    const stage = await setStage({ name: NAME, env: { ...SHORT_WAITS, LOOK_BACK_AFTER_SECONDS: '5' } });
    const { app, random, sandbox } = stage;
    const exchanges = await Promise.all(
      Array.from({ length: THREADS }, (_, n) => startFileExchange(sandbox, { n, each: EACH, patienceMs: PATIENCE_MS })),
    );
    const planned = exchanges.reduce((all, exchange) => all + exchange.planned, 0);
    const crossed = (): number => exchanges.reduce((all, exchange) => all + exchange.crossed(), 0);
    const part = (planned - 10) / KILLS;
    for (let n = 0; n < KILLS; n++) {
      const at = Math.floor(part * n + random.between(0, Math.floor(part)));
      while (crossed() < at) await wait(20);
      // At any moment of a transfer: they take up to this long.
      await wait(random.between(0, 700));
      await app.end('SIGKILL');
      if (random.percent(80)) await app.start();
      else {
        app.spawn();
        await wait(random.between(0, 1_500));
      }
    }
    if (!app.lives()) await app.start();
    await Promise.all(exchanges.map((exchange) => exchange.finish()));
    await stage.quiet();
    const accounts = exchanges.map((exchange) => exchange.account());
    const sum = (of: 'lost' | 'doubled' | 'outOfOrder'): number =>
      accounts.reduce((all, one) => all + one[of].length, 0);
    task.meta.figures = {
      happened: `${KILLS} kills during files both ways`,
      toSlack: planned / 2,
      toMerchants: planned / 2,
      lost: sum('lost'),
      doubled: sum('doubled'),
      outOfOrder: sum('outOfOrder'),
      longestMs: Math.max(...exchanges.map((exchange) => exchange.longestMs())),
    };
    for (const account of accounts) expect(account).toEqual({ lost: [], doubled: [], outOfOrder: [] });
  },
  40 * 60_000,
);
