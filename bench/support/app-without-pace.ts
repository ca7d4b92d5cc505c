// The app as `src/main.ts` starts it, but with no time booked between posts: the sandbox has no limits, and what is measured
// is the app, not Slack's patience.
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { migrateToLatest } from '../../src/store/migrate.ts';

const { http, slack, marketplace, clocks, waits, log: logging, secrets } = readConfig();
if (secrets.slack?.mode !== 'http' || !secrets.marketplace || !secrets.databaseUrl || !marketplace.url) {
  throw new Error('the bench gives a database, Slack over HTTP and a marketplace');
}
const log = createLogger(logging);
const { role } = await migrateToLatest(secrets.databaseUrl, log);
const app = await startApp({
  databaseUrl: secrets.databaseUrl,
  databaseRole: role,
  host: http.host,
  port: http.port,
  slack: {
    signingSecret: secrets.slack.signingSecret,
    botToken: secrets.slack.botToken,
    ...(slack.apiUrl !== undefined && { apiUrl: slack.apiUrl }),
    ...(slack.channel !== undefined && { channel: slack.channel }),
  },
  marketplace: {
    secrets: secrets.marketplace.inbound.join(' '),
    outboundSecret: secrets.marketplace.outbound,
    url: marketplace.url,
  },
  settings: { ...clocks, lateAfterSeconds: waits.lateAfterSeconds },
  unknownWaitMs: waits.unknownWaitSeconds * 1000,
  lookBackAfterMs: waits.lookBackAfterSeconds * 1000,
  pace: { postMs: 0, methodMs: 0, methodBurst: 1 },
  log,
});
process.once('SIGTERM', async () => {
  await app.stop(9_000);
  process.exit(0);
});
process.stdout.write(`${JSON.stringify({ ready: true, url: `http://${http.host}:${app.port}` })}\n`);
