import { setTimeout as wait } from 'node:timers/promises';
import { exchangeUnder } from './scenario.ts';

exchangeUnder({
  name: 'two-copies',
  copies: 2,
  times: 10,
  called: 'kills, of one copy and the other in turn',
  async trouble({ copies, random }, _, nth) {
    const copy = copies[nth % copies.length];
    await copy?.end('SIGKILL');
    await wait(random.between(0, 3_000));
    await copy?.start();
    return true;
  },
});
