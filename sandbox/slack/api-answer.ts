import type { ServerResponse } from 'node:http';
import type { OrderedFault } from './faults.ts';
import { answerJson, answerText } from './http.ts';
import type { JsonObject } from './state.ts';

/** Answers with the result, or as the fault says; the HTTP status, 0 where nothing was said. */
export function answerCall(
  response: ServerResponse,
  fault: OrderedFault | undefined,
  result: JsonObject,
  scopes: ReadonlySet<string>,
): number {
  if (response.destroyed) return 0;
  if (fault === undefined || fault.kind === 'slow' || fault.kind === 'late' || fault.kind === 'error') {
    answerJson(response, 200, fault?.kind === 'error' ? errorOf(fault) : result, {
      'x-oauth-scopes': [...scopes].join(','),
    });
    return 200;
  }
  if (fault.kind === '429') return answerRateLimited(response, fault.retryAfter === undefined ? 1 : fault.retryAfter);
  if (fault.kind === '500') {
    answerText(response, 500, 'Internal Server Error');
    return 500;
  }
  if (fault.kind === 'html') {
    answerText(response, 200, '<!doctype html><title>Slack</title><p>Something went wrong.</p>', 'text/html');
    return 200;
  }
  if (fault.kind !== 'hang') response.destroy();
  return 0;
}

/** `null` leaves the header out. */
export function answerRateLimited(response: ServerResponse, retryAfter: number | null): number {
  const headers = retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
  answerJson(response, 429, { ok: false, error: 'ratelimited' }, headers);
  return 429;
}

export function errorOf(fault: OrderedFault): JsonObject {
  return { ok: false, error: fault.error ?? 'internal_error' };
}
