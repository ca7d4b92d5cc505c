const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Milliseconds to wait by a `Retry-After` header, in seconds or as a date (RFC 9110 10.2.3). Undefined when there is none
 * that can be read; never more than a day, since nothing is retried for longer.
 */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const value = header.trim();
  const waitMs = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  if (Number.isNaN(waitMs)) return undefined;
  return Math.min(Math.max(waitMs, 0), DAY_MS);
}
