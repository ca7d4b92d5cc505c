import { ConfigError, readConfig } from './config.ts';
import { warnAboutVariables } from './config-parts.ts';
import { SlackRefusedToken } from './connect-workspace.ts';
import { createLogger } from './log.ts';
import { run } from './run.ts';
import { RoleMissing } from './store/app-role.ts';
import { DatabaseUnusable } from './store/migrate.ts';
import { PostgresUnavailable } from './store/postgres-unavailable.ts';

/** How long what is in hand may take after a SIGTERM. */
const STOP_WITHIN_MS = 9_000;

/** Problems that the person who starts Jobline can mend: a sentence says more than a stack. */
const FOR_PEOPLE = [ConfigError, DatabaseUnusable, PostgresUnavailable, RoleMissing, SlackRefusedToken];

async function main(): Promise<void> {
  const config = readConfig();
  for (const warning of warnAboutVariables(process.env)) process.stderr.write(`${warning}\n`);
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
  const known = error instanceof Error && FOR_PEOPLE.some((kind) => error instanceof kind);
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
