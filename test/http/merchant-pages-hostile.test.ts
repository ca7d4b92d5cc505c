import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAGE_ACTS } from '../../src/http/pages/act-form.ts';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { fc } from '../support/fuzz.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { ask, formOf, openForBusiness, REQUEST, startByRequest } from '../support/merchant-pages.ts';

let jobline: TestJobline;
let requestPage: string;
let page: string;

const UNLIMITED = { pages: 1_000_000, ofLink: 1_000_000, requests: 1_000_000 };

beforeAll(async () => {
  jobline = await startTestJobline({ app: { pageLimits: UNLIMITED } });
  requestPage = await openForBusiness(jobline);
  page = await startByRequest(jobline, requestPage);
});

afterAll(() => jobline.close());

/** How much of what merchants can leave there is. */
async function stored(): Promise<object> {
  return acrossOrganizations(jobline.app.db, async (tx) => {
    const count = async (table: 'inbox' | 'uploads' | 'job_requests' | 'messages' | 'conversation_links') => {
      const { n } = await tx
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(n);
    };
    const [inbox, uploads, requests, messages, links] = [
      await count('inbox'),
      await count('uploads'),
      await count('job_requests'),
      await count('messages'),
      await count('conversation_links'),
    ];
    return { inbox, uploads, requests, messages, links };
  });
}

const RUNS = { numRuns: 40 };
const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', '..', '%', '%00', "'; drop table jobs; --", '<script>', '-1', '999999999999', '\u202e', 'NaN'),
);

/** Every answer is a page that says something, and nothing was kept. */
async function refusesAll(send: () => Promise<void>): Promise<void> {
  const before = await stored();
  await send();
  expect(await stored()).toEqual(before);
  expect((await ask(jobline, page)).status).toBe(200);
}

function expectClear({ status, html }: { status: number; html: string }, allowed: readonly number[]): void {
  expect(allowed).toContain(status);
  expect(html).toMatch(/^<!doctype html>[\s\S]*<h1>/);
  const said = html.replace(/<style>[\s\S]*<\/style>/, '');
  expect(said).not.toMatch(/\bat \/|node_modules|select \*|postgres/i);
}

test('addresses of no page', async () => {
  const token = fc.oneof(junk, fc.string({ unit: fc.constantFrom(...'AZaz09-_'), minLength: 30, maxLength: 70 }));
  await refusesAll(() =>
    fc.assert(
      fc.asyncProperty(token, junk, fc.constantFrom('/c/', '/request/'), async (one, two, under) => {
        const path = `${under}${encodeURIComponent(one)}${two === '' ? '' : `/${encodeURIComponent(two)}`}`;
        // Clients resolve these before they ask.
        if (path === under || /(?:^|\/)\.{1,2}(?:\/|$)/.test(path)) return;
        expectClear(await ask(jobline, path), [400, 404, 405]);
        expectClear(await ask(jobline, path, { form: new URLSearchParams({ key: two }) }), [400, 403, 404, 405]);
      }),
      RUNS,
    ),
  );
});

test('questions that no page asks', async () => {
  await refusesAll(() =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(junk, junk), { maxLength: 4 }), junk, async (pairs, value) => {
        const query = new URLSearchParams([...pairs, ['service', value], ['done', value], ['show', value]]);
        for (const path of ['/experts', page, requestPage]) {
          expectClear(await ask(jobline, `${path}?${query}&service[]=1&done[x]=2`), [200]);
        }
      }),
      { numRuns: 15 },
    ),
  );
});

test('forms that say what ours cannot', async () => {
  const { html } = await ask(jobline, page);
  const marks = formOf(html, '/write');
  const names = ['job', 'proposal', 'version', 'store', 'how', 'rating', 'answer', 'store_url', 'how', '__proto__'];
  await refusesAll(() =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PAGE_ACTS.filter((act) => !['write', 'renew', 'stop', 'look', 'mail'].includes(act))),
        fc.dictionary(fc.constantFrom(...names), junk),
        fc.boolean(),
        async (act, fields, own) => {
          const form = new URLSearchParams([...(own ? marks : []), ...Object.entries(fields)]);
          expectClear(await ask(jobline, `${page}/${act}`, { form }), own ? [400, 409, 422] : [403, 400]);
        },
      ),
      RUNS,
    ),
  );
});

test('request forms that are filled in wrongly', async () => {
  const { html } = await ask(jobline, requestPage);
  const right = formOf(html, requestPage, REQUEST);
  const wrong = {
    key: junk,
    service: junk,
    store_name: fc.constantFrom('', 'x'.repeat(3_000)),
    store_url: fc.oneof(
      junk,
      fc.constantFrom('javascript:alert(1)', 'ftp://x.y', 'https://user:pw@x.y', 'x'.repeat(5_000)),
    ),
    description: fc.constantFrom('', ' \n ', 'x'.repeat(20_001), 'a\0b'),
    email: fc.oneof(junk, fc.constantFrom('a@b', 'a@b.c, d@e.f', `${'a'.repeat(300)}@b.cc`, 'a@b.cc\r\nbcc: x@y.zz')),
    name: fc.constantFrom('', 'x'.repeat(121)),
  };
  await refusesAll(() =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(...Object.entries(wrong).map(([name, value]) => fc.tuple(fc.constant(name), value))),
        async ([name, value]) => {
          // What a form says rightly by chance is no mistake.
          if (name === 'store_url' && /\w\.\w/.test(value) && !/[:@\s]|x{9}/.test(value)) return;
          const form = new URLSearchParams(right);
          form.set(name, value);
          expectClear(await ask(jobline, requestPage, { form }), [400, 413, 422]);
        },
      ),
      RUNS,
    ),
  );
});

/** A body as it is, whatever it claims to be. */
function post(path: string, type: string, body: Buffer): Promise<{ status: number; html: string }> {
  return new Promise((resolve, reject) => {
    const headers = { origin: jobline.url, 'content-type': type, 'content-length': body.length };
    const sent = request(`${jobline.url}${path}`, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, html: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

test('multipart that is cut off, muddled or no multipart at all', async () => {
  const { html } = await ask(jobline, page);
  const marks = [...formOf(html, '/write', { body: 'Hello.' })];
  const fields = marks.map(
    ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const whole = `${fields.join('')}--b\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\nwords\r\n`;
  await refusesAll(async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length }), fc.uint8Array({ maxLength: 40 }), async (cut, noise) => {
        const body = Buffer.concat([Buffer.from(whole.slice(0, cut)), noise]);
        expectClear(await post(`${page}/write`, 'multipart/form-data; boundary=b', body), [400, 403, 413, 422]);
      }),
      RUNS,
    );
    const types = ['multipart/form-data', 'multipart/form-data; boundary=', 'application/json', 'text/plain', 'x'];
    for (const type of types) expectClear(await post(`${page}/write`, type, Buffer.from(whole)), [400, 403, 415]);
  });
});

test('too many files, and too large ones', async () => {
  const { html } = await ask(jobline, page);
  await refusesAll(async () => {
    const many = new FormData();
    for (const [name, value] of formOf(html, '/write', { body: 'x' })) many.append(name, value);
    for (let n = 0; n < 11; n++) many.append('files', new Blob(['x']), `${n}.txt`);
    expectClear(await ask(jobline, `${page}/write`, { form: many }), [413]);
    const large = Buffer.alloc(26 * 1024 * 1024);
    expectClear(await post(`${page}/write`, 'multipart/form-data; boundary=b', large), [413]);
  });
});
