import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  type PostgresPoolClient,
  PostgresQueryCompiler,
} from 'kysely';
import { ownRowsOnly } from './own-rows.ts';
import { reserveConnection, SENT_AHEAD } from './round-trips.ts';
import type { Database } from './schema.ts';
import type { Db } from './scope.ts';

/** What reads of one organization are made with. */
export type Reader = Db & { readonly organizationId: number };

/**
 * Runs `fn`, which only reads, on one state of one organization's rows. What it asks for at the same time leaves in one
 * packet, and nobody waits for the end of the transaction: reading costs one round trip for each answer that the next
 * question depends on.
 */
export async function readInOrganization<T>(
  db: Db,
  organizationId: number,
  fn: (reader: Reader) => Promise<T>,
): Promise<T> {
  const client = await reserveConnection(db);
  try {
    await client.query(`${SENT_AHEAD}begin isolation level repeatable read read only`, []);
    await client.query(`${SENT_AHEAD}select set_config('jobline.organization', $1, true)`, [String(organizationId)]);
    const reader = new Kysely<Database>({ dialect: over(client), plugins: [ownRowsOnly(organizationId)] });
    return await fn(Object.assign(reader, { organizationId }));
  } finally {
    await client.query(`${SENT_AHEAD}commit`, []);
    client.release();
  }
}

/** Kysely on this one connection, which is given back by whoever reserved it. */
function over(client: PostgresPoolClient): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: async ({ sql, parameters }: CompiledQuery) => {
      const { rows } = await client.query<never>(sql, parameters);
      return { rows };
    },
    streamQuery: () => onlyReads(),
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => ({
      init: async () => undefined,
      acquireConnection: async () => connection,
      beginTransaction: async () => onlyReads(),
      commitTransaction: async () => onlyReads(),
      rollbackTransaction: async () => onlyReads(),
      releaseConnection: async () => undefined,
      destroy: async () => undefined,
    }),
  };
}

function onlyReads(): never {
  throw new TypeError('a reader reads what it is asked for, no more');
}
