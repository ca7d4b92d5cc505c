import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, sendJson } from '../pages/answers.ts';
import { createThumbtackFaults, type ThumbtackFaults } from './faults.ts';
import type { ApiCall, ThumbtackAttachment, ThumbtackMessage, ThumbtackRequest, WebhookAnswer } from './model.ts';
import { createThumbtackOauth, type ThumbtackOauth } from './oauth.ts';
import { messageCreated, negotiationCreated, postWebhook, rfc3339 } from './webhooks.ts';

const PAGE = 50;
const LONGEST_BODY_BYTES = 256 * 1024;

export interface ThumbtackOptions {
  clientId: string;
  clientSecret: string;
  /** `user:password` of the webhooks. */
  webhookAccount: string;
  /** When a message of the business comes back as a webhook: before the answer to its sender, after it, or never. */
  echoes?: 'before' | 'after' | 'never';
  accessSeconds?: number;
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
  post(webhook: object, account?: string): Promise<WebhookAnswer>;
  /** Oldest first. */
  messages(negotiationID: string): readonly ThumbtackMessage[];
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
}

export async function startThumbtack(options: ThumbtackOptions): Promise<LocalThumbtack> {
  const { clientId: id, clientSecret: secret, webhookAccount, accessSeconds = 3600 } = options;
  const oauth = createThumbtackOauth({ id, secret, accessSeconds });
  const faults = createThumbtackFaults();
  const conversations = new Map<string, ThumbtackMessage[]>();
  const customers = new Map<string, { customerID: string; displayName: string }>();
  const calls: ApiCall[] = [];
  const underWay = new Set<Promise<unknown>>();
  let appUrl = '';
  let lastId = 590_299_344_770_000_000n;

  function newId(): string {
    lastId += 7n;
    return String(lastId);
  }

  function add(
    negotiationID: string,
    from: ThumbtackMessage['from'],
    text: string,
    attachments: ThumbtackAttachment[],
  ) {
    const message = { messageID: newId(), negotiationID, from, text, attachments, sentAt: rfc3339() };
    conversations.get(negotiationID)?.push(message);
    return message;
  }

  function webhookOf(message: ThumbtackMessage): object {
    return messageCreated(
      message,
      customers.get(message.negotiationID) ?? { customerID: '1', displayName: 'Somebody' },
    );
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
    const message = add(negotiationID, 'Business', text.replaceAll('\n', '\r\n'), []);
    calls.push({ ...call, answered: fault ? 'cut' : 201, taken: true });
    if (local.echoes === 'before') await post(webhookOf(message));
    if (fault) request.socket.destroy();
    else sendJson(response, 201, message);
    if (local.echoes === 'after') await post(webhookOf(message));
  }

  function list(request: IncomingMessage, response: ServerResponse, negotiationID: string): void {
    const fault = faults.take('list');
    const answered = fault?.do === 'answer' ? fault.status : fault ? 'cut' : 200;
    calls.push({ method: 'GET', negotiationID, answered, taken: false });
    if (answered === 'cut') return void request.socket.destroy();
    const newest = [...(conversations.get(negotiationID) ?? [])].reverse().slice(0, PAGE);
    sendJson(response, answered, answered === 200 ? { data: newest, pagination: { limit: PAGE } } : {});
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
    if (!conversations.has(negotiationID)) return sendJson(response, 404, { message: 'no such negotiation' });
    if (request.method === 'POST') return send(request, response, negotiationID);
    return list(request, response, negotiationID);
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
      conversations.set(negotiationID, []);
      customers.set(negotiationID, { customerID, displayName: `${firstName} ${lastName.slice(0, 1)}.` });
      const asked = {
        description,
        category,
        details,
        attachments,
        customer: { customerID, firstName, lastName, phone },
      };
      const first = add(negotiationID, 'Customer', description, []);
      return {
        negotiationID,
        webhook: negotiationCreated(negotiationID, asked),
        description: { message: first, webhook: webhookOf(first) },
      };
    },
    write(negotiationID, text, { from = 'Customer', attachments = [] } = {}) {
      const message = add(negotiationID, from, text, attachments);
      return { message, webhook: webhookOf(message) };
    },
    post,
    messages: (negotiationID) => conversations.get(negotiationID) ?? [],
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
