/** Milliseconds left of `ms` from now on, never less than 0: for a time that several steps share. */
export function countdown(ms: number): () => number {
  const end = performance.now() + ms;
  return () => Math.max(0, end - performance.now());
}
