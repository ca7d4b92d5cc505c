import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Exchange, startExchange } from '../support/exchange.ts';
import { type Stage, type StageOptions, setStage } from './stage.ts';

const TIMEOUT_MS = 20 * 60_000;
/** What the rule speaks of: two hundred messages, both ways, in twenty threads. */
const PLAN = { threads: 20, messages: 100, replies: 100, ahead: 2, patienceMs: 600_000 };

export interface Scenario extends StageOptions {
  /** How often the trouble comes, spread over the exchange. */
  times: number;
  /** What is counted: `kills`. */
  called: string;
  /** Brings the trouble once, and takes it away again where the world would not. Whether it came. */
  trouble(stage: Stage, exchange: Exchange, nth: number): Promise<boolean> | boolean;
  /** How often it really happened, where that shows only later. */
  happened?(stage: Stage): number;
}

/**
 * Two hundred messages while `trouble` comes at random instants: one in each equal part of the exchange, so that the last one
 * comes before its end, and at any moment of that part.
 */
export function exchangeUnder(scenario: Scenario): void {
  const { name, times, called } = scenario;
  test(
    name,
    async ({ task }) => {
      const stage = await setStage(scenario);
      const exchange = startExchange(stage.sandbox, PLAN);
      const part = (PLAN.messages + PLAN.replies - 10) / times;
      let came = 0;
      try {
        for (let n = 0; n < times; n++) {
          await exchange.reached(Math.floor(part * n + stage.random.between(0, Math.floor(part))));
          await wait(stage.random.between(0, 700));
          if (await scenario.trouble(stage, exchange, n)) came += 1;
        }
        await exchange.finish();
        await stage.quiet();
      } finally {
        const { lost, doubled, outOfOrder, longestMs } = exchange.account();
        task.meta.figures = {
          happened: `${scenario.happened?.(stage) ?? came} ${called}`,
          toSlack: PLAN.messages,
          toMerchants: PLAN.replies,
          lost: lost.length,
          doubled: doubled.length,
          outOfOrder: outOfOrder.length,
          longestMs,
        };
      }
      exchange.expectEachOnceInOrder();
      expect(scenario.happened?.(stage) ?? came).toBeGreaterThan(times / 2);
      expect(stage.copies.map((copy) => copy.lives())).not.toContain(false);
    },
    TIMEOUT_MS,
  );
}
