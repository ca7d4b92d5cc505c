import type { Logger } from '../../log.ts';
import type { NewTokens } from '../tokens.ts';
import { readAnswer } from './read-answer.ts';

const TIMEOUT_MS = 10_000;
const ONE_HOUR_S = 3600;

export interface OauthClient {
  tokenUrl: URL;
  clientId: string;
  clientSecret: string;
  now: () => Date;
  log: Logger;
}

export type TokenAnswer =
  | { kind: 'tokens'; tokens: NewTokens }
  /** The code or refresh token is not taken: spent, expired or taken back. */
  | { kind: 'invalid_grant' }
  /** We are not: client id and secret, or the request itself. */
  | { kind: 'refused'; status: number }
  /** Nobody knows whether it was spent; Thumbtack takes the same one again for a minute. */
  | { kind: 'unreachable' };

export function redeemCode(client: OauthClient, grant: { code: string; redirectUri: string }): Promise<TokenAnswer> {
  const { code, redirectUri } = grant;
  return ask(client, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
}

/** Spends the refresh token: it works once, and its successor comes with the answer. */
export function renewTokens(client: OauthClient, refresh: string): Promise<TokenAnswer> {
  return ask(client, { grant_type: 'refresh_token', refresh_token: refresh, token_type: 'REFRESH' }, refresh);
}

async function ask(client: OauthClient, form: Record<string, string>, spent?: string): Promise<TokenAnswer> {
  const { tokenUrl, clientId, clientSecret, now, log } = client;
  const account = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  try {
    const response = await fetch(tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${account}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await readAnswer(response);
    const { status } = response;
    if (status >= 500 || status === 408 || status === 429) return { kind: 'unreachable' };
    if (answer.error === 'invalid_grant') return { kind: 'invalid_grant' };
    const tokens = response.ok ? tokensIn(answer, spent, now()) : undefined;
    if (tokens) return { kind: 'tokens', tokens };
    log.error(
      { status, error: typeof answer.error === 'string' ? answer.error : undefined },
      'thumbtack gave no tokens',
    );
    return { kind: 'refused', status };
  } catch (error) {
    log.warn({ err: error }, 'thumbtack’s token endpoint did not answer');
    return { kind: 'unreachable' };
  }
}

function tokensIn(answer: Record<string, unknown>, spent: string | undefined, now: Date): NewTokens | undefined {
  const { access_token: access, refresh_token: refresh = spent, expires_in: seconds = ONE_HOUR_S } = answer;
  if (typeof access !== 'string' || typeof refresh !== 'string' || typeof seconds !== 'number') return undefined;
  return { access, refresh, accessUntil: new Date(now.getTime() + seconds * 1000) };
}
