import type { Db } from './scope.ts';

/** Who wants to know that something was appended through a database handle: the workers of the same process. */
const sleepers = new WeakMap<Db, Set<() => void>>();

/** Calls `wake` after each commit through `db` that appended something. Returns how to stop. */
export function onAppend(db: Db, wake: () => void): () => void {
  const wakes = sleepers.get(db) ?? new Set();
  sleepers.set(db, wakes.add(wake));
  return () => wakes.delete(wake);
}

export function wakeAfterAppend(db: Db): void {
  for (const wake of sleepers.get(db) ?? []) wake();
}
