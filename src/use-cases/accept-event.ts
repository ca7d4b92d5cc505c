import { type AcceptedEvent, acceptEvents } from '../store/inbox.ts';
import type { Db } from '../store/scope.ts';

/** Stores an event durably before it is answered. True when it is new, false for a repeat. */
export type Door = (event: AcceptedEvent) => Promise<boolean>;

interface Waiting {
  event: AcceptedEvent;
  resolve: (isNew: boolean) => void;
  reject: (error: unknown) => void;
}

/** Events of one turn of the event loop share one statement and one commit. If it fails, each is tried by itself. */
export function createDoor(db: Db): Door {
  let waiting: Waiting[] = [];

  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = [];
    try {
      const fresh = await acceptEvents(
        db,
        batch.map(({ event }) => event),
      );
      const seen = new Set<string>();
      for (const { event, resolve } of batch) {
        const key = keyOf(event);
        resolve(fresh.has(key) && !seen.has(key));
        seen.add(key);
      }
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) void acceptAlone(db, one);
    }
  }

  return (event) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ event, resolve, reject }) === 1) setImmediate(() => void flush());
    });
}

async function acceptAlone(db: Db, { event, resolve, reject }: Waiting): Promise<void> {
  try {
    resolve((await acceptEvents(db, [event])).has(keyOf(event)));
  } catch (error) {
    reject(error);
  }
}

function keyOf(event: AcceptedEvent): string {
  return `${event.source} ${event.eventId}`;
}
