import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlePages } from '../../../sandbox/pages/serve.ts';
import { type Listening, listen } from '../../support/listen.ts';

let server: Listening;

beforeAll(async () => {
  server = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://pages');
    if (!(await handlePages(request, response, url))) response.writeHead(404).end();
  });
});

afterAll(() => server.close());

describe('the pages of the sandbox', () => {
  it.each(['/', '/slack/', '/marketplace/'])(
    '%s names only modules that are there and are JavaScript',
    async (path) => {
      const page = await (await fetch(server.url + path)).text();
      const modules = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
      expect(modules.length).toBeGreaterThan(4);
      for (const module of modules) {
        const response = await fetch(server.url + module);
        expect([module, response.status]).toEqual([module, 200]);
        expect(await response.text()).not.toMatch(/^(import type|export interface)/m);
      }
    },
  );

  it.each([
    ['/slack/archives/C0JOBS/p1700000000123456', '/slack/#C0JOBS/1700000000.123456'],
    [
      '/slack/archives/C0JOBS/p1700000009000001?thread_ts=1700000000.123456&cid=C0JOBS',
      '/slack/#C0JOBS/1700000000.123456',
    ],
  ])('a permalink opens the thread it names: %s', async (permalink, place) => {
    const response = await fetch(server.url + permalink, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, place]);
  });

  it('sends a module again only when it has changed', async () => {
    const first = await fetch(`${server.url}/assets/pages/slack/main.ts`);
    const etag = first.headers.get('etag') ?? '';
    await first.text();
    const again = await fetch(`${server.url}/assets/pages/slack/main.ts`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it.each([
    '/assets/start.ts',
    '/assets/marketplace/marketplace.ts',
    '/assets/pages/slack/..%2F..%2Fstart.ts',
    '/assets/pages/slack/%2e%2e/serve.ts',
    '/assets/npm/pg',
  ])('keeps %s to itself', async (path) => {
    expect((await fetch(server.url + path)).status).toBe(404);
  });

  it('leads from an address without its last slash to the page, with the query', async () => {
    const response = await fetch(`${server.url}/slack?user=U0BEN`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/slack/?user=U0BEN');
  });
});
