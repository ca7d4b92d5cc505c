import { vi } from 'vitest';

/** Far longer than anything takes: a machine may be busy, and being slow is no failure here. */
const PATIENCE_MS = 20_000;

/** Looks again and again until `look` throws no more; its last error fails the test. */
export function eventually<T>(look: () => T | Promise<T>, options: { interval?: number } = {}): Promise<T> {
  return vi.waitFor(look, { timeout: PATIENCE_MS, ...options });
}
