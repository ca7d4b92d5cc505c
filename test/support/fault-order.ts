import type { Delivery } from '../../src/deliveries/delivery.ts';
import type { FaultPoint } from '../../src/deliveries/fault-points.ts';
import type { PostContent, PostPayload } from '../../src/use-cases/outbound.ts';

export const FAULT_POINTS = ['before call', 'called', 'before commit', 'committed'] as const satisfies FaultPoint[];

/** A kind of delivery; of posts, one content. */
export interface What {
  kind: string;
  of?: PostContent['of'];
}

export interface FaultOrder {
  point: FaultPoint;
  what: What;
  /** How often such a delivery passes the point before. */
  after?: number;
  /** How often it happens; 1 unless given. */
  times?: number;
}

/** Whether it happens now: asked at every point of every delivery. */
export type FaultTaker = (point: FaultPoint, delivery: Delivery) => boolean;

export function createFaultTaker({ point, what, after = 0, times = 1 }: FaultOrder): FaultTaker {
  let came = 0;
  return (at, delivery) => {
    if (at !== point || !fits(delivery, what)) return false;
    came += 1;
    return came > after && came <= after + times;
  };
}

function fits({ kind, payload }: Delivery, what: What): boolean {
  if (kind !== what.kind) return false;
  return what.of === undefined || (payload as PostPayload).content.of === what.of;
}
