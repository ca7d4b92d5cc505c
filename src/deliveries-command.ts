import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from './config.ts';
import { createLogger, type Logger } from './log.ts';
import { explainAndFail } from './problems-for-people.ts';
import { openDatabase } from './store/database.ts';
import { findDelivery } from './store/deliveries.ts';
import { type DeliveryAttempt, listAttempts } from './store/delivery-attempts.ts';
import {
  OPEN_STATES,
  REPORTED_STATES,
  type ReportedDelivery,
  type ReportedEvent,
  type ReportedState,
  reportDeliveries,
  reportWaitingEvents,
} from './store/delivery-report.ts';
import { startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { migrateToLatest } from './store/migrate.ts';
import { type Db, inOrganization } from './store/scope.ts';
import { retryDelivery } from './use-cases/conversations/retry-delivery.ts';

const USAGE = `npm run deliveries -- list [--state ${REPORTED_STATES.join('|')}]… [--about <words>] [--limit 50] [--json]
npm run deliveries -- show <id> [--json]
npm run deliveries -- retry <id>… | --all

list   what waits, is being sent, has an unknown fate or failed, oldest first; then events that wait for what they need.
       With --state done or cancelled also what was settled in the last week. --about: an id (the webhook-id of an event),
       a conversation as the marketplace calls it, or part of a kind, subject or lane
show   one of them, with each attempt to reach a marketplace, a merchant or a mailbox: when, how long it took, what came of it
retry  sends failed deliveries once more, under the same id, behind what waits already`;

const AT_ONCE = 10_000;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      state: { type: 'string', multiple: true, default: [] },
      about: { type: 'string' },
      limit: { type: 'string', default: '50' },
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
    },
  });
  const [command, ...ids] = positionals;
  const limit = Number(values.limit);
  const asked = REPORTED_STATES.filter((state) => values.state.includes(state));
  const states = values.state.length === 0 ? OPEN_STATES : asked;
  const wrong = asked.length !== new Set(values.state).size || !Number.isInteger(limit);
  if (command === 'list' && ids.length === 0 && !wrong && limit > 0) {
    const { json, about } = values;
    return withDatabase((db) => list(db, { states, limit, json, about }));
  }
  if (command === 'show' && ids.length === 1) return withDatabase((db) => show(db, ids[0] ?? '', values.json));
  if (command === 'retry' && ids.length > 0 !== values.all) {
    return withDatabase(async (db) => retry(db, values.all ? await failedIds(db) : ids));
  }
  process.stderr.write(`${USAGE}\n`);
  return command === 'help' ? 0 : 2;
}

async function list(
  db: Db,
  wanted: { states: readonly ReportedState[]; limit: number; json: boolean; about: string | undefined },
): Promise<number> {
  const deliveries = await reportDeliveries(db, wanted);
  const events = wanted.about === undefined ? await reportWaitingEvents(db, wanted.limit) : [];
  if (wanted.json) {
    say(JSON.stringify({ deliveries, events }, null, 2));
    return 0;
  }
  if (deliveries.length === 0) say(wanted.states === OPEN_STATES ? 'No deliveries wait or failed.' : 'None.');
  for (const delivery of deliveries) say(describe(delivery));
  for (const event of events) say(describeEvent(event));
  return 0;
}

async function show(db: Db, id: string, json: boolean): Promise<number> {
  const [delivery] = await reportDeliveries(db, { states: REPORTED_STATES, limit: 1, id });
  if (!delivery) {
    say(`${id}  no such delivery`);
    return 1;
  }
  const tried = await inOrganization(db, delivery.organizationId, (tx) => listAttempts(tx, id));
  if (json) say(JSON.stringify({ ...delivery, tried }, null, 2));
  else for (const line of [describe(delivery), ...tried.map(describeAttempt)]) say(line);
  return 0;
}

const BECAME = { done: 'taken', failed: 'failed', later: 'not taken', unknown: 'unknown' } as const;

function describeAttempt({ at, tookMs, outcome, status, error }: DeliveryAttempt): string {
  const became = [BECAME[outcome], status, error !== `answered ${status}` && error].filter(Boolean).join(' ');
  return `          ${at.toISOString()}  ${(tookMs / 1000).toFixed(1)} s  ${became}`;
}

/** Three lines: what it is, its attempts, and what the last one met. */
function describe(delivery: ReportedDelivery): string {
  const { id, state, kind, subject, lane, conversation, createdAt, held, lastError } = delivery;
  const what = [kind, subject, conversation && `for ${conversation}`].filter(Boolean).join('  ');
  const why = [held && `gate closed: ${held}`, lastError].filter(Boolean).join('; ');
  return [
    `${state.padEnd(9)} ${id}  ${what}`,
    `          ${attemptsOf(delivery)}; lane ${lane} since ${createdAt.toISOString()}`,
    ...(why ? [`          ${why}`] : []),
  ].join('\n');
}

function attemptsOf({ state, attempts, firstAttemptAt, lastAttemptAt, nextAt, settledAt }: ReportedDelivery): string {
  const tried = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  const between = [firstAttemptAt, lastAttemptAt].map((at) => at?.toISOString()).filter((at) => at !== undefined);
  const then = nextAt ? `next ${nextAt.toISOString()}` : `${state} ${settledAt?.toISOString() ?? ''}`;
  return [attempts > 0 ? `${tried}, ${[...new Set(between)].join(' to ')}` : tried, then].join(', ');
}

function describeEvent({ eventId, needs, receivedAt, givenUp }: ReportedEvent): string {
  return `event     ${eventId}  came ${receivedAt.toISOString()}, ${givenUp ? 'given up: ' : 'waits for '}${needs}`;
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
