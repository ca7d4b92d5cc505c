import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpApp, type HttpAppOptions } from '../../src/http/app.ts';
import { marketplaceEvents } from '../../src/http/marketplace-events.ts';
import { type HttpServer, type HttpServerOptions, startHttpServer } from '../../src/http/server.ts';
import { createStandardWebhooks } from '../../src/marketplaces/standard-webhooks/upstream.ts';
import { eventually } from '../support/eventually.ts';
import { SECRET } from '../support/marketplace-events.ts';
import { quietLog } from '../support/quiet-log.ts';

let server: HttpServer | undefined;

afterEach(async () => {
  await server?.close(0);
  server = undefined;
});

async function start(
  readiness: HttpAppOptions['readiness'] = async () => ({ ready: true, checks: { database: true } }),
  slack?: HttpServerOptions['slack'],
): Promise<string> {
  const metrics = async () => ({ contentType: 'text/plain', text: 'jobline_up 1\n' });
  const app = createHttpApp({ readiness, metrics, doors: [], log: quietLog });
  server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    app,
    log: quietLog,
    ...(slack !== undefined && { slack }),
  });
  return `http://127.0.0.1:${server.port}`;
}

describe('operators', () => {
  it('see that the process lives, even when it is not ready', async () => {
    const url = await start(async () => ({ ready: false, checks: {} }));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('see that it is ready, and what was looked at', async () => {
    const answer = await fetch(`${await start()}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready', checks: { database: true } }]);
  });

  it('see what is missing', async () => {
    const answer = await fetch(`${await start(async () => ({ ready: false, checks: { database: false } }))}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'not ready', checks: { database: false } }]);
  });

  it('get a 503 when the question itself fails', async () => {
    const url = await start(async () => {
      throw new Error('no database');
    });
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });
});

describe('addresses', () => {
  it.each(['/marketplace/nothing', '/marketplace', '/upstreams/x', '/mail/inbound'])(
    'machines get problem details at %s',
    async (path) => {
      const answer = await fetch(`${await start()}${path}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
      expect(await answer.json()).toMatchObject({ status: 404, title: expect.any(String) });
    },
  );

  it.each(['/', '/anything', '/slack/events', '/%E0%A4%A'])('people get text at %s', async (path) => {
    const answer = await fetch(`${await start()}${path}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).not.toContain('node_modules');
  });

  it('leave no token in the log when what they lead to fails', async () => {
    const lines: string[] = [];
    const app = createHttpApp({
      readiness: async () => ({ ready: true, checks: {} }),
      metrics: async () => ({ contentType: 'text/plain', text: '' }),
      doors: [
        {
          at: '/files',
          handler: () => {
            throw new Error('no database');
          },
        },
      ],
      log: pino({}, { write: (line: string) => void lines.push(line) }),
    });
    server = await startHttpServer({ host: '127.0.0.1', port: 0, app, log: quietLog });
    expect((await fetch(`http://127.0.0.1:${server.port}/files/very-secret`)).status).toBe(500);
    expect(lines.join()).toContain('"door":"/files"');
    expect(lines.join()).not.toContain('very-secret');
  });

  it('say nothing of what they run on, and guard what they answer', async () => {
    const { headers } = await fetch(`${await start()}/healthz`);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('what Slack posts goes to Slack’s door as it came', async () => {
    const seen: unknown[] = [];
    const url = await start(undefined, async (req, res) => {
      seen.push([req.method, req.url, req.readableFlowing]);
      req.resume().on('end', () => res.end('heard'));
    });
    const answer = await fetch(`${url}/slack/events?x=1`, { method: 'POST', body: 'text' });
    expect(await answer.text()).toBe('heard');
    expect(seen).toEqual([['POST', '/slack/events?x=1', null]]);
    expect((await fetch(`${url}/slack/other`, { method: 'POST' })).status).toBe(404);
  });

  it('are told with each answer, as they were asked for', async () => {
    const told: [string, number][] = [];
    const app = createHttpApp({
      readiness: async () => ({ ready: true, checks: {} }),
      metrics: async () => ({ contentType: 'text/plain', text: '' }),
      doors: [
        {
          at: '/marketplace/events',
          handler: marketplaceEvents({
            upstream: createStandardWebhooks(SECRET),
            resolveOrganization: async () => 1,
            accept: async () => 'accepted',
            log: quietLog,
          }),
        },
      ],
      log: quietLog,
    });
    const onAnswer = (path: string, status: number): void => void told.push([path, status]);
    server = await startHttpServer({ host: '127.0.0.1', port: 0, app, onAnswer, log: quietLog });
    const answer = await fetch(`http://127.0.0.1:${server.port}/marketplace/events?x=1`, { method: 'POST' });
    await answer.text();
    await eventually(() => expect(told).toEqual([['/marketplace/events', 415]]));
  });

  it('cannot be had twice', async () => {
    await start();
    const port = server?.port ?? 0;
    await expect(
      startHttpServer({ host: '127.0.0.1', port, app: () => undefined, log: quietLog }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('closing', () => {
  it('lets what is in hand finish, and takes nothing new', async () => {
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const url = await start(async () => {
      ask();
      await finished;
      return { ready: true, checks: {} };
    });
    const answer = fetch(`${url}/readyz`);
    await asked;
    const closed = server?.close(10_000);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    finish();
    expect((await answer).status).toBe(200);
    await closed;
    server = undefined;
  });

  it('does not wait for connections that nobody uses', async () => {
    const url = await start();
    await (await fetch(`${url}/healthz`)).text();
    const started = performance.now();
    await server?.close(10_000);
    server = undefined;
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('cuts what does not finish in time', async () => {
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const url = await start(() => {
      ask();
      return new Promise(() => undefined);
    });
    const answer = fetch(`${url}/readyz`).catch((error: unknown) => error);
    await asked;
    await server?.close(20);
    server = undefined;
    expect(await answer).toBeInstanceOf(Error);
  });

  it('is not held up by somebody who never stops sending', async () => {
    const url = await start(undefined, async (_req, res) => {
      res.writeHead(413).end();
    });
    const socket = await openEndless(Number(new URL(url).port));
    const cut = new Promise((resolve) => socket.once('close', resolve));
    await server?.close(20);
    server = undefined;
    await cut;
  });
});

/** Begins a request of a gigabyte and waits for the answer to its beginning. */
async function openEndless(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // Being cut off is what the test is about.
  socket.on('error', (error) => expect(error).toMatchObject({ code: 'ECONNRESET' }));
  socket.write(`POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: ${2 ** 30}\r\n\r\nstart`);
  const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
  expect(answer).toContain('413');
  return socket;
}
