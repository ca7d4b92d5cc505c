import { sql } from 'kysely';
import type { Db } from '../store/scope.ts';
import { type CallGuard, LostLanes } from './delivery.ts';
import { milliseconds } from './pace.ts';

/** A copy that did not renew for this long counts as dead. */
const DEAD_AFTER_MS = 10_000;
const RENEW_EVERY_MS = 2_000;
/** No call starts when the last renewal is older: half the time in which nobody else can take over. */
const SURE_FOR_MS = 5_000;
/** A renewal that comes closer to death than this is too late: somebody may be burying us this very moment. */
const MARGIN_MS = 2_000;

/** This copy's row in `workers`: who it is, and whether it surely still counts as alive. */
export interface Renewal {
  /** Changes when this copy was declared dead: what it had in flight under the old number is not its own any more. */
  readonly worker: number;
  isFresh(): boolean;
  /** For calls on behalf of lanes that were claimed under this number. */
  guard(worker: number): CallGuard;
  stop(): Promise<void>;
}

/** Registers this copy and keeps renewing until stopped. `onError` hears of each renewal that failed. */
export async function startRenewal(db: Db, onError: (error: unknown) => void): Promise<Renewal> {
  // Measured from before the statement was sent: the database's own ten seconds start later.
  let renewedAt = performance.now();
  let worker = await register(db);
  let running: Promise<void> | undefined;

  async function renew(): Promise<void> {
    const sentAt = performance.now();
    const renewed = await db
      .updateTable('workers')
      .set({ alive_until: sql`now() + ${milliseconds(DEAD_AFTER_MS)}` })
      .where('id', '=', worker)
      .where('alive_until', '>', sql<Date>`now() + ${milliseconds(MARGIN_MS)}`)
      .returning('id')
      .executeTakeFirst();
    // Dead, or as good as: our lanes may be another's soon, and their tokens tell. Go on under a new number.
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

  function age(): number {
    return performance.now() - renewedAt;
  }

  return {
    get worker(): number {
      return worker;
    },
    isFresh: () => age() <= SURE_FOR_MS,
    guard: (claimedBy) => ({
      assertOurs(): void {
        if (claimedBy !== worker) throw new LostLanes(`worker ${claimedBy} was declared dead`);
        if (age() > SURE_FOR_MS) throw new LostLanes(`last renewal ${Math.round(age())} ms ago`);
      },
    }),
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
