import { Webhook } from 'standardwebhooks';
import { Pool } from 'undici';
import { SECRETS } from './ground.ts';

/** A request that is ready to leave: making it costs the generator nothing while the clock runs. */
export interface Prepared {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Keep-alive connections to one process, one request at a time on each. */
export interface Client {
  /** Resolves with the answer. Throws unless it is of the 200s. */
  send(request: Prepared): Promise<void>;
  close(): Promise<void>;
}

export function openClient(url: string, connections: number): Client {
  const pool = new Pool(url, { connections, pipelining: 1 });
  return {
    async send({ path, headers, body }) {
      const { statusCode, body: answer } = await pool.request({ method: 'POST', path, headers, body });
      const text = await answer.text();
      if (statusCode > 299) throw new Error(`${path} answered ${statusCode}: ${text}`);
    },
    close: () => pool.close(),
  };
}

/** An event of the marketplace, signed; good for five minutes. */
export function marketplaceEvent(webhookId: string, type: string, data: object): Prepared {
  const at = new Date();
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  return {
    path: '/marketplace/events',
    headers: {
      'content-type': 'application/json',
      'webhook-id': webhookId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(SECRETS.marketplace.secret).sign(webhookId, at, body),
    },
    body,
  };
}

/** Works through all items, so many at once. */
export async function atOnce<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const rest = items.values();
  const hand = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: width }, hand));
}
