import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLimits } from '../../src/http/pages/limits.ts';
import { listen } from '../support/listen.ts';

let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  const limits = createLimits({ pages: 4, ofLink: 2, requests: 1 });
  const app = express();
  app.set('trust proxy', 'loopback');
  app.use('/c/:token', limits.ofLink);
  app.use(limits.pages, (_req, res) => void res.send('a page'));
  server = await listen(app);
});

afterAll(() => server.close());

function ask(path: string, from: string): Promise<Response> {
  return fetch(`${server.url}${path}`, { headers: { 'x-forwarded-for': from, 'accept-language': 'de' } });
}

async function statuses(paths: readonly string[], from: string): Promise<number[]> {
  const answers: number[] = [];
  for (const path of paths) answers.push((await ask(path, from)).status);
  return answers;
}

test('one address may ask so often, and is then told in its language when to come again', async () => {
  expect(await statuses(Array(5).fill('/experts'), '203.0.113.7')).toEqual([200, 200, 200, 200, 429]);
  const refused = await ask('/experts', '203.0.113.7');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.text()).toMatch(/<html lang="de">[\s\S]*Versuche es in 1 Minute wieder\./);
});

test('others go on asking, also those of another network', async () => {
  expect(await statuses(['/experts'], '203.0.113.8')).toEqual([200]);
  const household = ['2001:db8:1::1', '2001:db8:1::2', '2001:db8:1::3', '2001:db8:1::4', '2001:db8:1::5'];
  const answers = await Promise.all(household.map(async (one) => (await ask('/experts', one)).status));
  expect(answers.sort()).toEqual([200, 200, 200, 200, 429]);
});

test('one link may be asked for so often, from wherever', async () => {
  const answers = [];
  for (const from of ['198.51.100.1', '198.51.100.2', '198.51.100.3']) answers.push((await ask('/c/abc', from)).status);
  expect(answers).toEqual([200, 200, 429]);
  expect((await ask('/c/other', '198.51.100.3')).status).toBe(200);
});
