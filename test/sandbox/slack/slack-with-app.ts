import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { createControl } from '../../../sandbox/control/control.ts';
import { createLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import type { LocalSlack, LocalSlackOptions } from '../../../sandbox/slack/model.ts';
import type { JsonObject } from '../../../sandbox/slack/state.ts';
import { type Listening, listen } from '../../support/listen.ts';

export const SIGNING_SECRET = 'local-signing-secret';
export const BOT_TOKEN = 'xoxb-local';

export const MANIFEST: JsonObject = {
  oauth_config: {
    scopes: {
      bot: [
        'chat:write',
        'reactions:write',
        'users:read',
        'team:read',
        'im:write',
        'im:history',
        'im:read',
        'channels:read',
        'channels:history',
        'channels:join',
        'channels:manage',
        'groups:read',
        'groups:history',
      ],
    },
  },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: {
      bot_events: [
        'message.channels',
        'message.im',
        'member_joined_channel',
        'channel_archive',
        'channel_unarchive',
        'user_change',
        'reaction_added',
      ],
    },
  },
};

/** Refusals are what these tests ask for; the client would print each. */
export const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
  getLevel: () => LogLevel.ERROR,
};

/** What arrived at the app. */
interface Heard {
  headers: IncomingHttpHeaders;
  raw: string;
  /** The envelope's event, the interaction's payload or the command's fields. */
  body: JsonObject;
  event: JsonObject;
}

export interface SlackWithApp {
  slack: LocalSlack;
  url: string;
  client: WebClient;
  heard: Heard[];
  /** The messages among what was heard: without change events. */
  messages(): JsonObject[];
  changes(): JsonObject[];
  /** How the app answers from now on. */
  answerWith(answer: (heard: Heard, response: ServerResponse) => void): void;
  control(method: string, path: string, body?: object): Promise<JsonObject>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A local Slack on a port of its own and an app that remembers what it hears. */
export async function slackWithApp(options: Partial<LocalSlackOptions> = {}): Promise<SlackWithApp> {
  const heard: Heard[] = [];
  let answer = (_heard: Heard, response: ServerResponse): void => void response.writeHead(200).end();
  const app = await listen((request, response) => {
    void hear(request).then((one) => {
      heard.push(one);
      answer(one, response);
    });
  });
  const slack = createLocalSlack({
    appUrl: app.url,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: MANIFEST,
    retryDelaysMs: [0, 10, 20],
    ...options,
  });
  const server = await serve(slack);
  const client = new WebClient(BOT_TOKEN, {
    slackApiUrl: `${server.url}/slack/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 5_000,
    logger: SILENT,
  });
  const events = (): JsonObject[] => heard.map((one) => one.event).filter((event) => event.type === 'message');
  return {
    slack,
    url: server.url,
    client,
    heard,
    messages: () => events().filter((event) => event.hidden !== true),
    changes: () => events().filter((event) => event.hidden === true),
    answerWith: (next) => {
      answer = next;
    },
    control: async (method, path, body) => {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await fetch(`${server.url}/control${path}`, init);
      return (await response.json()) as JsonObject;
    },
    async [Symbol.asyncDispose]() {
      await slack.close();
      await server.close();
      await app.close();
    },
  };
}

async function serve(slack: LocalSlack): Promise<Listening> {
  const control = createControl(slack);
  return listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://local');
    void slack.handle(request, response, url).then(async (handled) => {
      if (!handled && !(await control(request, response, url))) response.writeHead(404).end();
    });
  });
}

async function hear(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const raw = Buffer.concat(chunks).toString('utf8');
  const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
  const fields = new URLSearchParams(raw);
  const isCommand = isForm && !fields.has('payload');
  const body = isCommand ? Object.fromEntries(fields) : (JSON.parse(fields.get('payload') ?? raw) as JsonObject);
  return { headers: request.headers, raw, body, event: (body.event ?? body) as JsonObject };
}
