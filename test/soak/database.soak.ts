import { setTimeout as wait } from 'node:timers/promises';
import { exchangeUnder } from './scenario.ts';

const AWAY_MS = 10_000;

exchangeUnder({
  name: 'postgres-stopped',
  times: 3,
  called: 'times PostgreSQL was away for ten seconds',
  async trouble({ postgres }, _, nth) {
    await postgres.end((['SIGINT', 'SIGQUIT', 'SIGKILL'] as const)[nth] ?? 'SIGINT');
    await wait(AWAY_MS);
    await postgres.start();
    return true;
  },
});

exchangeUnder({
  name: 'postgres-cut',
  times: 50,
  called: 'times all connections cut',
  trouble: async ({ postgres }) => (await postgres.cutConnections()) > 0,
});
