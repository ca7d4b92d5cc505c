import {
  createMarketplace,
  type LocalMarketplace,
  type MarketplaceOptions,
} from '../../../sandbox/marketplace/marketplace.ts';
import { handleMarketplace } from '../../../sandbox/marketplace/routes.ts';
import { type Listening, listen } from '../../support/listen.ts';
import { signedHeaders } from '../../support/marketplace-events.ts';
import { TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';

interface ArrivedAtApp {
  headers: Record<string, string>;
  raw: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

export interface MarketplaceWithApp {
  marketplace: LocalMarketplace;
  url: string;
  /** What the marketplace sent to the app. */
  arrived: ArrivedAtApp[];
  /** How the app answers from now on. */
  answerWith(status: number, body: unknown): void;
  /** Posts an event to the marketplace as Jobline would. */
  tell(type: string, data: Record<string, unknown>, how?: { id?: string; secret?: string }): Promise<Response>;
  close(): Promise<void>;
}

/** The marketplace on a server of its own, and an app that takes whatever it sends. */
export async function startMarketplaceWithApp(options: Partial<MarketplaceOptions> = {}): Promise<MarketplaceWithApp> {
  const arrived: ArrivedAtApp[] = [];
  let answer: { status: number; body: unknown } = { status: 202, body: { status: 'accepted' } };
  const app = await listen(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += chunk;
    arrived.push({ headers: { ...request.headers } as Record<string, string>, raw, body: JSON.parse(raw) });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  const marketplace = createMarketplace({ appUrl: app.url, ...TEST_SANDBOX_SECRETS.marketplace, ...options });
  const server: Listening = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://marketplace');
    if (!(await handleMarketplace(marketplace, request, response, url))) response.writeHead(404).end();
  });
  let count = 0;

  return {
    marketplace,
    url: server.url,
    arrived,
    answerWith(status, body) {
      answer = { status, body };
    },
    tell(type, data, { id, secret = TEST_SANDBOX_SECRETS.marketplace.outboundSecret } = {}) {
      count += 1;
      const body = JSON.stringify({ type, timestamp: new Date().toISOString(), data });
      const headers = signedHeaders(body, { id: id ?? `out-${count}`, secret });
      return fetch(`${server.url}/marketplace/events`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      });
    },
    async close() {
      marketplace.close();
      await server.close();
      await app.close();
    },
  };
}
