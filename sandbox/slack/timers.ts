/** Longer waits are not waited for by whoever asks whether something is under way. */
const SOON_MS = 1_000;

export interface Timers {
  after(ms: number, act: () => void): void;
  /** Resolves when nothing of the coming second is left to do. */
  settled(): Promise<void>;
  /** Forgets what still waits. */
  close(): void;
}

export function createTimers(): Timers {
  const pending = new Set<NodeJS.Timeout>();
  const waiting: (() => void)[] = [];
  let soon = 0;

  function after(ms: number, act: () => void): void {
    const counts = ms <= SOON_MS;
    if (counts) soon += 1;
    const timer = setTimeout(() => {
      pending.delete(timer);
      act();
      if (counts) soon -= 1;
      if (soon === 0) for (const resolve of waiting.splice(0)) resolve();
    }, ms);
    pending.add(timer);
  }

  return {
    after,
    settled: () => (soon === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close: () => {
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}
