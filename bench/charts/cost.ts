import { type KyselyPlugin, RawNode, sql, type Transaction } from 'kysely';
import type { Database } from '../../src/store/schema.ts';
import type { Db } from '../../src/store/scope.ts';
import { median } from '../measure.ts';

export interface Cost {
  /** Median, from the call to its answer. */
  milliseconds: number;
  /** Pages of 8 kB that the statement looked at. */
  pages: number;
}

export interface Statement {
  /** What has to be there first; not timed. */
  given?: (transaction: Transaction<Database>) => Promise<unknown>;
  run: (transaction: Transaction<Database>) => Promise<unknown>;
}

/** A statement is planned for good at its sixth run on a connection. */
const WARM_UP = 8;

/** Runs a statement so many times, each in a transaction across organizations that is taken back. */
export async function costOf(db: Db, repetitions: number, { given, run }: Statement): Promise<Cost> {
  const times: number[] = [];
  const plan: string[] = [];
  for (let n = 0; n < WARM_UP + repetitions; n++) {
    await takenBack(db, async (transaction) => {
      await given?.(transaction);
      const began = performance.now();
      await run(transaction);
      if (n >= WARM_UP) times.push(performance.now() - began);
    });
  }
  await takenBack(db, async (transaction) => {
    await given?.(transaction);
    await run(transaction.withPlugin(explainInstead(plan)));
  });
  return { milliseconds: median(times), pages: pagesOf(plan) };
}

class TakenBack extends Error {}

async function takenBack(db: Db, work: (transaction: Transaction<Database>) => Promise<void>): Promise<void> {
  try {
    await db.transaction().execute(async (transaction) => {
      await sql`select set_config('jobline.scope', 'all', true)`.execute(transaction);
      await work(transaction);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** Explains statements in the place of running them for somebody, who gets no rows. */
function explainInstead(plan: string[]): KyselyPlugin {
  return {
    transformQuery({ node }) {
      if (node.kind !== 'RawNode') throw new Error('only statements written in SQL are explained');
      const [first = '', ...rest] = node.sqlFragments;
      return RawNode.create([`explain (analyze, buffers) ${first}`, ...rest], node.parameters);
    },
    async transformResult({ result }) {
      plan.push(...result.rows.map((row) => String(row['QUERY PLAN'])));
      return { ...result, rows: [] };
    },
  };
}

/** The first node counts what those below it looked at. */
function pagesOf(plan: readonly string[]): number {
  const line = plan.find((one) => one.includes('Buffers:')) ?? '';
  return [...line.matchAll(/(?:hit|read)=(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
}
