/** A reply that we hear late gets at least this long, so that a deletion queued behind it can still catch it. */
const LATE_SECONDS = 30;

/** How often an edit inside the window may start it anew. */
export const MAX_RESTARTS = 2;

export interface WindowQuestion {
  /** When we heard the words (or the edit of them), by our clock. The window never counts from `ts`. */
  heardAt: Date;
  writtenAt: Date;
  undoSeconds: number;
  /** From how many seconds between writing and hearing a reply counts as late. */
  lateAfterSeconds: number;
}

/** The earliest instant at which a reply may leave. */
export function leavesAt({ heardAt, writtenAt, undoSeconds, lateAfterSeconds }: WindowQuestion): Date {
  const late = heardAt.getTime() - writtenAt.getTime() > lateAfterSeconds * 1000;
  const seconds = late ? Math.max(undoSeconds, LATE_SECONDS) : undoSeconds;
  return new Date(heardAt.getTime() + seconds * 1000);
}
