import { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { Access, AccessKeeper } from './access.ts';
import { LONGEST_PAGE } from './addresses.ts';
import { readAnswer } from './read-answer.ts';

const TIMEOUT_MS = 20_000;

/** Errors of a connection that was never made: nothing can have arrived. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

export type ApiAnswer =
  | { kind: 'answer'; status: number; body: Record<string, unknown>; retryAfter: string | null }
  | { kind: 'silence'; mayHaveArrived: boolean }
  | Exclude<Access, { kind: 'token' }>;

export interface Api {
  /** `beforeCall` runs before each attempt: the second one comes after a 401, with a new token. */
  call(url: URL, request: { text?: string; beforeCall?: () => void | Promise<void> }): Promise<ApiAnswer>;
}

/** Calls Thumbtack's API with a token that is good: one that was not taken (401) is renewed, once. */
export function createApi(access: AccessKeeper, log: Logger, timeoutMs = TIMEOUT_MS): Api {
  return {
    async call(url, { text, beforeCall }) {
      let token = await access.get();
      for (let first = true; ; first = false) {
        if (token.kind !== 'token') return token;
        await beforeCall?.();
        const answer = await request(url, token.token, text, log, timeoutMs);
        if (answer.kind !== 'answer' || answer.status !== 401 || !first) return answer;
        token = await access.getAfter(token.version);
      }
    },
  };
}

async function request(
  url: URL,
  token: string,
  text: string | undefined,
  log: Logger,
  timeoutMs: number,
): Promise<ApiAnswer> {
  try {
    const response = await fetch(url, {
      ...(text !== undefined && { method: 'POST', body: JSON.stringify({ text }) }),
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'user-agent': 'Jobline',
        ...(text !== undefined && { 'content-type': 'application/json' }),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status, headers } = response;
    const body = await bodyOf(response, log);
    return { kind: 'answer', status, body, retryAfter: headers.get('retry-after') };
  } catch (error) {
    log.warn({ err: error }, 'thumbtack did not answer');
    return { kind: 'silence', mayHaveArrived: !neverLeft(error) };
  }
}

/** The status has decided already: an answer that breaks off after it changes nothing. */
async function bodyOf(response: Response, log: Logger): Promise<Record<string, unknown>> {
  try {
    return await readAnswer(response);
  } catch (error) {
    log.debug({ err: error }, 'the rest of an answer of thumbtack did not come');
    return {};
  }
}

function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && NEVER_LEFT.includes(code);
}

const listed = z.object({
  data: z.array(
    z.object({ messageID: z.string(), from: z.string(), text: z.string().nullish(), sentAt: z.coerce.date() }),
  ),
  pagination: z.object({ limit: z.number().nullish() }).nullish(),
});

export interface ListedMessage {
  messageID: string;
  from: string;
  text?: string | null | undefined;
  sentAt: Date;
}

/**
 * A conversation's messages as Thumbtack lists them. `holdsAllSince`: whether that is surely all that was written from then
 * on; of a list that is cut to a page, only where it begins with the newest.
 */
export function readMessages(
  body: Record<string, unknown>,
): { messages: ListedMessage[]; holdsAllSince: (since: Date) => boolean } | undefined {
  const parsed = listed.safeParse(body);
  if (!parsed.success) return undefined;
  const { data: messages, pagination } = parsed.data;
  const isWhole = messages.length < (pagination?.limit ?? LONGEST_PAGE);
  const [first, last] = [messages.at(0), messages.at(-1)];
  return {
    messages,
    holdsAllSince: (since) => isWhole || (!!first && !!last && last.sentAt < since && first.sentAt > last.sentAt),
  };
}
