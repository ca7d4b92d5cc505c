/** What the mailbox does to a mail instead of taking it. */
export type MailFault =
  /** Answers with this status, 4xx or 5xx: to the recipient, or once it has all of the mail. */
  | { do: 'refuse'; status: number; at?: 'recipient' | 'data' }
  /** Takes the mail, then cuts the connection without an answer. */
  | { do: 'cut' }
  /** Has all of the mail and cuts the connection without taking it. */
  | { do: 'lose' }
  /** Has all of the mail and never answers; it is not taken. */
  | { do: 'hang' };

/** One order of faults: the next `times` mails to this address (to any, when absent). */
type FaultOrder = MailFault & { times: number; to?: string };

/** The faults that wait to happen to mails. */
export interface MailFaults {
  /** Orders a fault for the next `times` mails. */
  next(times: number, fault: MailFault, to?: string): void;
  /** Takes the fault that is due for a mail to this address, if one is due at this moment of its way. */
  take(to: string, at: 'recipient' | 'data'): MailFault | undefined;
  /** What still waits. */
  waiting(): FaultOrder[];
  clear(): void;
}

/** An empty list of faults. */
export function createMailFaults(): MailFaults {
  const orders: FaultOrder[] = [];
  return {
    next(times, fault, to) {
      if (times > 0) orders.push({ ...fault, times, ...(to ? { to } : {}) });
    },
    take(to, at) {
      const index = orders.findIndex((order) => momentOf(order) === at && (order.to === undefined || order.to === to));
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

function momentOf(fault: MailFault): 'recipient' | 'data' {
  return fault.do === 'refuse' ? (fault.at ?? 'data') : 'data';
}
