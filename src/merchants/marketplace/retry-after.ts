const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Milliseconds to wait by a `Retry-After` header, in seconds or as a date (RFC 9110 10.2.3). Undefined when there is none
 * that can be read; never more than a day, since nothing is retried for longer.
 */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  const value = header?.trim() ?? '';
  const waitMs = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : readDate(value) - now.getTime();
  return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(waitMs, 0), DAY_MS);
}

/** Date.parse takes "-5" for a year; a date in a header names its month. */
function readDate(value: string): number {
  return /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
}
