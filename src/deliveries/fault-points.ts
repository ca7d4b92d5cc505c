import type { CallGuard, Delivery } from './delivery.ts';

/**
 * The moments of a delivery after which something else is true: right before a call to the world; after the run that made its
 * calls, the outcome in hand; in the transaction that stores the outcome; after its commit. Work that is a transaction of ours
 * asks the world first: before that, and after it.
 */
export type FaultPoint = 'before call' | 'called' | 'before commit' | 'committed';

/**
 * Told of each delivery that comes to a point. Tests throw here, or end the process; what is thrown is thrown there. Not
 * awaited, so that nothing gets between a guard's answer and the call. Absent in production.
 */
export type Reach = (point: FaultPoint, delivery: Delivery) => void;

/** Who asks the guard makes a call next. */
export function tellingGuard(guard: CallGuard, delivery: Delivery, reach: Reach): CallGuard {
  return {
    assertOurs(): void {
      guard.assertOurs();
      reach('before call', delivery);
    },
  };
}
