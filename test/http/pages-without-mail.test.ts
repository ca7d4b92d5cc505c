import { randomUUID } from 'node:crypto';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PagesDeps } from '../../src/http/pages/deps.ts';
import { PAGE_LIMITS } from '../../src/http/pages/limits.ts';
import { merchantPages } from '../../src/http/pages/merchant-pages.ts';
import { listen } from '../support/listen.ts';
import { quietLog } from '../support/quiet-log.ts';

const PATH = '/request/north-studio-0123456789ab';
const taken: string[] = [];
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  const deps: PagesDeps = {
    publicUrl: () => server.url,
    limits: PAGE_LIMITS,
    log: quietLog,
    listExperts: async () => {
      throw new Error('the database is away: postgres://secret');
    },
    findRequestPage: async (publicId) => ({
      organizationId: 1,
      publicId,
      name: 'North Studio',
      words: '',
      language: 'da',
      services: [{ handle: 'seo', name: 'Search' }],
      open: true,
      published: true,
    }),
    canMail: false,
    requestWork: async (_, { formKey }) => {
      taken.push(formKey);
      return 'kept';
    },
    findRequest: async () => undefined,
    confirmRequest: async () => undefined,
    readConversation: async () => undefined,
    act: async () => undefined,
    wasActed: async () => false,
    keepFiles: async () => [],
    findKept: async () => [],
    mailLink: async () => undefined,
    renewLink: async () => undefined,
  };
  const app = express();
  for (const { at, handler } of merchantPages(deps)) app.use(at, handler);
  server = await listen(app);
});

afterAll(() => server.close());

test('a request form takes nothing where no mail can be sent, and says why, in the organization’s language', async () => {
  const asked = await fetch(`${server.url}${PATH}`, { headers: { 'accept-language': 'cs' } });
  const html = await asked.text();
  expect(asked.status).toBe(200);
  expect(html).toContain('<html lang="da">');
  expect(html).toContain('Der kan ikke sendes forespørgsler her endnu');
  expect(html).not.toContain('<form');
  const body = new URLSearchParams({
    key: randomUUID(),
    service: 'seo',
    description: 'Help',
    name: 'J',
    email: 'j@s.dk',
  });
  const sent = await fetch(`${server.url}${PATH}`, { method: 'POST', body, headers: { origin: server.url } });
  expect(sent.status).toBe(200);
  expect(taken).toEqual([]);
});

test('a mistake of ours is a page too, and tells nothing of us', async () => {
  const failed = await fetch(`${server.url}/experts`, { headers: { 'accept-language': 'nl' } });
  expect(failed.status).toBe(500);
  const html = await failed.text();
  expect(html).toContain('Dat is niet gelukt');
  expect(html).not.toContain('secret');
});
