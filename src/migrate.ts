import path from 'node:path';
import { readConfig } from './config.ts';
import { createLogger } from './log.ts';
import { explainAndFail } from './problems-for-people.ts';
import { startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { migrateToLatest } from './store/migrate.ts';

/** `npm run migrate`: brings the database to the newest schema and says what it did. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLogger(config.log);
  const embedded =
    config.secrets.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: path.join(config.dataFolder, 'postgres'), log })
      : undefined;
  try {
    const { applied } = await migrateToLatest(config.secrets.databaseUrl ?? embedded?.url ?? '', log);
    const done =
      applied.length === 0 ? 'The database has the newest schema already.' : `Applied: ${applied.join(', ')}.`;
    process.stdout.write(`${done}\n`);
  } finally {
    await embedded?.stop();
  }
}

main().catch(explainAndFail);
