import { setTimeout as wait } from 'node:timers/promises';
import { exchangeUnder, type Scenario } from './scenario.ts';
import { SHORT_WAITS } from './stage.ts';

/** Longer than the setting: what Slack could not tell in all its attempts, because each met a kill, is looked up then. */
const DOWN_MS = 8_000;

const KILLS: Omit<Scenario, 'name'> = {
  times: 50,
  called: 'kills',
  env: { ...SHORT_WAITS, LOOK_BACK_AFTER_SECONDS: '5' },
  async trouble({ app, random }, _, nth) {
    await app.end('SIGKILL');
    if (nth % 10 === 9) await wait(DOWN_MS);
    // Now and then the next process does not live until it is ready.
    if (nth % 10 === 9 || random.percent(80)) await app.start();
    else app.spawn();
    return true;
  },
};

exchangeUnder({ name: 'kill', ...KILLS });
exchangeUnder({ name: 'kill-socket-mode', ...KILLS, socketMode: true });
