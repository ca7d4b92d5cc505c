import { sql } from 'kysely';
import type { Db } from '../store/scope.ts';
import { type CallGuard, LostLanes } from './delivery.ts';
import { milliseconds } from './pace.ts';

/** A copy that did not renew for this long counts as dead. */
const DEAD_AFTER_MS = 10_000;
const RENEW_EVERY_MS = 2_000;
/** No call starts when the last renewal is older: half the time in which nobody else can take over. */
const SURE_FOR_MS = 5_000;

/** This copy's row in `workers`: who it is, and whether it surely still counts as alive. */
export interface Renewal extends CallGuard {
  readonly worker: number;
  stop(): Promise<void>;
}

/** Registers this copy and keeps renewing until stopped. `onError` hears of each renewal that failed. */
export async function startRenewal(db: Db, onError: (error: unknown) => void): Promise<Renewal> {
  let worker = await register(db);
  // Measured from before the statement was sent: the database's own ten seconds start later.
  let renewedAt = performance.now();
  let running: Promise<void> | undefined;

  async function renew(): Promise<void> {
    const sentAt = performance.now();
    const renewed = await db
      .updateTable('workers')
      .set({ alive_until: sql`now() + ${milliseconds(DEAD_AFTER_MS)}` })
      .where('id', '=', worker)
      .where('alive_until', '>', sql<Date>`now()`)
      .returning('id')
      .executeTakeFirst();
    // Declared dead meanwhile: our lanes may be another's, and their tokens tell. Go on under a new number.
    if (!renewed) worker = await register(db);
    renewedAt = sentAt;
  }

  const timer = setInterval(() => {
    running ??= renew()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
  }, RENEW_EVERY_MS);

  return {
    get worker(): number {
      return worker;
    },
    assertOurs(): void {
      const age = performance.now() - renewedAt;
      if (age > SURE_FOR_MS) throw new LostLanes(`last renewal ${Math.round(age)} ms ago`);
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
      await db.deleteFrom('workers').where('id', '=', worker).execute();
    },
  };
}

async function register(db: Db): Promise<number> {
  const { id } = await db
    .insertInto('workers')
    .values({ alive_until: sql`now() + ${milliseconds(DEAD_AFTER_MS)}` })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
