import { type Kysely, sql, type Transaction } from 'kysely';
import { flushOutbox, newOutbox, type Outbox } from './outbox.ts';
import { ownRowsOnly } from './own-rows.ts';
import { isOutdatedPlan, SENT_AHEAD } from './round-trips.ts';
import type { Database } from './schema.ts';
import { wakePainters, wakeWorkers } from './wake.ts';

/** Anything that can read. Under row-level security a read outside `inOrganization` finds no content. */
export type Db = Kysely<Database>;

/** A transaction of one organization: what writes and locks takes this, so a lock outside a transaction does not compile. */
export type Tx = Transaction<Database> & { readonly organizationId: number; readonly outbox: Outbox };

/** A transaction that sees every organization. */
export type Across = Transaction<Database>;

const DEADLOCK = '40P01';
const SERIALIZATION_FAILURE = '40001';
const TRIES = 3;

const ahead = sql.raw(SENT_AHEAD);

/**
 * Runs `fn` in one transaction that sees only this organization. What `fn` puts into the outbox is appended last, lanes then
 * views in the order of their keys, so that two transactions cannot wait for each other there. A deadlock runs `fn` again.
 */
export async function inOrganization<T>(db: Db, organizationId: number, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const outbox = newOutbox();
      const result = await db.transaction().execute(async (transaction) => {
        await sql`${ahead}select set_config('jobline.organization', ${String(organizationId)}, true)`.execute(
          transaction,
        );
        const own = transaction.withPlugin(ownRowsOnly(organizationId));
        const result = await fn(Object.assign(own, { organizationId, outbox }));
        await flushOutbox(transaction, organizationId, outbox);
        return result;
      });
      wakeFor(db, outbox);
      return result;
    } catch (error) {
      if (attempt >= TRIES || !isWorthAnotherTry(error)) throw error;
    }
  }
}

function wakeFor(db: Db, outbox: Outbox): void {
  // What is painted only if it was painted before, nearly never is: a poll finds it.
  if (outbox.views.values().some(({ ifKnown }) => !ifKnown)) wakePainters(db);
  for (const delayMs of new Set(outbox.deliveries.map(({ delayMs = 0 }) => delayMs))) wakeWorkers(db, delayMs);
}

/** Runs `fn` in one transaction that sees every organization. Only sweeps, painters and exports may; a test lists them. */
export async function acrossOrganizations<T>(db: Db, fn: (transaction: Across) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (transaction) => {
        await sql`${ahead}select set_config('jobline.scope', 'all', true)`.execute(transaction);
        return fn(transaction);
      });
    } catch (error) {
      if (attempt >= TRIES || !isWorthAnotherTry(error)) throw error;
    }
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === DEADLOCK || code === SERIALIZATION_FAILURE || isOutdatedPlan(error);
}
