import { request } from 'node:http';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fc } from '../support/fuzz.ts';
import { damaged, nastyText, nastyValue } from '../support/hostile.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { DATA, envelope, signedHeaders } from '../support/marketplace-events.ts';
import { TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';
import { sendAsSlack } from '../support/slack-request.ts';

const { secret } = TEST_SANDBOX_SECRETS.marketplace;
const { signingSecret } = TEST_SANDBOX_SECRETS.slack;
const RUNS = 120;

let jobline: TestJobline;
/** What the app complained about. */
const complaints: string[] = [];
let sent = 0;

beforeAll(async () => {
  const log = pino({ level: 'error' }, { write: (line: string) => void complaints.push(line) });
  jobline = await startTestJobline({ app: { log } });
});

beforeEach(() => {
  complaints.length = 0;
});

afterAll(async () => {
  await jobline.close();
});

interface Answer {
  status: number;
  type: string;
  body: string;
}

/** As somebody who keeps to no rule: fetch would mend a path and refuse a header. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Uint8Array,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const options = { method, path, headers, host: '127.0.0.1', port: jobline.app.port };
  const asked = request(options, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      text += chunk;
    });
    response.on('end', () =>
      resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body: text }),
    );
  });
  asked.once('error', reject);
  asked.end(body);
  return promise;
}

function send(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
  return ask('POST', '/marketplace/events', { 'content-type': 'application/json', ...headers }, body);
}

function sendSigned(body: string): Promise<Answer> {
  return send(body, signedHeaders(body, { secret, id: `hostile-${++sent}` }));
}

async function stored(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from inbox`.execute(
    jobline.database.db,
  );
  return rows[0]?.count ?? 0;
}

function expectClearRefusal({ status, type, body }: Answer): void {
  expect([400, 401, 404, 405, 413, 415, 422]).toContain(status);
  expect(type).toBe('application/problem+json; charset=utf-8');
  const problem: unknown = JSON.parse(body);
  expect(problem).toMatchObject({ title: expect.any(String), status, detail: expect.any(String) });
  expect(body).not.toMatch(/\.ts\b|node_modules|whsec_| {4}at |select |insert /);
}

/** Nothing of all this was more than refused: it is up, nobody was surprised, and what was accepted was applied. */
async function expectUnharmed(): Promise<void> {
  await jobline.settled();
  expect((await ask('GET', '/readyz')).status).toBe(200);
  expect(complaints).toEqual([]);
  const failed = await jobline.database.db
    .selectFrom('deliveries')
    .select(['subject', 'last_error'])
    .where('kind', 'in', ['apply-marketplace-event', 'match-request'])
    .where('state', '!=', 'done')
    .execute();
  expect(failed).toEqual([]);
}

describe('the events of a marketplace', () => {
  const events = Object.keys(DATA).map((type) => ({ ...envelope(type) }));

  test('that are damaged are refused, and stored only where they are still events', async () => {
    const before = await stored();
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...events).chain((event) => damaged(event)),
        async (body) => {
          const answer = await sendSigned(JSON.stringify(body) ?? 'null');
          if (answer.status === 202) accepted += 1;
          else expectClearRefusal(answer);
        },
      ),
      { numRuns: 2 * RUNS },
    );
    expect(await stored()).toBe(before + accepted);
    await expectUnharmed();
  });

  test('that are any JSON, or none, are refused and not stored', async () => {
    const before = await stored();
    const json = nastyValue.map((value) => JSON.stringify(value) ?? 'null');
    const texts = fc.oneof(
      json,
      nastyText,
      fc.constantFrom('', '{', '[1,', '{"type":', '"\\ud800"', 'NaN', '\ufeff{}'),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (body) => expectClearRefusal(await sendSigned(body))),
      { numRuns: RUNS },
    );
    expect(await stored()).toBe(before);
    await expectUnharmed();
  });

  test('that are not signed are refused whatever they are', async () => {
    const before = await stored();
    const header = fc.string({ unit: 'grapheme-ascii', maxLength: 300 });
    const headers = fc.record(
      {
        'webhook-id': header,
        'webhook-timestamp': fc.oneof(
          header,
          fc.integer().map(String),
          fc.constant(String(Math.floor(Date.now() / 1000))),
        ),
        'webhook-signature': fc.oneof(
          header,
          header.map((text) => `v1,${text}`),
          header.map((text) => `v1a,${text} v1,`),
        ),
        'content-type': fc.constantFrom(
          'application/json',
          'application/json; charset=utf-8',
          'text/plain',
          'multipart/form-data',
        ),
        'content-encoding': fc.constantFrom('gzip', 'br', 'identity'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(headers, fc.uint8Array({ maxLength: 2_000 }), async (given, body) => {
        const answer = await send(body, given);
        expect([401, 415]).toContain(answer.status);
        expectClearRefusal(answer);
      }),
      { numRuns: RUNS },
    );
    expect(await stored()).toBe(before);
    await expectUnharmed();
  });
});

describe('what Slack sends', () => {
  test('is refused without its signature, and does no harm with it', async () => {
    const before = await stored();
    const body = fc.oneof(
      nastyValue.map((value) => JSON.stringify(value) ?? ''),
      nastyText,
    );
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/html'),
        async (text, contentType) => {
          const unsigned = await sendAsSlack(jobline.url, text, { contentType, secret: 'guessed' });
          expect([401, 415]).toContain(unsigned.status);
          const { status } = await sendAsSlack(jobline.url, text, { contentType, secret: signingSecret });
          expect([400, 401, 404, 415]).toContain(status);
        },
      ),
      { numRuns: RUNS },
    );
    expect(await stored()).toBe(before);
    await expectUnharmed();
  });
});

describe('addresses', () => {
  /** What can stand in the first line of a request. */
  const part = fc.oneof(
    nastyText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 4_000)),
    fc.constantFrom(
      '%',
      '%ff',
      '%c0%ae',
      '..',
      '.',
      '%2e%2e%2f',
      '%00',
      '1-',
      `1-${'a'.repeat(64)}`,
      `${'9'.repeat(15)}-${'0'.repeat(64)}`,
    ),
  );
  const doors = fc.constantFrom(
    '/marketplace',
    '/marketplace/openapi.json',
    '/unsubscribe',
    '/upstreams',
    '/mail',
    '/files',
    '/slack',
    '/nowhere',
    '/healthz',
    '',
  );
  const query = fc.array(part, { maxLength: 3 }).map((parts) => (parts.length > 0 ? `?${parts.join('&')}` : ''));

  test('that lead nowhere say so, by every method, and open nothing', async () => {
    const before = await stored();
    const methods = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS');
    await fc.assert(
      fc.asyncProperty(methods, doors, part, query, async (method, door, rest, search) => {
        const { status, body } = await ask(method, `${door}/${rest}${search}`);
        expect([200, 400, 401, 404, 405, 415]).toContain(status);
        expect(body).not.toMatch(/\.ts\b|node_modules| {4}at /);
      }),
      { numRuns: RUNS },
    );
    expect(await stored()).toBe(before);
    await expectUnharmed();
  });

  test('that are read take any question', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/marketplace/', '/marketplace/openapi.json', '/healthz', '/readyz', '/metrics'),
        query,
        async (path, search) => {
          expect((await ask('GET', `${path}${search}`)).status).toBe(200);
        },
      ),
      { numRuns: RUNS },
    );
    await expectUnharmed();
  });
});
