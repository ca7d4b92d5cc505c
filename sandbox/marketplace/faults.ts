/** What the marketplace does to an event instead of taking it. */
export type MarketplaceFault =
  | { do: 'answer'; status: number; retryAfterSeconds?: number /** Where a 3xx leads. */; location?: string }
  /** Takes the event and answers 202, that many milliseconds later. */
  | { do: 'slow'; delayMs: number }
  /** Never answers; the event is not taken. */
  | { do: 'hang' }
  /** Takes the event, then cuts the connection without an answer. */
  | { do: 'cut' }
  /** Nobody is there: the connection breaks before anything is answered or taken. */
  | { do: 'dead' };

/** One order of faults: the next `times` events of this type (of any, when absent). */
type FaultOrder = MarketplaceFault & { times: number; type?: string };

/** The faults that wait to happen to events from Jobline. */
export interface MarketplaceFaults {
  /** Orders a fault for the next `times` events. */
  next(times: number, fault: MarketplaceFault, type?: string): void;
  /** Takes the fault that is due for an event of this type, if one is. */
  take(type: string): MarketplaceFault | undefined;
  /** What still waits. */
  waiting(): FaultOrder[];
  clear(): void;
}

/** An empty list of faults. */
export function createFaults(): MarketplaceFaults {
  const orders: FaultOrder[] = [];
  return {
    next(times, fault, type) {
      if (times > 0) orders.push({ ...fault, times, ...(type ? { type } : {}) });
    },
    take(type) {
      const index = orders.findIndex((order) => order.type === undefined || order.type === type);
      const order = orders[index];
      if (!order) return undefined;
      order.times -= 1;
      if (order.times === 0) orders.splice(index, 1);
      return order;
    },
    waiting: () => orders.map((order) => ({ ...order })),
    clear() {
      orders.length = 0;
    },
  };
}
