import type { Logger } from '../log.ts';
import { type Db, inOrganization } from '../store/scope.ts';
import { onAppend } from '../store/wake.ts';
import type { Delivery, Kinds, Settled } from './delivery.ts';
import { claimLanes, releaseLanesOfTheDead } from './lanes.ts';
import type { Pace } from './pace.ts';
import { startRenewal } from './renewal.ts';
import { runDelivery } from './run-delivery.ts';
import { StaleToken, settle } from './settle.ts';

const POLL_EVERY_MS = 1_000;
const IN_FLIGHT = 64;
const POSTS_IN_FLIGHT_A_WORKSPACE = 5;

export interface WorkersDeps {
  db: Db;
  kinds: Kinds;
  pace: Pace;
  log: Logger;
}

/** The running hands of one copy of the app: claim, run, settle, go on. Any number of copies may run on one database. */
export interface Workers {
  /** Resolves when nothing is due, in flight or to be settled: for tests, which never wait by the clock. */
  idle(): Promise<void>;
  /** Whether this copy can take work: its own renewal is fresh. */
  healthy(): boolean;
  /** Claims nothing more and settles what is in hand, for at most this long. */
  stop(withinMs: number): Promise<void>;
}

export async function startWorkers(deps: WorkersDeps): Promise<Workers> {
  const { db, kinds, pace, log } = deps;
  const renewal = await startRenewal(db, (error) => log.error({ err: error }, 'renewal failed'));
  const inFlight = new Map<string, Delivery>();
  const outcomes: Settled[] = [];
  const idleWaiters = new Set<() => void>();
  const timers = new Set<NodeJS.Timeout>();
  let cursor = '';
  let stopping = false;
  let claiming: Promise<void> | undefined;
  let settling = false;
  let again = false;

  /** Claims until nothing is due; a wake during a claim claims once more. */
  function wake(): void {
    again = true;
    claiming ??= claimAll()
      .catch((error: unknown) => log.error({ err: error }, 'claim failed'))
      .finally(() => {
        claiming = undefined;
        if (again && !stopping && inFlight.size < IN_FLIGHT) wake();
        else tellIdle();
      });
  }

  async function claimAll(): Promise<void> {
    while (again && !stopping && inFlight.size < IN_FLIGHT) {
      again = false;
      const claimed = await claimLanes(db, {
        worker: renewal.worker,
        limit: IN_FLIGHT - inFlight.size,
        cursor,
        pace,
        busyOrganizations: busyOrganizations(),
      });
      for (const delivery of claimed) start(delivery);
      if (claimed.some(({ gate }) => gate.startsWith('slack:'))) wakeIn(pace.postMs);
      // Round robin: the next claim begins behind the last gate that was served, and at the front after the last one.
      const wrapped = claimed.length === 0 && cursor !== '';
      cursor = claimed.at(-1)?.gate ?? '';
      if (claimed.length > 0 || wrapped) again = true;
    }
  }

  /** A channel's next slot opens between two polls. */
  function wakeIn(delayMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, delayMs + 1);
    timers.add(timer);
  }

  function busyOrganizations(): number[] {
    const posts = new Map<number, number>();
    for (const { gate, organizationId } of inFlight.values()) {
      if (gate.startsWith('slack:')) posts.set(organizationId, (posts.get(organizationId) ?? 0) + 1);
    }
    return [...posts].filter(([, count]) => count >= POSTS_IN_FLIGHT_A_WORKSPACE).map(([id]) => id);
  }

  function start(delivery: Delivery): void {
    inFlight.set(delivery.id, delivery);
    void runDelivery({ db, kinds, log }, renewal, delivery, () => !stopping).then((ran) => {
      if (ran === 'lost') return finish([{ delivery }], []);
      if ('onward' in ran) return finish([{ delivery }], ran.onward);
      outcomes.push({ delivery, outcome: ran.settle });
      if (!settling) void settleAll();
    });
  }

  function finish(done: readonly { delivery: Delivery }[], onward: readonly Delivery[]): void {
    for (const { delivery } of done) inFlight.delete(delivery.id);
    for (const delivery of onward) start(delivery);
    // What follows in these lanes, or what waited for a place, may be due now.
    wake();
  }

  /** Outcomes that arrive while others are being stored share the next transaction. */
  async function settleAll(): Promise<void> {
    settling = true;
    while (outcomes.length > 0) {
      const batch = outcomes.splice(0);
      const byOrganization = Map.groupBy(batch, ({ delivery }) => delivery.organizationId);
      for (const settled of byOrganization.values()) await settleBatch(settled);
    }
    settling = false;
  }

  async function settleBatch(settled: readonly Settled[]): Promise<void> {
    try {
      finish(settled, await settleTogether(settled));
    } catch (error) {
      if (settled.length === 1) await afterFailedSettle(settled, error);
      else for (const one of settled) await settleBatch([one]);
    }
  }

  /** Whoever holds the lane now settles it; after any other error (the database is away) the outcome is kept and tried again. */
  async function afterFailedSettle(settled: readonly Settled[], error: unknown): Promise<void> {
    const delivery = settled[0]?.delivery.id;
    if (error instanceof StaleToken) {
      log.warn({ delivery }, 'outcome dropped: another copy has the lane');
      return finish(settled, []);
    }
    log.error({ delivery, err: error }, 'outcome could not be stored, trying again');
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
    outcomes.push(...settled);
  }

  async function settleTogether(settled: readonly Settled[]): Promise<Delivery[]> {
    const organizationId = settled[0]?.delivery.organizationId;
    if (organizationId === undefined) return [];
    return inOrganization(db, organizationId, async (tx) => {
      for (const [name, ofKind] of Map.groupBy(settled, ({ delivery }) => delivery.kind)) {
        const kind = kinds[name];
        if (kind?.type === 'send') await kind.settled?.(tx, ofKind);
      }
      return settle(tx, settled, !stopping);
    });
  }

  function tellIdle(): void {
    if (claiming || inFlight.size > 0 || outcomes.length > 0) return;
    for (const waiter of idleWaiters) waiter();
    idleWaiters.clear();
  }

  const stopListening = onAppend(db, wake);
  const poll = setInterval(() => {
    void releaseLanesOfTheDead(db)
      .catch((error: unknown) => log.error({ err: error }, 'release failed'))
      .then(wake);
  }, POLL_EVERY_MS);
  wake();

  return {
    idle(): Promise<void> {
      const idle = new Promise<void>((resolve) => idleWaiters.add(resolve));
      wake();
      return idle;
    },
    healthy(): boolean {
      try {
        renewal.assertOurs();
        return !stopping;
      } catch {
        return false;
      }
    },
    async stop(withinMs: number): Promise<void> {
      stopping = true;
      clearInterval(poll);
      for (const timer of timers) clearTimeout(timer);
      stopListening();
      const deadline = performance.now() + withinMs;
      while ((inFlight.size > 0 || claiming) && performance.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await renewal.stop();
    },
  };
}
