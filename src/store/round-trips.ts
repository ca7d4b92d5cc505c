import type { Socket } from 'node:net';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

/**
 * Begins a statement whose answer nobody waits for: it leaves together with the next one, and what it has to complain of is
 * thrown there. A transaction then costs as many round trips as it has answers to wait for.
 */
export const SENT_AHEAD = '/* ahead */ ';

/** Statements built with lists of changing length must not fill every connection with their variants. */
const MOST_NAMES = 500;

/** Whose connections are whose. */
const pools = new WeakMap<object, PostgresPool>();

/** The same on every connection. `generation` moves when the plans behind the names are of no use any more. */
const names = new Map<string, string>();
let generation = 0;

interface Statement {
  text: string;
  values: readonly unknown[];
}

/**
 * Fewer and cheaper round trips to PostgreSQL. Each statement is planned once a connection instead of at every call, since
 * planning a claim costs more than running it; and what need not be answered leaves in one packet with what follows. The
 * pool's connections must be in pipeline mode.
 */
export function withFewRoundTrips(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      // Kysely remembers what it knows of a connection by this object.
      const known = clients.get(client) ?? kyselyClient(client);
      clients.set(client, known);
      return known;
    },
  };
}

/** Lets `reserveConnection` find them. */
export function rememberConnections(db: object, pool: PostgresPool): void {
  pools.set(db, pool);
}

/** One of the connections of a database handle, until it is released. */
export async function reserveConnection(db: object): Promise<PostgresPoolClient> {
  const pool = pools.get(db);
  if (!pool) throw new TypeError('not a handle of a whole database');
  return pool.connect();
}

function kyselyClient(client: pg.PoolClient): PostgresPoolClient {
  let ahead: Statement[] = [];

  async function run<R>(statement: Statement): Promise<PostgresQueryResult<R>> {
    const { text } = statement;
    if (text === 'begin' || text.startsWith(SENT_AHEAD)) {
      ahead.push(statement);
      return { command: 'SELECT', rowCount: 0, rows: [] };
    }
    const statements = [...ahead, statement];
    ahead = [];
    const answers = await Promise.allSettled(inOnePacket(client, () => statements.map((one) => send(client, one))));
    // The first that failed took those behind it along; after a rollback none of them matters any more.
    const failed = text === 'rollback' ? undefined : answers.find(({ status }) => status === 'rejected');
    const answer = failed ?? answers.at(-1);
    if (answer?.status === 'fulfilled') return answer.value as PostgresQueryResult<R>;
    // A migration changed a table under us: what was planned before it never runs again.
    if (isOutdatedPlan(answer?.reason)) generation += 1;
    throw answer?.reason;
  }

  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    asked: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof asked !== 'string') throw new TypeError('cursors are not used');
    return run<R>({ text: asked, values });
  }

  return {
    query,
    release(destroy) {
      const left = ahead;
      ahead = [];
      // Whatever keeps these from working, whoever uses the connection next is told of.
      if (!destroy) for (const one of left) send(client, one).catch(() => 'told to the next');
      client.release(destroy);
    },
  };
}

function send(client: pg.PoolClient, { text, values }: Statement): Promise<pg.QueryResult> {
  if (values.length === 0) return client.query(text);
  const name = nameOf(text);
  return client.query({ ...(name && { name }), text, values: [...values] });
}

/**
 * pg writes each statement by itself, and a write costs more than all else that we do for a statement: what is asked in one
 * go, be it by several askers, leaves in one.
 */
function inOnePacket<T>(client: pg.PoolClient, write: () => T): T {
  const connection: object = Reflect.get(client, 'connection');
  const { stream } = connection as { stream: Socket };
  stream.cork();
  // Runs when every promise that can go on now has gone on.
  process.nextTick(() => stream.uncork());
  return write();
}

function nameOf(text: string): string | undefined {
  if (!names.has(text) && names.size < MOST_NAMES) names.set(text, `jobline_${names.size}`);
  const name = names.get(text);
  return name && `${name}_${generation}`;
}

/** The transaction succeeds when it is run again: its statements are planned anew. */
export function isOutdatedPlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /cached plan must not change result type/.test(error.message);
}
