import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, sendJson } from '../pages/answers.ts';
import { createThumbtackFaults, type ThumbtackFaults } from './faults.ts';
import type { ApiCall, ThumbtackAttachment, ThumbtackMessage, ThumbtackRequest, WebhookAnswer } from './model.ts';
import { createNegotiations, type Negotiation } from './negotiations.ts';
import { createThumbtackOauth, type ThumbtackOauth } from './oauth.ts';
import { messageCreated, negotiationCreated, postWebhook, reviewCreated } from './webhooks.ts';

const PAGE = { usual: 10, longest: 20 };
const LONGEST_BODY_BYTES = 256 * 1024;

export interface ThumbtackOptions {
  clientId: string;
  clientSecret: string;
  /** `user:password` of the webhooks. */
  webhookAccount: string;
  /** When a message of the business comes back as a webhook: before the answer to its sender, after it, or never. */
  echoes?: 'before' | 'after' | 'never';
  accessSeconds?: number;
  /** Append-only journal of leads and messages; memory only without. */
  stateFile?: string;
}

/** A marketplace in the shape of Thumbtack's API v4: OAuth with refresh tokens that work once, messages, webhooks. */
export interface LocalThumbtack {
  url: string;
  readonly faults: ThumbtackFaults;
  readonly oauth: ThumbtackOauth;
  /** Calls of the messages API, oldest first. */
  readonly calls: readonly ApiCall[];
  echoes: 'before' | 'after' | 'never';
  setAppUrl(url: string): void;
  /** A homeowner asks for work. Its webhook can be held back, to come after its first message. */
  ask(request: ThumbtackRequest): Asked;
  /** The customer writes, or somebody of the business in Thumbtack's own app. */
  write(negotiationID: string, text: string, more?: WriteMore): Wrote;
  /** The webhook that tells of a review. */
  review(negotiationID: string, rating: number, words: string): object;
  /** The webhook that tells of a message. */
  webhookOf(message: ThumbtackMessage): object;
  post(webhook: object, account?: string): Promise<WebhookAnswer>;
  /** Oldest first. */
  messages(negotiationID: string): readonly ThumbtackMessage[];
  negotiations(): Negotiation[];
  /** Calls after each change; returns the way to stop. */
  onChange(listener: () => void): () => void;
  /** Resolves when every echo has been answered. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** A message that stands in the conversation, and the webhook that tells of it. */
export interface Wrote {
  message: ThumbtackMessage;
  webhook: object;
}

export interface Asked {
  negotiationID: string;
  webhook: object;
  /** The request's words, which come as the first message too. */
  description: Wrote;
}

export interface WriteMore {
  from?: ThumbtackMessage['from'];
  attachments?: ThumbtackAttachment[];
  sentAt?: Date;
}

export async function startThumbtack(options: ThumbtackOptions): Promise<LocalThumbtack> {
  const { clientId: id, clientSecret: secret, webhookAccount, accessSeconds = 3600 } = options;
  const oauth = createThumbtackOauth({ id, secret, accessSeconds });
  const faults = createThumbtackFaults();
  const negotiations = createNegotiations(options.stateFile);
  const { newId } = negotiations;
  const calls: ApiCall[] = [];
  const underWay = new Set<Promise<unknown>>();
  let appUrl = '';

  function webhookOf(message: ThumbtackMessage): object {
    const { customer } = negotiations.all.get(message.negotiationID) ?? {};
    return messageCreated(message, customer ?? { customerID: '1', displayName: 'Somebody' });
  }

  function post(webhook: object, account = webhookAccount): Promise<WebhookAnswer> {
    const sent = postWebhook(`${appUrl}/upstreams/thumbtack`, account, webhook);
    underWay.add(sent);
    return sent.finally(() => underWay.delete(sent));
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(String(await readBody(request, LONGEST_BODY_BYTES)));
    const fault = faults.take('token');
    if (fault?.do === 'answer') return sendJson(response, fault.status, { error: 'ordered' });
    if (fault?.do === 'cut') return void request.socket.destroy();
    const { status, body } = oauth.answer(form, request.headers.authorization);
    if (fault?.do === 'take and hang') return;
    if (fault) return void request.socket.destroy();
    sendJson(response, status, body);
  }

  async function send(request: IncomingMessage, response: ServerResponse, negotiationID: string): Promise<void> {
    const { text } = JSON.parse(String(await readBody(request, LONGEST_BODY_BYTES))) as { text: string };
    const call = { method: 'POST', negotiationID, text } as const;
    const fault = faults.take('send');
    if (fault?.do === 'answer') {
      calls.push({ ...call, answered: fault.status, taken: false });
      if (fault.retryAfterSeconds !== undefined) response.setHeader('retry-after', String(fault.retryAfterSeconds));
      return sendJson(response, fault.status, { message: 'ordered' });
    }
    if (fault?.do === 'cut') {
      calls.push({ ...call, answered: 'cut', taken: false });
      return void request.socket.destroy();
    }
    // Line ends change on their way through.
    const words = text.replaceAll('\n', '\r\n');
    const message = negotiations.say({ negotiationID, from: 'Business', text: words, attachments: [] });
    calls.push({ ...call, answered: fault ? 'cut' : 201, taken: true });
    if (local.echoes === 'before') await post(webhookOf(message));
    if (fault?.do === 'take and hang') return;
    if (fault) request.socket.destroy();
    else sendJson(response, 201, message);
    if (local.echoes === 'after') await post(webhookOf(message));
  }

  /** Which end of a conversation a page begins with is written nowhere: here it is the one that helps least. */
  function list(
    request: IncomingMessage,
    response: ServerResponse,
    negotiationID: string,
    query: URLSearchParams,
  ): void {
    const fault = faults.take('list');
    const limit = Number(query.get('limit') ?? PAGE.usual);
    const usual = limit >= 1 && limit <= PAGE.longest ? 200 : 400;
    const answered = fault?.do === 'answer' ? fault.status : fault ? 'cut' : usual;
    calls.push({ method: 'GET', negotiationID, answered, taken: false });
    if (answered === 'cut') return void request.socket.destroy();
    const after = Date.parse(query.get('sentAfter') ?? '1970-01-01T00:00:00Z');
    const asked = local.messages(negotiationID).filter(({ sentAt }) => Date.parse(sentAt) >= after);
    const data = asked.slice(0, limit);
    sendJson(response, answered, answered === 200 ? { data, pagination: { limit } } : {});
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', local.url);
    const route = `${request.method} ${url.pathname}`;
    if (route === 'GET /oauth2/auth') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', oauth.agree());
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return void response.writeHead(302, { location: back.href }).end();
    }
    if (route === 'POST /oauth2/token') return token(request, response);
    const negotiationID = /^\/api\/v4\/negotiations\/([^/]+)\/messages$/.exec(url.pathname)?.[1];
    if (negotiationID === undefined) return sendJson(response, 404, { message: 'no such route' });
    if (!oauth.isGood(request.headers.authorization)) {
      const method = request.method === 'POST' ? 'POST' : 'GET';
      calls.push({ method, negotiationID, answered: 401, taken: false });
      return sendJson(response, 401, { message: 'token is not valid' });
    }
    if (!negotiations.all.has(negotiationID)) return sendJson(response, 404, { message: 'no such negotiation' });
    if (request.method === 'POST') return send(request, response, negotiationID);
    return list(request, response, negotiationID, url.searchParams);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(`thumbtack: ${error instanceof Error ? error.stack : String(error)}\n`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const local: LocalThumbtack = {
    url: `http://127.0.0.1:${port}`,
    faults,
    oauth,
    calls,
    echoes: options.echoes ?? 'after',
    setAppUrl(url) {
      appUrl = url;
    },
    ask({ description, category = 'Web Design', details = [], attachments = [], customer }) {
      const negotiationID = newId();
      const { firstName = 'Dana', lastName = 'Reyes', phone = '5615550142' } = customer ?? {};
      const customerID = customer?.customerID ?? newId();
      const shown = { customerID, displayName: `${firstName} ${lastName.slice(0, 1)}.` };
      negotiations.begin({ negotiationID, category, customer: shown });
      const asked = {
        description,
        category,
        details,
        attachments,
        customer: { customerID, firstName, lastName, phone },
      };
      const first = negotiations.say({ negotiationID, from: 'Customer', text: description, attachments: [] });
      return {
        negotiationID,
        webhook: negotiationCreated(negotiationID, asked),
        description: { message: first, webhook: webhookOf(first) },
      };
    },
    write(negotiationID, text, { from = 'Customer', attachments = [], sentAt } = {}) {
      const message = negotiations.say({ negotiationID, from, text, attachments, sentAt });
      return { message, webhook: webhookOf(message) };
    },
    review: (negotiationID, rating, words) => reviewCreated(newId(), { negotiationID, rating, words }),
    webhookOf,
    post,
    messages: (negotiationID) => negotiations.all.get(negotiationID)?.messages ?? [],
    negotiations: () => [...negotiations.all.values()],
    onChange: negotiations.onChange,
    async settled() {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return local;
}
