import { readConfig } from './config.ts';
import { createLogger } from './log.ts';
import { explainAndFail } from './problems-for-people.ts';
import { run } from './run.ts';

/** How long what is in hand may take after a SIGTERM. */
const STOP_WITHIN_MS = 9_000;

async function main(): Promise<void> {
  const config = readConfig();
  for (const warning of config.warnings) process.stderr.write(`${warning}\n`);
  const log = createLogger(config.log);
  const stopSoon = Promise.withResolvers<NodeJS.Signals>();
  // Both ask for the same; a second one is no emergency, the first is being followed.
  process.on('SIGTERM', stopSoon.resolve);
  process.on('SIGINT', stopSoon.resolve);

  const running = await run(config, log);
  const signal = await stopSoon.promise;
  log.info({ signal }, 'stopping');
  await running.stop(STOP_WITHIN_MS);
  log.info('stopped');
}

try {
  await main();
  process.exit(0);
} catch (error) {
  explainAndFail(error);
  process.exit();
}
