import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import type { OutboundEvent } from '../../../src/domain/outbound-event.ts';
import { writeEvent } from '../../../src/marketplaces/standard-webhooks/outbound.ts';
import { signWebhook } from '../../../src/marketplaces/standard-webhooks/sign.ts';
import type { ChannelOutcome } from '../../../src/merchants/channel.ts';
import { createMarketplaceChannel, noMarketplace } from '../../../src/merchants/marketplace/channel.ts';
import { type Listening, listen } from '../../support/listen.ts';
import { OTHER_SECRET, SECRET } from '../../support/marketplace-events.ts';
import { quietLog } from '../../support/quiet-log.ts';

const event: OutboundEvent = {
  type: 'job.opened',
  organization: 'acme',
  job: { id: '1', status: 'opened' },
  at: new Date(),
};

let server: Listening | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Setting {
  timeoutMs?: number;
  now?: () => Date;
  account?: string;
}

type Deliver = (attempt: number) => Promise<ChannelOutcome>;

async function channelTo(
  answer: (req: IncomingMessage, res: ServerResponse) => void,
  { account = '', ...options }: Setting = {},
): Promise<Deliver> {
  server = await listen(answer);
  const url = `${server.url.replace('://', `://${account}`)}/events?key=1`;
  return deliverTo(url, options);
}

const ATTEMPT = { webhookId: 'wh-1', organizationId: 1, assertOurs: () => undefined };

function deliverTo(url: string, options: Setting = {}): Deliver {
  const endpoint = {
    url,
    write: writeEvent,
    sign: (id: string, at: Date, body: string) => signWebhook(SECRET, id, at, body),
  };
  const channel = createMarketplaceChannel(endpoint, { log: quietLog, ...options });
  return (attempt) => channel.deliver(event, { ...ATTEMPT, attempt });
}

function status(
  code: number,
  headers: Record<string, string> = {},
): (req: IncomingMessage, res: ServerResponse) => void {
  return (req, res) => void req.resume().on('end', () => res.writeHead(code, headers).end('thanks'));
}

describe('what is sent', () => {
  it('is signed anew for each attempt, under the same webhook-id and with the same body', async () => {
    const seen: {
      headers: Record<string, string>;
      body: string;
      url: string | undefined;
      method: string | undefined;
    }[] = [];
    let clock = Date.now();
    const deliver = await channelTo(
      async (req, res) => {
        const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
        seen.push({ headers, body: await text(req), url: req.url, method: req.method });
        res.end();
      },
      { now: () => new Date(clock) },
    );
    await deliver(1);
    clock += 60_000;
    await deliver(2);

    expect(
      seen.map(({ method, url, headers }) => [method, url, headers['content-type'], headers['webhook-id']]),
    ).toEqual(Array(2).fill(['POST', '/events?key=1', 'application/json', 'wh-1']));
    const [first, second] = seen;
    expect(second?.body).toBe(first?.body);
    expect(Number(second?.headers['webhook-timestamp']) - Number(first?.headers['webhook-timestamp'])).toBe(60);
    for (const { headers, body } of seen) {
      expect(new Webhook(SECRET).verify(body, headers)).toMatchObject({ type: 'job.opened' });
      expect(() => new Webhook(OTHER_SECRET).verify(body, headers)).toThrow();
    }
  });

  it('carries the account that stands in the address as a header', async () => {
    let authorization: string | undefined;
    const deliver = await channelTo(
      (req, res) => {
        authorization = req.headers.authorization;
        res.end();
      },
      { account: 'me:p%40ss@' },
    );
    expect(await deliver(1)).toEqual({ kind: 'delivered', status: 200 });
    expect(authorization).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`);
  });
});

describe('what the answer means', () => {
  it.each([200, 201, 202, 204])('%i: delivered', async (code) => {
    expect(await (await channelTo(status(code)))(1)).toEqual({ kind: 'delivered', status: code });
  });

  it.each([408, 425, 429, 500, 502, 503])('%i: again', async (code) => {
    expect(await (await channelTo(status(code)))(1)).toEqual({
      kind: 'retry',
      reason: { code: 'refused', status: code },
    });
  });

  it.each([301, 302, 307, 308, 400, 401, 403, 404, 409, 422])('%i: never', async (code) => {
    const deliver = await channelTo(status(code, { location: 'http://127.0.0.1:1/' }));
    expect(await deliver(1)).toEqual({ kind: 'permanent', reason: { code: 'refused', status: code } });
  });

  it('410: no more events at all', async () => {
    expect(await (await channelTo(status(410)))(1)).toEqual({ kind: 'endpoint_off' });
  });

  it('no marketplace: never', async () => {
    expect(await noMarketplace.deliver(event, { ...ATTEMPT, attempt: 1 })).toEqual({
      kind: 'permanent',
      reason: { code: 'no_marketplace' },
    });
  });
});

describe('Retry-After', () => {
  const now = (): Date => new Date('2026-01-31T09:30:00Z');

  it.each([
    [429, '120', 120_000],
    [503, '0', 0],
    [429, 'Sat, 31 Jan 2026 09:31:00 GMT', 60_000],
    [429, 'Sat, 31 Jan 2026 09:00:00 GMT', 0],
    [429, '99999999', 86_400_000],
    [429, '1.5', 1_500],
  ])('of a %i: %s', async (code, header, retryAfterMs) => {
    const deliver = await channelTo(status(code, { 'retry-after': header }), { now });
    expect(await deliver(1)).toMatchObject({ kind: 'retry', retryAfterMs });
  });

  it.each(['soon', '-5', ''])('that cannot be read is left out: %j', async (header) => {
    const deliver = await channelTo(status(429, { 'retry-after': header }), { now });
    expect(await deliver(1)).toEqual({ kind: 'retry', reason: { code: 'refused', status: 429 } });
  });
});

describe('what no answer means', () => {
  const again = { kind: 'retry', reason: { code: 'unreachable' } };

  it('silence: again', async () => {
    const deliver = await channelTo(() => undefined, { timeoutMs: 50 });
    expect(await deliver(1)).toEqual(again);
  });

  it('a connection that breaks after the event arrived: again', async () => {
    const deliver = await channelTo((req) => void req.resume().on('end', () => req.socket.resetAndDestroy()));
    expect(await deliver(1)).toEqual(again);
  });

  it('nobody there: again', async () => {
    const gone = await listen(() => undefined);
    await gone.close();
    expect(await deliverTo(gone.url)(1)).toEqual(again);
  });

  it('a yes whose rest does not come is a yes', async () => {
    const deliver = await channelTo((_req, res) => {
      res.writeHead(200, { 'content-length': 100 });
      res.write('th', () => res.destroy());
    });
    expect(await deliver(1)).toEqual({ kind: 'delivered', status: 200 });
  });

  it('a yes that never ends is a yes', async () => {
    const deliver = await channelTo((_req, res) => {
      res.writeHead(200);
      const more = (): void => {
        if (!res.destroyed) res.write('x'.repeat(16_384), more);
      };
      more();
    });
    expect(await deliver(1)).toEqual({ kind: 'delivered', status: 200 });
  });
});
