import type { IncomingMessage, ServerResponse } from 'node:http';
import { readArgs, textArg } from './args.ts';
import { doesTheWork, type Faults, type OrderedFault } from './faults.ts';
import { answerJson, answerText } from './http.ts';
import { appMethods } from './methods/apps.ts';
import { chatMethods } from './methods/chat.ts';
import type { ApiContext, Method } from './methods/context.ts';
import { conversationMethods } from './methods/conversations.ts';
import { historyMethods } from './methods/history.ts';
import { reactionMethods } from './methods/reactions.ts';
import { teamMethods } from './methods/team.ts';
import { userMethods } from './methods/users.ts';
import type { RecordedCall } from './model.ts';
import { refuse, SlackRefusal } from './refusal.ts';
import type { JsonObject } from './state.ts';

const METHODS: Readonly<Record<string, Method>> = {
  ...appMethods,
  ...teamMethods,
  ...chatMethods,
  ...reactionMethods,
  ...userMethods,
  ...conversationMethods,
  ...historyMethods,
};
const KEPT_CALLS = 10_000;

export interface WebApi {
  readonly calls: RecordedCall[];
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
  /** Cuts the calls that a fault left hanging. */
  close(): void;
}

interface Tokens {
  bot: string;
  app: string | undefined;
}

export function createWebApi(context: Omit<ApiContext, 'baseUrl'>, tokens: Tokens, faults: Faults): WebApi {
  const calls: RecordedCall[] = [];
  const hanging = new Set<ServerResponse>();

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = url.pathname.slice('/slack/api/'.length);
    const at = new Date();
    const baseUrl = `http://${request.headers.host ?? '127.0.0.1'}`;
    let args: JsonObject = {};
    let fault: OrderedFault | undefined;

    async function run(): Promise<JsonObject> {
      const { token: given, ...rest } = await readArgs(request, url);
      args = rest;
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      const token = bearer ?? textArg({ given }, 'given');
      const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
      if (known === undefined) return refuse('unknown_method', { req_method: method });
      if (token === undefined || token === '') refuse('not_authed');
      checkToken(method, token, tokens);
      fault = faults.take(method, args);
      return fault === undefined || doesTheWork(fault) ? known({ ...context, baseUrl }, args) : {};
    }

    const result = await run().then((work) => ({ ok: true, ...work }), refused);
    const status = reply(response, fault, result, context.installation.scopes);
    if (status === 0 && fault?.kind === 'hang') hanging.add(response);
    const call = { method, args, at, status, answer: fault?.kind === 'error' ? errorOf(fault) : result };
    if (calls.push(fault === undefined ? call : { ...call, fault: fault.kind }) > KEPT_CALLS) calls.shift();
  }

  return {
    calls,
    answer,
    close: () => {
      for (const response of hanging) response.destroy();
    },
  };
}

function checkToken(method: string, token: string | undefined, { bot, app }: Tokens): void {
  if (token !== bot && token !== app) refuse('invalid_auth');
  if ((token === app) !== Object.hasOwn(appMethods, method)) refuse('not_allowed_token_type');
}

function refused(error: unknown): JsonObject {
  if (error instanceof SlackRefusal) return { ok: false, error: error.code, ...error.details };
  throw error;
}

/** Answers as the fault says, or with the result; the HTTP status, 0 where nothing was said. */
function reply(
  response: ServerResponse,
  fault: OrderedFault | undefined,
  result: JsonObject,
  scopes: ReadonlySet<string>,
): number {
  if (fault === undefined || fault.kind === 'error') {
    answerJson(response, 200, fault === undefined ? result : errorOf(fault), {
      'x-oauth-scopes': [...scopes].join(','),
    });
    return 200;
  }
  if (fault.kind === '429') {
    const headers = { 'retry-after': String(fault.retryAfter ?? 1) };
    answerJson(response, 429, { ok: false, error: 'ratelimited' }, headers);
    return 429;
  }
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

function errorOf(fault: OrderedFault): JsonObject {
  return { ok: false, error: fault.error ?? 'internal_error' };
}
