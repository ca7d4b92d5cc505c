import type { Logger } from '../log.ts';
import type { Db } from '../store/scope.ts';
import { onDeliveries } from '../store/wake.ts';
import type { Delivery, Kinds, Outcome, Settled } from './delivery.ts';
import type { Reach } from './fault-points.ts';
import { claimLanes, releaseLostLanes } from './lanes.ts';
import type { Pace } from './pace.ts';
import { startRenewal } from './renewal.ts';
import { runDelivery } from './run-delivery.ts';
import { createSettler } from './settler.ts';
import { createTurns } from './turns.ts';

const POLL_EVERY_MS = 1_000;
/** What waits longer is found by a poll. */
const LONGEST_TIMER_MS = 60_000;
const IN_FLIGHT = 64;
/** An endpoint that hangs must not take every place. */
const IN_FLIGHT_A_GATE = 16;
const POSTS_IN_FLIGHT_A_WORKSPACE = 5;
/** More transactions at once only wait for each other, and keep those who wait to be answered waiting too. */
const APPLIED_AT_ONCE = 8;
const APPLIED_WHEN_RUSHED = 1;
const CLAIM_WHEN_RUSHED_EVERY_MS = 50;

export interface WorkersDeps {
  db: Db;
  /** Connections that no delivery waits for: for the sign that we are alive. The others when absent. */
  front?: Db;
  /** Whether somebody waits to be answered: then deliveries that are work of our own stand back. */
  rushed?: () => boolean;
  kinds: Kinds;
  pace: Pace;
  log: Logger;
  /** Told of every outcome that is stored: for figures. */
  observe?: (settled: Settled) => void;
  /** Where tests let deliveries fail. */
  reach?: Reach | undefined;
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
  const { db, kinds, pace, log, reach, rushed = () => false } = deps;
  const renewal = await startRenewal(deps.front ?? db, (error) => log.error({ err: error }, 'renewal failed'));
  /** By token: the same delivery may be in flight twice, under an old token and the present one. */
  const inFlight = new Map<number, Delivery>();
  const inTurn = createTurns(() => (rushed() ? APPLIED_WHEN_RUSHED : APPLIED_AT_ONCE));
  const idleWaiters = new Set<() => void>();
  const timers = new Set<NodeJS.Timeout>();
  let cursor = '';
  let stopping = false;
  let claiming: Promise<void> | undefined;
  let claimedAt = 0;
  let postponed: NodeJS.Timeout | undefined;
  let again = false;
  // Of copies that ended without a word before this one began.
  let lookForLost = true;
  const goOn = (): boolean => !stopping && inFlight.size < IN_FLIGHT;
  const mayClaim = (): boolean => goOn() && renewal.isFresh();
  const settler = createSettler({
    db,
    kinds,
    log,
    reach,
    goOn,
    onSettled: (settled, onward) => {
      for (const one of settled) {
        inFlight.delete(one.delivery.token);
        wakeAfter(one.outcome);
        if (one.delivery.slot) wakeIn(one.delivery.slot.paceMs);
        deps.observe?.(one);
      }
      finish(onward);
    },
  });

  /** Claims until nothing is due; a wake during a claim claims once more. */
  function wake(): void {
    again = true;
    if (claiming || postponed) return;
    const restMs = rushed() ? claimedAt + CLAIM_WHEN_RUSHED_EVERY_MS - performance.now() : 0;
    if (restMs > 0) {
      postponed = setTimeout(() => {
        postponed = undefined;
        wake();
      }, restMs);
      return;
    }
    claimedAt = performance.now();
    claiming = claimAll()
      .catch((error: unknown) => {
        // It may have taken lanes all the same.
        lookForLost = true;
        log.error({ err: error }, 'claim failed');
      })
      .finally(() => {
        claiming = undefined;
        if (again && mayClaim()) wake();
        else tellIdle();
      });
  }

  async function claimAll(): Promise<void> {
    if (lookForLost && !stopping) {
      await releaseLostLanes(db, renewal.worker, [...inFlight.keys()]);
      lookForLost = false;
    }
    while (again && mayClaim()) {
      again = false;
      const { deliveries, slept, more } = await claimLanes(db, {
        worker: renewal.worker,
        limit: IN_FLIGHT - inFlight.size,
        cursor,
        pace,
        postsLeft: postsLeft(),
        postsAtOnce: POSTS_IN_FLIGHT_A_WORKSPACE,
        fullGates: fullGates(),
      });
      for (const delivery of deliveries) start(delivery);
      if (slept > 0) again = true;
      if (deliveries.length === 0 && slept > 0) continue;
      // Round robin: the next claim begins behind the last gate that was served, and at the front after the last one.
      const wrapped = deliveries.length === 0 && cursor !== '';
      cursor = deliveries.at(-1)?.gate ?? '';
      if (more ?? (deliveries.length > 0 || wrapped)) again = true;
    }
  }

  /** For what will be due between two polls: a channel's next slot, a reply's window, a short wait. */
  function wakeIn(delayMs: number): void {
    if (stopping || delayMs > LONGEST_TIMER_MS) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, delayMs + 1);
    timers.add(timer);
  }

  function wakeAfter(outcome: Outcome): void {
    if ('delayMs' in outcome) wakeIn(outcome.delayMs);
    if ('gate' in outcome && outcome.gate) wakeIn(outcome.gate.delayMs);
  }

  function postsLeft(): Map<number, number> {
    const left = new Map<number, number>();
    for (const delivery of inFlight.values()) {
      const { organizationId } = delivery;
      if (isPost(delivery)) left.set(organizationId, (left.get(organizationId) ?? POSTS_IN_FLIGHT_A_WORKSPACE) - 1);
    }
    return left;
  }

  function fullGates(): string[] {
    const byGate = Map.groupBy(inFlight.values(), ({ gate }) => gate);
    return [...byGate].flatMap(([gate, deliveries]) => (deliveries.length >= IN_FLIGHT_A_GATE ? [gate] : []));
  }

  function start(delivery: Delivery): void {
    inFlight.set(delivery.token, delivery);
    const run = () => runDelivery({ db, kinds, log, reach }, renewal.guard(delivery.worker), delivery, goOn);
    void (kinds[delivery.kind]?.type === 'apply' ? inTurn(run) : run()).then((ran) => {
      if (ran !== 'lost' && 'settle' in ran)
        return settler.add({ delivery, outcome: ran.settle, calledAt: ran.calledAt, tookMs: ran.tookMs });
      inFlight.delete(delivery.token);
      if (ran === 'lost') lookForLost = true;
      else {
        wakeAfter(ran.settled);
        deps.observe?.({ delivery, outcome: ran.settled });
      }
      finish(ran === 'lost' ? [] : ran.onward);
    });
  }

  function finish(onward: readonly Delivery[]): void {
    for (const delivery of onward) start(delivery);
    // What follows in these lanes, or what waited for a place, may be due now.
    wake();
  }

  function tellIdle(): void {
    if (claiming || inFlight.size > 0) return;
    for (const waiter of idleWaiters) waiter();
    idleWaiters.clear();
  }

  const stopListening = onDeliveries(db, (inMs) => (inMs > 0 ? wakeIn(inMs) : wake()));
  const poll = setInterval(() => {
    lookForLost = true;
    wake();
  }, POLL_EVERY_MS);
  wake();

  return {
    idle(): Promise<void> {
      const idle = new Promise<void>((resolve) => idleWaiters.add(resolve));
      wake();
      return idle;
    },
    healthy: () => !stopping && renewal.isFresh(),
    async stop(withinMs: number): Promise<void> {
      stopping = true;
      clearInterval(poll);
      for (const timer of timers) clearTimeout(timer);
      clearTimeout(postponed);
      stopListening();
      const deadline = performance.now() + withinMs;
      while ((inFlight.size > 0 || claiming) && performance.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      settler.stop();
      await renewal.stop();
    },
  };
}

function isPost({ gate }: Delivery): boolean {
  return gate.startsWith('slack:');
}
