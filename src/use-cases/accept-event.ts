import { type AcceptedEvent, acceptEvents } from '../store/inbox.ts';
import type { Db } from '../store/scope.ts';
import { wakeWorkers } from '../store/wake.ts';

/** Stores an event durably before it is answered. True when it is new, false for a repeat. */
export type Door = (event: AcceptedEvent) => Promise<boolean>;

export interface OpenDoor {
  door: Door;
  /** Events that were not answered yet. */
  waiting(): number;
}

interface Waiting {
  event: AcceptedEvent;
  resolve: (isNew: boolean) => void;
  reject: (error: unknown) => void;
}

/**
 * So many statements of a door are under way at most: what comes meanwhile shares the next one. Not only one, since it may
 * have to wait for somebody's lane, and nobody else should wait with it.
 */
const AT_ONCE = 2;

/**
 * Events that come while others are being committed share the next statement and its commit, so that a flood costs commits
 * by their speed and not by the events' number. If a statement fails, each of its events is tried by itself.
 */
export function openDoor(db: Db, wake = () => wakeWorkers(db)): OpenDoor {
  let waiting: Waiting[] = [];
  let unanswered = 0;
  let underWay = 0;

  async function flush(): Promise<void> {
    underWay += 1;
    // What this turn of the event loop still brings comes along.
    await new Promise((resolve) => setImmediate(resolve));
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) await accept(batch);
    underWay -= 1;
    if (waiting.length > 0) void flush();
  }

  async function accept(batch: readonly Waiting[]): Promise<void> {
    try {
      const fresh = await acceptEvents(
        db,
        batch.map(({ event }) => event),
      );
      // Once they are answered: who waits keeps what is accepted waiting.
      if (fresh.size > 0) setImmediate(wake);
      const seen = new Set<string>();
      for (const { event, resolve } of batch) {
        const key = keyOf(event);
        resolve(fresh.has(key) && !seen.has(key));
        seen.add(key);
      }
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else await Promise.all(batch.map((one) => acceptAlone(one)));
    }
  }

  async function acceptAlone({ event, resolve, reject }: Waiting): Promise<void> {
    try {
      const isNew = (await acceptEvents(db, [event])).has(keyOf(event));
      if (isNew) setImmediate(wake);
      resolve(isNew);
    } catch (error) {
      reject(error);
    }
  }

  async function door(event: AcceptedEvent): Promise<boolean> {
    unanswered += 1;
    try {
      return await new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject });
        if (waiting.length === 1 && underWay < AT_ONCE) void flush();
      });
    } finally {
      unanswered -= 1;
    }
  }

  return { door, waiting: () => unanswered };
}

function keyOf(event: AcceptedEvent): string {
  return `${event.source} ${event.eventId}`;
}
