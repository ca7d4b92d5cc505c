/** What became of an event from outside. */
export type Applied =
  /** Events that waited for these can be applied now, e.g. `job:123`, `message:msg-1`. */
  | { kind: 'applied'; settles: readonly string[] }
  /** It came before what it is about. */
  | { kind: 'waits'; needs: string }
  /** Recorded, without effect: a block, or a command the job does not know in its status. */
  | { kind: 'refused'; why: string };

export const NOTHING_MORE: Applied = { kind: 'applied', settles: [] };
