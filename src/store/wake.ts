import type { Db } from './scope.ts';

/** Told that something may go in so many milliseconds. */
type Wake = (inMs: number) => void;

/** Who wants to know that something was appended through a database handle: the workers of the same process. */
const sleepers = new WeakMap<Db, Set<Wake>>();

/** Calls `wake` after each commit through `db` that appended something. Returns how to stop. */
export function onAppend(db: Db, wake: Wake): () => void {
  const wakes = sleepers.get(db) ?? new Set();
  sleepers.set(db, wakes.add(wake));
  return () => wakes.delete(wake);
}

/** Tells the workers of this process, after the commit. Those of other copies find out by polling. */
export function wakeAfterAppend(db: Db, inMs = 0): void {
  for (const wake of sleepers.get(db) ?? []) wake(inMs);
}
