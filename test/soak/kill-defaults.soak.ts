import { exchangeUnder } from './scenario.ts';

exchangeUnder({
  name: 'kill-defaults',
  times: 5,
  called: 'kills',
  env: {},
  // Slack's own: at once, after a minute, after five more.
  sandbox: { retryDelaysMs: [0, 60_000, 300_000] },
  async trouble({ app }) {
    await app.end('SIGKILL');
    await app.start();
    return true;
  },
});
