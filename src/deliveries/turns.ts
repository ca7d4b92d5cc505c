/** Runs what it is given in the order it came, so many at once as `atOnce` says whenever one may begin. */
export function createTurns(atOnce: () => number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;

  function next(): void {
    while (waiting.length > 0 && running < Math.max(1, atOnce())) {
      running += 1;
      waiting.shift()?.();
    }
  }

  return async (run) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      next();
    });
    try {
      return await run();
    } finally {
      running -= 1;
      next();
    }
  };
}
