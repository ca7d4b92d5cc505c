// A copy of the app, as far as the database goes: holds the embedded PostgreSQL until it is told to stop, or killed.
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { quietLog } from './quiet-log.ts';

const [, , dataDir = ''] = process.argv;
const postgres = await startEmbeddedPostgres({ dataDir, fsync: false, log: quietLog });
process.once('SIGTERM', () => postgres.stop());
process.stdout.write(`${JSON.stringify({ url: postgres.url, startedHere: postgres.startedHere })}\n`);
process.stdin.resume();
process.stdin.once('end', () => postgres.stop());
