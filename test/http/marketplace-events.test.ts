import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpApp } from '../../src/http/app.ts';
import type { MarketplaceEventsOptions } from '../../src/http/marketplace-events.ts';
import { marketplaceEvents } from '../../src/http/marketplace-events.ts';
import { type HttpServer, startHttpServer } from '../../src/http/server.ts';
import { createStandardWebhooks } from '../../src/marketplaces/standard-webhooks/upstream.ts';
import type { MarketplaceEventArrived } from '../../src/use-cases/conversations/accept-marketplace-event.ts';
import { aMessage, DATA, envelope, OTHER_SECRET, SECRET, signedHeaders } from '../support/marketplace-events.ts';
import { quietLog } from '../support/quiet-log.ts';

let server: HttpServer;
let arrived: MarketplaceEventArrived[];
let behave: Pick<MarketplaceEventsOptions, 'accept' | 'resolveOrganization'>;

beforeEach(async () => {
  arrived = [];
  behave = {
    resolveOrganization: async () => 7,
    accept: async (event) => {
      const duplicate = arrived.some(({ webhookId }) => webhookId === event.webhookId);
      if (!duplicate) arrived.push(event);
      return duplicate ? 'duplicate' : 'accepted';
    },
  };
  const app = createHttpApp({
    metrics: async () => ({ contentType: 'text/plain', text: '' }),
    log: quietLog,
    readiness: async () => ({ ready: true, checks: {} }),
    doors: [
      {
        at: '/marketplace/events',
        handler: marketplaceEvents({
          upstream: createStandardWebhooks(SECRET),
          resolveOrganization: (id, event) => behave.resolveOrganization(id, event),
          accept: (event) => behave.accept(event),
          log: quietLog,
        }),
      },
    ],
  });
  server = await startHttpServer({ host: '127.0.0.1', port: 0, app, log: quietLog });
});

afterEach(async () => {
  await server.close(0);
});

function url(): string {
  return `http://127.0.0.1:${server.port}/marketplace/events`;
}

async function send(body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signedHeaders(body.toString()), ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
}

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem: unknown = await response.json();
  expect(problem).toEqual(
    expect.objectContaining({
      type: expect.any(String),
      title: expect.any(String),
      status: response.status,
      detail: expect.any(String),
    }),
  );
  expect(JSON.stringify(problem)).not.toMatch(/\.ts\b|node_modules|whsec_| {4}at /);
  return { ...(typeof problem === 'object' ? problem : {}) };
}

const closed = JSON.stringify(envelope('job.closed'));

describe('a good event', () => {
  it('is answered 202 once it is stored', async () => {
    const answer = await send(closed);
    expect([answer.status, await answer.json()]).toEqual([202, { id: 'wh-1', status: 'accepted' }]);
    expect(arrived).toMatchObject([
      {
        source: 'marketplace',
        webhookId: 'wh-1',
        organizationId: 7,
        event: { type: 'job.closed', job: { id: '123' } },
        body: JSON.parse(closed),
      },
    ]);
  });

  it('is answered 200 when it comes again', async () => {
    await send(closed);
    const again = await send(closed);
    expect([again.status, await again.json()]).toEqual([200, { id: 'wh-1', status: 'duplicate' }]);
    expect(arrived).toHaveLength(1);
  });

  it('may name its charset', async () => {
    expect((await send(closed, { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(202);
  });

  it('is answered only after it is stored', async () => {
    const { promise, resolve } = Promise.withResolvers<'accepted'>();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    behave.accept = () => {
      ask();
      return promise;
    };
    let answered = false;
    const answer = send(closed).finally(() => {
      answered = true;
    });
    await asked;
    await new Promise(setImmediate);
    expect(answered).toBe(false);
    resolve('accepted');
    expect((await answer).status).toBe(202);
  });

  it('keeps what is left of a text that was cut in the middle of an emoji', async () => {
    const data = { ...DATA['message.created'], message: { ...aMessage, body: 'cut' } };
    const body = JSON.stringify(envelope('message.created', data)).replace('"cut"', String.raw`"cut \ud83d"`);
    expect((await send(body)).status).toBe(202);
    expect(arrived[0]?.event).toMatchObject({ message: { body: 'cut \uFFFD' } });
    expect(JSON.stringify(arrived[0]?.body)).toContain('cut \uFFFD');
  });
});

describe('a bad event', () => {
  afterEach(() => {
    expect(arrived).toEqual([]);
  });

  it('of another content type: 415, before all else', async () => {
    const answer = await send('x'.repeat(2 ** 20 + 1), { 'content-type': 'text/plain', 'webhook-signature': 'v1,x' });
    expect(answer.status).toBe(415);
    await problemOf(answer);
  });

  it('that is compressed: 415', async () => {
    expect((await send(gzipSync(closed), { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('of more than 1 MiB: 413, whoever signed it', async () => {
    const answer = await send(JSON.stringify({ pad: 'x'.repeat(2 ** 20) }), { 'webhook-signature': 'v1,x' });
    expect(answer.status).toBe(413);
    await problemOf(answer);
  });

  it('that says it has more than 1 MiB: 413, before the rest has come', async () => {
    expect(await sendPart('x', { 'content-length': 2 ** 20 + 1 }, false)).toBe(413);
  });

  it('of more than 1 MiB that does not say so: 413', async () => {
    expect(await sendPart('x'.repeat(2 ** 20 + 1), {}, true)).toBe(413);
  });

  it('of exactly 1 MiB is not too large', async () => {
    const empty = JSON.stringify({ ...envelope('job.opened'), pad: '' });
    const answer = await send(empty.replace('""', `"${'x'.repeat(2 ** 20 - empty.length)}"`));
    expect(answer.status).toBe(422);
  });

  it.each([
    ['signed by another', () => signedHeaders(closed, { secret: OTHER_SECRET })],
    ['too old', () => signedHeaders(closed, { aheadSeconds: -302 })],
    ['from the future', () => signedHeaders(closed, { aheadSeconds: 310 })],
    ['without an id', () => ({ 'webhook-id': '' })],
    ['without a time', () => ({ 'webhook-timestamp': '' })],
    ['without a signature', () => ({ 'webhook-signature': '' })],
  ])('%s: 401', async (_name, headers) => {
    const answer = await send(closed, headers());
    expect(answer.status).toBe(401);
    await problemOf(answer);
  });

  it('is told nothing of its JSON before its signature is checked', async () => {
    expect((await send('{"type":', signedHeaders('another'))).status).toBe(401);
  });

  it.each([['{"type":'], [''], ['undefined'], ['{}{}']])('that is not JSON, %j: 400', async (body) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    await problemOf(answer);
  });

  it('whose bytes are not UTF-8: refused', async () => {
    const bytes = Buffer.from([0x22, 0xff, 0xfe, 0x22]);
    expect([400, 401]).toContain((await send(bytes)).status);
  });

  it('of an unknown type: 422 with the known ones', async () => {
    const problem = await problemOf(await send(JSON.stringify(envelope('job.forgotten'))));
    expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '/type' }] });
    expect(JSON.stringify(problem)).toContain('job.created');
  });

  it.each([
    ['/data/job/id', { job: { id: 7 } }],
    ['/data/job/id', { job: { id: 'x\0' } }],
    ['/data/job', {}],
  ])('with a wrong %s: 422 that names it', async (pointer, data) => {
    const answer = await send(JSON.stringify(envelope('job.closed', data)));
    expect(answer.status).toBe(422);
    expect(await problemOf(answer)).toMatchObject({ errors: [{ pointer, detail: expect.any(String) }] });
  });

  it.each(['[]', '"text"', 'null', '7'])('that is %s: 422', async (body) => {
    expect(await problemOf(await send(body))).toMatchObject({ status: 422, errors: [{ pointer: '' }] });
  });

  it.each([
    ['acme', { organization: 'acme' }],
    [undefined, {}],
  ])('of the organization %s that is not ours: 422', async (id, data) => {
    const asked: unknown[] = [];
    behave.resolveOrganization = async (outsideId) => {
      asked.push(outsideId);
      return null;
    };
    const answer = await send(JSON.stringify(envelope('job.closed', { ...DATA['job.closed'], ...data })));
    expect(answer.status).toBe(422);
    expect(await problemOf(answer)).toMatchObject({ errors: [{ pointer: '/data/organization' }] });
    expect(asked).toEqual([id]);
  });

  it('under an id of more than 255 characters: 422', async () => {
    const answer = await send(closed, signedHeaders(closed, { id: 'x'.repeat(256) }));
    expect(answer.status).toBe(422);
    expect(await problemOf(answer)).toMatchObject({ detail: expect.stringContaining('webhook-id') });
  });
});

describe('when we cannot', () => {
  it.each(['accept', 'resolveOrganization'] as const)('%s fails: 503, so that it is sent again', async (step) => {
    behave[step] = async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.5:5432');
    };
    const answer = await send(closed);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(JSON.stringify(await problemOf(answer))).not.toContain('10.0.0.5');
  });
});

it('takes POST only', async () => {
  const answer = await fetch(url());
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  await problemOf(answer);
});

/** Sends what may be only a beginning, and waits for the status of the answer. */
async function sendPart(part: string, headers: Record<string, number>, isAll: boolean): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const req = request(url(), options, (res) => {
      resolve(res.statusCode);
      req.destroy();
    });
    req.on('error', reject);
    req.write(part);
    if (isAll) req.end();
  });
}
