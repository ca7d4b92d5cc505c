import type { Logger } from '../log.ts';
import { isConnectionFailure } from '../store/database.ts';
import { type Db, inOrganization } from '../store/scope.ts';
import { type CallGuard, type Delivery, type Kinds, LostLanes, type Outcome } from './delivery.ts';
import { type Reach, tellingGuard } from './fault-points.ts';
import { StaleToken, settle } from './settle.ts';

export const TRIES_AFTER_OWN_EXCEPTION = 5;

/** From our door to the other side's. */
const LONGEST_WAY_MS = 100;

export interface RunnerDeps {
  db: Db;
  kinds: Kinds;
  log: Logger;
  /** Where tests let it fail. */
  reach?: Reach | undefined;
}

/**
 * What became of a run: an outcome still to settle; one that is settled, with the deliveries to go on with; or nothing that
 * is ours any more.
 */
export type Ran =
  | { settle: Outcome; calledAt?: number | undefined; tookMs?: number | undefined }
  | { settled: Outcome; onward: Delivery[] }
  | 'lost';

/**
 * Runs one claimed delivery. Kinds that apply have their outcome committed with their work; for kinds that send, the caller
 * settles. An exception of our own is tried again a few times, then shown as failed, so that no delivery blocks its lane for ever.
 */
export async function runDelivery(
  deps: RunnerDeps,
  guard: CallGuard,
  delivery: Delivery,
  goOn: () => boolean,
): Promise<Ran> {
  const { reach } = deps;
  const kind = deps.kinds[delivery.kind];
  if (!kind)
    return { settle: { kind: 'failed', reason: { code: 'internal' }, error: `unknown kind ${delivery.kind}` } };
  try {
    guard.assertOurs();
    if (kind.type === 'send') {
      const call = timed(reach ? tellingGuard(guard, delivery, reach) : guard);
      const outcome = await kind.run(delivery, call.guard);
      reach?.('called', delivery);
      const settle = kind.once && delivery.resumed ? stillUnknown(outcome) : outcome;
      return { settle, calledAt: call.madeAt(), tookMs: call.tookMs() };
    }

    reach?.('before call', delivery);
    await kind.prepare?.(delivery);
    reach?.('called', delivery);
    const ran = await inOrganization(deps.db, delivery.organizationId, async (tx) => {
      const outcome = await kind.apply(tx, delivery);
      const onward = await settle(tx, [{ delivery, outcome }], goOn());
      reach?.('before commit', delivery);
      return { settled: outcome, onward };
    });
    reach?.('committed', delivery);
    return ran;
  } catch (error) {
    if (error instanceof LostLanes || error instanceof StaleToken) {
      deps.log.warn({ delivery: delivery.id, err: error }, 'delivery left to another copy');
      return 'lost';
    }
    deps.log.error({ delivery: delivery.id, kind: delivery.kind, err: error }, 'delivery threw');
    return { settle: afterException(kind.type, delivery, error) };
  }
}

/**
 * Notes when a call is made: who asks the guard makes one next. It has arrived when it is answered; an answer may take its
 * time, though, and the way there is shorter.
 */
function timed(guard: CallGuard): { guard: CallGuard; madeAt(): number | undefined; tookMs(): number | undefined } {
  let leftAt: number | undefined;
  return {
    guard: {
      assertOurs(): void {
        guard.assertOurs();
        leftAt = performance.now();
      },
    },
    madeAt: () => leftAt && Math.min(performance.now(), leftAt + LONGEST_WAY_MS),
    tookMs: () => leftAt && performance.now() - leftAt,
  };
}

/** What keeps us from looking says nothing about the attempt before. */
function stillUnknown(outcome: Outcome): Outcome {
  if (outcome.kind !== 'later' || outcome.missing) return outcome;
  const { delayMs, error = 'not looked for yet', gate } = outcome;
  return { kind: 'unknown', delayMs, error, ...(gate && { gate }) };
}

function afterException(type: 'send' | 'apply', delivery: Delivery, error: unknown): Outcome {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const outage = isConnectionFailure(error);
  if (!outage && delivery.attempts >= TRIES_AFTER_OWN_EXCEPTION) {
    return { kind: 'failed', reason: { code: 'internal' }, error: text };
  }
  const delayMs = outage ? 1_000 : 250 * 2 ** delivery.attempts;
  // A send that threw may have reached the other side; its kind knows how to find out.
  return { kind: type === 'send' ? 'unknown' : 'later', delayMs, error: text };
}
