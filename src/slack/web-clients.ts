import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from '../log.ts';
import { createSdkLogger } from './sdk-logger.ts';

const POST_TIMEOUT_MS = 10_000;

const REMEMBERED_CLIENTS = 1000;

export interface SlackAccess {
  token: string;
  /** Base of the Web API, Slack's own when absent. */
  apiUrl?: string;
}

interface ClientSettings {
  apiUrl?: string;
  log: Logger;
  /** Milliseconds for one call. */
  timeoutMs?: number;
}

/**
 * Options under which one call is one request. The library's own retries would repeat a post whose fate is unknown, and its
 * rate-limit pause would hold every other method of the workspace.
 */
export function webClientOptions(settings: ClientSettings): WebClientOptions {
  return {
    ...(settings.apiUrl !== undefined && { slackApiUrl: settings.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: settings.timeoutMs ?? POST_TIMEOUT_MS,
    allowAbsoluteUrls: false,
    logger: createSdkLogger(settings.log),
  };
}

/** Remembers what was made for each token, the most recent ones. */
export function rememberByToken<T>(make: (access: SlackAccess) => T): (access: SlackAccess) => T {
  const made = new Map<string, T>();
  return (access) => {
    const key = `${access.apiUrl ?? ''} ${access.token}`;
    const value = made.get(key) ?? make(access);
    made.delete(key);
    made.set(key, value);
    const [oldest] = made.keys();
    if (made.size > REMEMBERED_CLIENTS && oldest !== undefined) made.delete(oldest);
    return value;
  };
}

/** A client for one token. */
export function createWebClient(access: SlackAccess, settings: Omit<ClientSettings, 'apiUrl'>): WebClient {
  const apiUrl = access.apiUrl === undefined ? {} : { apiUrl: access.apiUrl };
  return new WebClient(access.token, webClientOptions({ ...settings, ...apiUrl }));
}
