import { expect, test } from 'vitest';
import { type Silence, spendSilence } from './silence.ts';
import { setStage } from './stage.ts';

const ROUNDS = 3;
const NAME = 'downtime';

/** Slack's retries and what goes by them, shortened alike. */
const ALIKE = {
  UNDO_SECONDS: '0.2',
  UNKNOWN_WAIT_SECONDS: '1',
  LOOK_BACK_AFTER_SECONDS: '1',
  LATE_AFTER_SECONDS: '1',
  EXPIRY_GRACE_SECONDS: '8',
};

test(
  NAME,
  async ({ task }) => {
    const stage = await setStage({ name: NAME, env: ALIKE, sandbox: { retryDelaysMs: [200, 600, 1_500] } });
    const silences: Silence[] = [];
    for (let round = 0; round < ROUNDS; round++) silences.push(await spendSilence(stage, round));
    await stage.quiet();
    const threads = silences.flatMap((silence) => silence.threads);
    const accounts = threads.map((thread) => thread.account());
    const sum = (count: (account: (typeof accounts)[number]) => number) =>
      accounts.reduce((all, account) => all + count(account), 0);
    task.meta.figures = {
      happened: `${ROUNDS} silences longer than Slack's retries, ${sum(({ edited }) => edited)} edits and ${sum(({ deleted }) => deleted)} deletions in them`,
      toSlack: 0,
      toMerchants: sum(({ surviving }) => surviving),
      lost: sum(({ lost }) => lost.length),
      doubled: sum(({ doubled }) => doubled.length),
      outOfOrder: sum(({ outOfOrder }) => outOfOrder.length),
      longestMs: Math.max(...accounts.map(({ longestMs }) => longestMs)),
    };
    for (const { lost, doubled, outOfOrder, strange } of accounts) {
      expect({ lost, doubled, outOfOrder, strange }).toEqual({ lost: [], doubled: [], outOfOrder: [], strange: [] });
    }
    const expired = stage.sandbox.marketplace.received
      .filter(({ type, duplicate }) => type === 'job.expired' && !duplicate)
      .map(({ data }) => data.job?.id);
    expect(expired.toSorted()).toEqual(silences.map(({ unanswered }) => unanswered).toSorted());
    expect(sum(({ edited }) => edited)).toBeGreaterThan(0);
    expect(sum(({ deleted }) => deleted)).toBeGreaterThan(0);
    expect(stage.app.lives()).toBe(true);
  },
  15 * 60_000,
);
