import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** What a failed call to Slack means for whoever made it. */
export type SlackFailure =
  /** Slack did nothing and asks us to wait: that method in that workspace, or that channel. */
  | { kind: 'refused_rate'; scope: 'method' | 'channel'; retryAfterMs?: number }
  /** Nothing can go there until somebody changes something in Slack. */
  | { kind: 'closed'; scope: 'channel' | 'workspace'; reason: string }
  /** Slack will never take this. */
  | { kind: 'permanent'; reason: string }
  /** It may have happened. */
  | { kind: 'unknown'; reason: string }
  /** It surely has not happened, and may work later. */
  | { kind: 'temporary'; reason: string };

/** The one error that leaves src/slack for a call that failed; the library's own error is its cause. */
export class SlackCallError extends Error {
  readonly method: string;
  readonly failure: SlackFailure;

  constructor(method: string, failure: SlackFailure, cause?: unknown) {
    const reason = 'reason' in failure ? failure.reason : 'rate limited';
    super(`Slack ${method} failed: ${failure.kind}, ${reason}`, { cause });
    this.name = 'SlackCallError';
    this.method = method;
    this.failure = failure;
  }
}

const CHANNEL_CLOSED = new Set([
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
]);

/** Nothing can go to the workspace until its token, or what it may do, is changed. */
export const WORKSPACE_CLOSED: ReadonlySet<string> = new Set([
  'access_denied',
  'account_inactive',
  'app_not_installed',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'team_access_not_granted',
  'team_disabled',
  'team_not_found',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
  'user_removed_from_team',
]);

/** Of these: nobody lets us in any more. The rest is about single rights. */
export const TOKEN_GONE: ReadonlySet<string> = new Set([
  'account_inactive',
  'app_not_installed',
  'invalid_auth',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

/** Slack's documentation of these: some part of the work may have been done. */
const MAY_HAVE_HAPPENED = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);

const RATE_REFUSED = new Set(['message_limit_exceeded', 'rate_limited', 'ratelimited']);

/** The workspace is being moved; Slack asks to come back later. */
const MOVING = new Set(['org_login_required', 'team_added_to_org', 'external_channel_migrating']);

const SINGLE_WORD_ERRORS = new Set(['ratelimited']);

/** Errors from before a connection stood: not one byte of the request was sent. */
const NEVER_SENT = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Says what an error of `WebClient` means. `method` is the Web API method that was called, e.g. `chat.postMessage`. */
export function classifySlackError(error: unknown, method: string): SlackFailure {
  if (error instanceof SlackCallError) return error.failure;
  if (error instanceof WebAPIRateLimitedError) return rateRefused(method, error.retryAfter);
  if (error instanceof WebAPIPlatformError) return classifyPlatformError(error, method);
  if (error instanceof WebAPIHTTPError) return classifyStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return classifyNetworkError(error.cause);
  // A 429 whose Retry-After is missing or unreadable: the library throws a bare Error for it.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) return rateRefused(method);
  return { kind: 'unknown', reason: error instanceof Error ? error.message : 'unreadable answer' };
}

function rateRefused(method: string, retryAfterSeconds?: number): SlackFailure {
  const scope = method === 'chat.postMessage' ? 'channel' : 'method';
  if (retryAfterSeconds === undefined) return { kind: 'refused_rate', scope };
  return { kind: 'refused_rate', scope, retryAfterMs: Math.max(0, retryAfterSeconds) * 1000 };
}

function classifyPlatformError(error: WebAPIPlatformError, method: string): SlackFailure {
  const reason = error.data.error;
  if (!looksLikeErrorName(reason)) return { kind: 'unknown', reason: 'unreadable answer' };
  if (RATE_REFUSED.has(reason)) return rateRefused(method, error.data.response_metadata?.retryAfter);
  if (MAY_HAVE_HAPPENED.has(reason)) return { kind: 'unknown', reason };
  if (MOVING.has(reason)) return { kind: 'temporary', reason };
  if (CHANNEL_CLOSED.has(reason)) return { kind: 'closed', scope: 'channel', reason };
  if (WORKSPACE_CLOSED.has(reason)) return { kind: 'closed', scope: 'workspace', reason };
  return { kind: 'permanent', reason };
}

/**
 * The library puts the raw text of an answer that is not JSON where an error's name belongs. A single word, "ok" or
 * "unavailable", may be a proxy's page; Slack's own names have an underscore.
 */
function looksLikeErrorName(reason: unknown): reason is string {
  if (typeof reason !== 'string') return false;
  return SINGLE_WORD_ERRORS.has(reason) || /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(reason);
}

/** Slack itself answers 200 or 429; every other status is somebody's in between. A 4xx is a refusal, a 408 a broken try. */
function classifyStatus(status: number): SlackFailure {
  const refused = status >= 400 && status < 500 && status !== 408 && status !== 499;
  return { kind: refused ? 'temporary' : 'unknown', reason: `http_${status}` };
}

function classifyNetworkError(cause: unknown): SlackFailure {
  const codes = errorCodes(cause);
  const reason = codes[0] ?? (cause instanceof Error ? cause.name : 'network');
  const neverSent = codes.length > 0 && codes.every((code) => NEVER_SENT.has(code));
  return { kind: neverSent ? 'temporary' : 'unknown', reason };
}

/** All codes of an error, its causes and, where several addresses were tried, of each of them. */
function errorCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [...code, ...inner.flatMap(errorCodes)];
}
