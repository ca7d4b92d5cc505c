import type { Db } from './scope.ts';

/** Told that something may go in so many milliseconds. */
type Wake = (inMs: number) => void;

/** Who wants to know what was appended through a database handle: the workers and painters of the same process. */
const workers = new WeakMap<Db, Set<Wake>>();
const painters = new WeakMap<Db, Set<Wake>>();

/** Calls `wake` after each commit through `db` that appended deliveries. Returns how to stop. */
export function onDeliveries(db: Db, wake: Wake): () => void {
  return listen(workers, db, wake);
}

/** Calls `wake` after each commit through `db` that wants something painted. Returns how to stop. */
export function onViews(db: Db, wake: () => void): () => void {
  return listen(painters, db, wake);
}

/** Tells the workers of this process, after the commit. Those of other copies find out by polling. */
export function wakeWorkers(db: Db, inMs = 0): void {
  for (const wake of workers.get(db) ?? []) wake(inMs);
}

/** Tells the painters of this process, as `wakeWorkers` does. */
export function wakePainters(db: Db): void {
  for (const wake of painters.get(db) ?? []) wake(0);
}

/** Tells both: for work that was done set by set, or held back until now. */
export function wakeAll(db: Db): void {
  wakeWorkers(db);
  wakePainters(db);
}

function listen(sleepers: WeakMap<Db, Set<Wake>>, db: Db, wake: Wake): () => void {
  const wakes = sleepers.get(db) ?? new Set();
  sleepers.set(db, wakes.add(wake));
  return () => wakes.delete(wake);
}
