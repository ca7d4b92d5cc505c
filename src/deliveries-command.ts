import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from './config.ts';
import { createLogger, type Logger } from './log.ts';
import { explainAndFail } from './problems-for-people.ts';
import { openDatabase } from './store/database.ts';
import { findDelivery } from './store/deliveries.ts';
import { type ReportedDelivery, reportDeliveries, reportWaitingEvents } from './store/delivery-report.ts';
import { startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { migrateToLatest } from './store/migrate.ts';
import { type Db, inOrganization } from './store/scope.ts';
import { retryDelivery } from './use-cases/conversations/retry-delivery.ts';

const USAGE = `npm run deliveries -- list [--state waiting|sending|unknown|failed]… [--limit 50] [--json]
npm run deliveries -- retry <id>… | --all

list   what waits, is being sent, has an unknown fate or failed, oldest first; then events that wait for what they need
retry  sends failed deliveries once more, under the same id, behind what waits already`;

const STATES = ['waiting', 'sending', 'unknown', 'failed'] as const satisfies readonly ReportedDelivery['state'][];
const AT_ONCE = 10_000;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      state: { type: 'string', multiple: true, default: [] },
      limit: { type: 'string', default: '50' },
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
    },
  });
  const [command, ...ids] = positionals;
  const limit = Number(values.limit);
  const states = STATES.filter((state) => values.state.length === 0 || values.state.includes(state));
  const wrong = values.state.some((state) => !STATES.some((known) => known === state)) || !Number.isInteger(limit);
  if (command === 'list' && !wrong && limit > 0) {
    return withDatabase((db) => list(db, { states, limit, json: values.json }));
  }
  if (command === 'retry' && ids.length > 0 !== values.all) {
    return withDatabase(async (db) => retry(db, values.all ? await failedIds(db) : ids));
  }
  process.stderr.write(`${USAGE}\n`);
  return command === 'help' ? 0 : 2;
}

async function list(
  db: Db,
  wanted: { states: readonly ReportedDelivery['state'][]; limit: number; json: boolean },
): Promise<number> {
  const deliveries = await reportDeliveries(db, wanted);
  const events = await reportWaitingEvents(db, wanted.limit);
  if (wanted.json) {
    say(JSON.stringify({ deliveries, events }, null, 2));
    return 0;
  }
  if (deliveries.length === 0) say('No deliveries wait or failed.');
  for (const delivery of deliveries) {
    const { id, state, kind, lane, attempts, nextAt, held, lastError } = delivery;
    const when = nextAt ? `next ${nextAt.toISOString()}` : 'not tried again by itself';
    const why = [held && `gate closed: ${held}`, lastError].filter(Boolean).join('; ');
    say(`${state.padEnd(8)} ${id}  ${kind}  ${lane}  ${attempts} tried, ${when}${why ? `  (${why})` : ''}`);
  }
  for (const { eventId, needs, receivedAt, givenUp } of events) {
    say(`event    ${eventId}  came ${receivedAt.toISOString()}, ${givenUp ? 'given up: ' : 'waits for '}${needs}`);
  }
  return 0;
}

async function failedIds(db: Db): Promise<string[]> {
  return (await reportDeliveries(db, { states: ['failed'], limit: AT_ONCE })).map(({ id }) => id);
}

async function retry(db: Db, ids: readonly string[]): Promise<number> {
  let refused = 0;
  for (const id of ids) {
    const delivery = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await findDelivery(db, id) : undefined;
    const retried =
      delivery && (await inOrganization(db, delivery.organizationId, (tx) => retryDelivery(tx, id, new Date())));
    if (retried?.kind !== 'retried') refused++;
    say(
      `${id}  ${retried?.kind === 'retried' ? 'goes out again' : `not retried: ${retried?.refusal.code ?? 'no such delivery'}`}`,
    );
  }
  if (ids.length === 0) say('Nothing has failed.');
  return refused > 0 ? 1 : 0;
}

async function withDatabase(work: (db: Db) => Promise<number>): Promise<number> {
  const config = readConfig();
  const log = createLogger({ ...config.log, level: 'warn' });
  const { url, stop } = await reachDatabase(config, log);
  const { role } = await migrateToLatest(url, log);
  const { db, close } = openDatabase({ url, log, role, max: 2, applicationName: 'jobline deliveries' });
  try {
    return await work(db);
  } finally {
    await close();
    await stop();
  }
}

async function reachDatabase(config: Config, log: Logger): Promise<{ url: string; stop: () => Promise<void> }> {
  const { databaseUrl } = config.secrets;
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: async () => undefined };
  return startEmbeddedPostgres({ dataDir: path.join(config.dataFolder, 'postgres'), log });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (usage) process.stderr.write(`${error.message}\n\n${USAGE}\n`);
  else explainAndFail(error);
  if (usage) process.exitCode = 2;
}
