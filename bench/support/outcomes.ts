import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Ground } from './ground.ts';

/** Looks into the app's database from outside. */
export interface Outcomes {
  /** Resolves when nothing waits or is being sent. Looks often, which costs one small query each time. */
  allDone(): Promise<void>;
  /** Deliveries of this kind that are done. */
  done(kind: string): Promise<number>;
  /** Deliveries that wait or are being sent; of this kind, where one is given. */
  waiting(kind?: string): Promise<number>;
  close(): Promise<void>;
  query<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
}

const LOOK_EVERY_MS = 10;

export function watchOutcomes(ground: Ground, databaseUrl: string): Outcomes {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  let closed: Promise<void> | undefined;
  // `end` does not wait until the server has let go: a connection on its way out may hear that its database is dropped.
  pool.on('error', (error) => {
    if (!closed) ground.say(`the bench lost its database connection: ${error.message}`);
  });
  const close = (): Promise<void> => {
    closed ??= pool.end();
    return closed;
  };
  ground.atEnd(close);
  const count = async (text: string, values: unknown[] = []): Promise<number> => {
    const { rows } = await pool.query<{ count: string }>(text, values);
    return Number(rows[0]?.count);
  };
  const waiting = (kind?: string): Promise<number> =>
    count(
      `select count(*) from deliveries where settled_at is null and state in ('waiting', 'sending') and kind = coalesce($1, kind)`,
      [kind],
    );
  return {
    waiting,
    close,
    done: (kind) => count(`select count(*) from deliveries where kind = $1 and state = 'done'`, [kind]),
    async allDone() {
      while ((await waiting()) > 0) await wait(LOOK_EVERY_MS);
    },
    async query<T extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      return (await pool.query<T>(text, values)).rows;
    },
  };
}
