import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from '../log.ts';
import { rememberConnections, withFewRoundTrips } from './round-trips.ts';
import type { Database } from './schema.ts';

export interface DatabaseOptions {
  /** `postgres://…` */
  url: string;
  /** Told about connections that break while nobody uses them. */
  log: Logger;
  /** Most connections at once. */
  max?: number;
  /** Shown in `pg_stat_activity`. */
  applicationName?: string;
  /** What `migrateToLatest` answered: the role every connection takes on, so that row-level security binds it. */
  role?: string | undefined;
}

export interface OpenDatabase {
  db: Kysely<Database>;
  pool: pg.Pool;
  /** Waits for what is in hand, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens nothing yet: the first query connects. A connection that breaks fails what ran on it and is replaced at the next
 * use, so the app outlives restarts of the database; `isConnectionFailure` tells such failures from others.
 */
export function openDatabase(options: DatabaseOptions): OpenDatabase {
  const { url, log, max = 10, applicationName = 'jobline', role } = options;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max,
    keepAlive: true,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    types: { getTypeParser },
    // Awaited before the connection serves its first query, so nothing ever runs under another role.
    onConnect: (client) => prepareSession(client, role),
  });
  // Without a listener the error of an idle connection would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));
  // The same for one in use: its query is told, but between two queries of a transaction there is none to tell.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'a database connection broke'));
  });
  const connections = withFewRoundTrips(pool);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: connections }) });
  rememberConnections(db, connections);
  return { db, pool, close: () => pool.end() };
}

/** Set after connecting, not at the start packet: connection poolers refuse start parameters that they do not know. */
async function prepareSession(client: pg.ClientBase, role: string | undefined): Promise<void> {
  await client.query(
    `select set_config('statement_timeout', '30s', false),
            set_config('idle_in_transaction_session_timeout', '60s', false)`,
  );
  if (role !== undefined) await client.query(`select set_config('role', $1, false)`, [role]);
}

/**
 * bigint becomes a number: ids and microseconds since 1970 stay far below 2^53. numeric stays text, timestamptz is a Date,
 * and a date without a time stays text, since a Date would move it by the time zone.
 */
const textParsers = new Map<number, (text: string) => unknown>([
  [20, toSafeNumber],
  [1016, toSafeNumbers],
  [1082, (text) => text],
]);

const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (type, format) =>
  (format === 'binary' ? undefined : textParsers.get(type)) ?? pg.types.getTypeParser(type, format);

function toSafeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is no safe integer`);
  return value;
}

/** Of one dimension, `{1,NULL,3}`: no other is used. */
function toSafeNumbers(text: string): (number | null)[] {
  const items = text.slice(1, -1);
  if (items === '') return [];
  return items.split(',').map((item) => (item === 'NULL' ? null : toSafeNumber(item)));
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // PostgreSQL: shutting down, crashed, starting up, too many connections.
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** True when the database was not there to answer: the same call may succeed when repeated. */
export function isConnectionFailure(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionFailure);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (connectionCodes.has(code) || code.startsWith('08')) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  );
}
