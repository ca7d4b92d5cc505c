import { isConnectionFailure } from '../store/database.ts';
import { keepAttempts } from '../store/delivery-attempts.ts';
import { inOrganization } from '../store/scope.ts';
import { attemptOf } from './attempts.ts';
import type { Delivery, Settled } from './delivery.ts';
import { type RunnerDeps, TRIES_AFTER_OWN_EXCEPTION } from './run-delivery.ts';
import { SettledBefore, StaleToken, settle } from './settle.ts';

const TRY_AGAIN_MS = 1_000;

export interface SettlerDeps extends RunnerDeps {
  /** Whether lanes may stay ours for what follows in them. */
  goOn: () => boolean;
  /** Outcomes that are stored, or another's to store, and the deliveries to go on with. */
  onSettled: (settled: readonly Settled[], onward: readonly Delivery[]) => void;
  tryAgainMs?: number;
}

export interface Settler {
  add(settled: Settled): void;
  /** What could not be stored until now is left: its lane comes back to whoever runs next. */
  stop(): void;
}

/**
 * Stores what became of calls. Outcomes that arrive while others are being stored share the next transaction. None is given
 * up: while the database is away they are kept, and one whose own effects cannot be stored is stored without them.
 */
export function createSettler(deps: SettlerDeps): Settler {
  const { db, kinds, log, reach, tryAgainMs = TRY_AGAIN_MS } = deps;
  const waiting: Settled[] = [];
  const tries = new WeakMap<Settled, number>();
  const timers = new Set<NodeJS.Timeout>();
  let settling = false;
  let stopped = false;

  function add(...settled: readonly Settled[]): void {
    waiting.push(...settled);
    if (!settling) void settleAll();
  }

  async function settleAll(): Promise<void> {
    settling = true;
    while (waiting.length > 0) {
      const byOrganization = Map.groupBy(waiting.splice(0), ({ delivery }) => delivery.organizationId);
      for (const [organizationId, settled] of byOrganization) await settleBatch(organizationId, settled);
    }
    settling = false;
  }

  async function settleBatch(organizationId: number, settled: readonly Settled[]): Promise<void> {
    try {
      deps.onSettled(settled, await store(organizationId, settled, true));
    } catch (error) {
      if (isConnectionFailure(error)) return tryAgain(settled, error);
      const [only] = settled;
      if (only && settled.length === 1) await settleAlone(organizationId, only, error);
      else for (const one of settled) await settleBatch(organizationId, [one]);
    }
  }

  /** After an error that is no outage: `settled` failed alone. */
  async function settleAlone(organizationId: number, settled: Settled, error: unknown): Promise<void> {
    const delivery = settled.delivery.id;
    if (error instanceof StaleToken) {
      log.warn({ delivery }, 'outcome dropped: another copy has the lane');
      return deps.onSettled([settled], []);
    }
    // Nothing of it is to be stored or shown any more; the lane goes on.
    if (error instanceof SettledBefore) return storeBare(organizationId, { ...settled, outcome: { kind: 'done' } });
    const tried = (tries.get(settled) ?? 0) + 1;
    tries.set(settled, tried);
    if (tried < TRIES_AFTER_OWN_EXCEPTION) return tryAgain([settled], error);
    log.error({ delivery, err: error }, 'outcome is stored without its effects');
    await storeBare(organizationId, settled);
  }

  async function storeBare(organizationId: number, settled: Settled): Promise<void> {
    try {
      deps.onSettled([settled], await store(organizationId, [settled], false));
    } catch (error) {
      tryAgain([settled], error);
    }
  }

  function tryAgain(settled: readonly Settled[], error: unknown): void {
    const deliveries = settled.map(({ delivery }) => delivery.id);
    log.error({ deliveries, err: error }, 'outcomes could not be stored, trying again');
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      add(...settled);
    }, tryAgainMs);
    timers.add(timer);
  }

  async function store(organizationId: number, settled: readonly Settled[], effects: boolean): Promise<Delivery[]> {
    const onward = await inOrganization(db, organizationId, async (tx) => {
      for (const [name, ofKind] of Map.groupBy(effects ? settled : [], ({ delivery }) => delivery.kind)) {
        const kind = kinds[name];
        if (kind?.type === 'send') await kind.settled?.(tx, ofKind);
      }
      const onward = await settle(tx, settled, deps.goOn());
      if (effects) await keepAttempts(tx, settled.flatMap(attemptOf));
      for (const { delivery } of settled) reach?.('before commit', delivery);
      return onward;
    });
    for (const { delivery } of settled) reach?.('committed', delivery);
    return onward;
  }

  return {
    add,
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
