import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerCall, answerRateLimited, errorOf } from './api-answer.ts';
import { readArgs, textArg } from './args.ts';
import { doesTheWork, type Faults, lateWorkAfterMs, type OrderedFault } from './faults.ts';
import { appMethods } from './methods/apps.ts';
import { checkArguments } from './methods/arguments.ts';
import { chatMethods } from './methods/chat.ts';
import type { ApiContext, Method } from './methods/context.ts';
import { conversationMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import { historyMethods } from './methods/history.ts';
import { reactionMethods } from './methods/reactions.ts';
import { teamMethods } from './methods/team.ts';
import { userMethods } from './methods/users.ts';
import { viewMethods } from './methods/views.ts';
import type { RecordedCall } from './model.ts';
import { refuse, SlackRefusal } from './refusal.ts';
import type { Json, JsonObject } from './state.ts';
import { createTimers } from './timers.ts';
import { directMessageId, type Workspace } from './workspace.ts';

const METHODS: Readonly<Record<string, Method>> = {
  ...appMethods,
  ...teamMethods,
  ...chatMethods,
  ...reactionMethods,
  ...userMethods,
  ...conversationMethods,
  ...historyMethods,
  ...fileMethods,
  ...viewMethods,
};
const KEPT_CALLS = 10_000;
const SLOW_MS = 1_000;

export interface WebApi {
  readonly calls: RecordedCall[];
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
  /** Whether the bot token is good. */
  setTokenRevoked(revoked: boolean): void;
  /** Whether a request with this header may read files. */
  mayReadFiles(authorization: string | undefined): boolean;
  /** Resolves when no call is left to be accepted late, within the next second. */
  settled(): Promise<void>;
  /** Cuts the calls that a fault left hanging. */
  close(): void;
}

interface Tokens {
  bot: string;
  app: string | undefined;
}

export function createWebApi(context: Omit<ApiContext, 'baseUrl'>, tokens: Tokens, faults: Faults): WebApi {
  const calls: RecordedCall[] = [];
  const waiting = new Set<ServerResponse>();
  const lateWork = createTimers();
  const slowAnswers = createTimers();
  const { scopes } = context.installation;
  let revoked = false;

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = url.pathname.slice('/slack/api/'.length);
    const call: RecordedCall = { method, args: {}, at: new Date(), status: 0, answer: {} };
    let fault: OrderedFault | undefined;
    let retryAfter: number | undefined;

    async function run(): Promise<JsonObject> {
      const { token: given, ...args } = await readArgs(request, url);
      call.args = args;
      const known = admit(method, tokenOf(request, given));
      retryAfter = context.limits.take(method, channelOf(context.workspace, args));
      if (retryAfter !== undefined) return refuse('ratelimited');
      checkArguments(method, args);
      fault = faults.take(method, args);
      const baseUrl = `http://${request.headers.host ?? '127.0.0.1'}`;
      const work = (): JsonObject => known({ ...context, baseUrl }, args);
      if (fault === undefined) return work();
      acceptLater(call, fault, work);
      return doesTheWork(fault) ? work() : {};
    }

    const result = await run().then(done, refused);
    call.answer = fault?.kind === 'error' ? errorOf(fault) : result;
    if (fault !== undefined) call.fault = fault.kind;
    if (calls.push(call) > KEPT_CALLS) calls.shift();
    if (retryAfter !== undefined) call.status = answerRateLimited(response, retryAfter);
    else if (fault?.kind === 'slow') answerSlowly(response, call, fault);
    else call.status = answerCall(response, fault, result, scopes);
    if (fault?.kind === 'hang') keep(response);
  }

  function admit(method: string, token: string | undefined): Method {
    const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (known === undefined) return refuse('unknown_method', { req_method: method });
    if (token === undefined || token === '') refuse('not_authed');
    checkToken(method, token, tokens);
    if (revoked && token === tokens.bot) refuse('token_revoked');
    return known;
  }

  function acceptLater(call: RecordedCall, fault: OrderedFault, work: () => JsonObject): void {
    const wait = lateWorkAfterMs(fault);
    if (wait === undefined) return;
    lateWork.after(wait, () => {
      try {
        call.answer = done(work());
      } catch (error) {
        call.answer = refused(error);
      }
    });
  }

  function answerSlowly(response: ServerResponse, call: RecordedCall, fault: OrderedFault): void {
    keep(response);
    slowAnswers.after(fault.delayMs ?? SLOW_MS, () => {
      call.status = answerCall(response, fault, call.answer, scopes);
    });
  }

  function keep(response: ServerResponse): void {
    waiting.add(response);
    response.once('close', () => waiting.delete(response));
  }

  return {
    calls,
    answer,
    setTokenRevoked: (is) => {
      revoked = is;
    },
    mayReadFiles: (authorization) =>
      !revoked && authorization === `Bearer ${tokens.bot}` && (scopes.size === 0 || scopes.has('files:read')),
    settled: lateWork.settled,
    close: () => {
      lateWork.close();
      slowAnswers.close();
      for (const response of waiting) response.destroy();
    },
  };
}

function tokenOf(request: IncomingMessage, given: Json | undefined): string | undefined {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? textArg({ given }, 'given');
}

/** A person's id stands for the DM with them. */
function channelOf(workspace: Workspace, args: JsonObject): string | undefined {
  const named = textArg(args, 'channel');
  if (named === undefined || workspace.channel(named) !== undefined) return named;
  if (workspace.member(named) !== undefined) return directMessageId(named);
  return workspace.channels().find((channel) => `#${channel.name}` === named)?.id ?? named;
}

function checkToken(method: string, token: string | undefined, { bot, app }: Tokens): void {
  if (token !== bot && token !== app) refuse('invalid_auth');
  if ((token === app) !== Object.hasOwn(appMethods, method)) refuse('not_allowed_token_type');
}

function done(work: JsonObject): JsonObject {
  return { ok: true, ...work };
}

function refused(error: unknown): JsonObject {
  if (error instanceof SlackRefusal) return { ok: false, error: error.code, ...error.details };
  throw error;
}
