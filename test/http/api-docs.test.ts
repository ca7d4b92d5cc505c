import { createHash } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INBOUND_EVENT_TYPES } from '../../src/domain/inbound-event.ts';
import { apiDocs } from '../../src/http/api-docs.ts';
import { createHttpApp } from '../../src/http/app.ts';
import { type HttpServer, startHttpServer } from '../../src/http/server.ts';
import { outboundEvent } from '../../src/marketplaces/standard-webhooks/outbound-schema.ts';
import { parseEvent } from '../../src/marketplaces/standard-webhooks/parse.ts';
import { type ApiClient, createApiClient } from '../support/api-client.ts';
import { aMessage, DATA, envelope } from '../support/marketplace-events.ts';
import { quietLog } from '../support/quiet-log.ts';

interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

const PATHS = ['/marketplace/', '/marketplace/openapi.json'];

let server: HttpServer;
let client: ApiClient;
/** By method and path; all asked at once, so that nobody's patience ends while a schema is compiled. */
const answers = new Map<string, Answer>();

beforeAll(async () => {
  const app = createHttpApp({
    metrics: async () => ({ contentType: 'text/plain', text: '' }),
    log: quietLog,
    readiness: async () => ({ ready: true, checks: {} }),
    doors: [{ at: '/marketplace', handler: apiDocs(() => 'https://jobline.example.com') }],
  });
  server = await startHttpServer({ host: '127.0.0.1', port: 0, app, log: quietLog });
  const base = `http://127.0.0.1:${server.port}`;
  for (const [method, path] of PATHS.flatMap((each) => [['GET', each] as const, ['POST', each] as const])) {
    const response = await fetch(`${base}${path}`, { method });
    answers.set(`${method} ${path}`, {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    });
  }
  client = await createApiClient(base, 'whsec_AAAA');
});

afterAll(() => server.close(0));

interface Document {
  servers: unknown;
  webhooks: Record<
    string,
    { post: { requestBody: { content: Record<string, { examples: Record<string, { value: unknown }> }> } } }
  >;
}

function answered(request: string): Answer {
  const answer = answers.get(request);
  if (!answer) throw new Error(`nobody asked ${request}`);
  return answer;
}

function document(): Document {
  const { status, headers, text } = answered('GET /marketplace/openapi.json');
  expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  return JSON.parse(text);
}

describe('the document', () => {
  it('is OpenAPI 3.1, and says where we are', async () => {
    const validator = new Validator();
    const written = document();
    expect(await validator.validate({ ...written })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(written.servers).toEqual([{ url: 'https://jobline.example.com' }]);
  });

  it('knows every event, and has words and examples for each', () => {
    expect(client.inboundTypes.toSorted()).toEqual([...INBOUND_EVENT_TYPES].sort());
    const shown = new Set(client.examples().map(({ type }) => type));
    expect([...shown]).toEqual(client.inboundTypes);
    for (const [type, { post }] of Object.entries(document().webhooks)) {
      const examples = Object.values(post.requestBody.content['application/json']?.examples ?? {});
      expect(examples.length, type).toBeGreaterThan(0);
      for (const { value } of examples) {
        expect(client.problems(value, type), type).toEqual([]);
        expect(outboundEvent.parse(value), type).toEqual(value);
      }
    }
  });

  it('takes its own examples, and what is made of its schemas, as the code does', () => {
    const made = client.inboundTypes.flatMap((type) => [client.sample(type, 'short'), client.sample(type, 'full')]);
    for (const event of [...client.examples(), ...made]) {
      expect(client.problems(event), JSON.stringify(event)).toEqual([]);
      expect(parseEvent(event), JSON.stringify(event)).toMatchObject({ ok: true });
    }
  });

  it.each([
    ['an empty message', { ...DATA['message.created'], message: { ...aMessage, body: ' ' } }],
    ['an id that is too long', { ...DATA['message.created'], conversation: { id: 'x'.repeat(256) } }],
    ['an id that is empty', { ...DATA['message.created'], conversation: { id: '' } }],
    ['a time without a zone', { ...DATA['message.created'], message: { ...aMessage, sent_at: '2026-01-31T09:30:00' } }],
    ['a message without a conversation', { message: aMessage }],
    [
      'a link that is none',
      {
        ...DATA['message.created'],
        message: { ...aMessage, files: [{ name: 'a', url: 'file:///etc/passwd', mime_type: 'a/b', size: 1 }] },
      },
    ],
  ])('refuses what the code refuses: %s', (_, data) => {
    const event = envelope('message.created', data);
    expect(parseEvent(event)).toMatchObject({ ok: false });
    expect(client.problems(event)).not.toEqual([]);
  });
});

describe('the page', () => {
  it('is made of it: every event and object, without a script', () => {
    const { status, headers, text } = answered('GET /marketplace/');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const type of client.inboundTypes) expect(text).toContain(`id="in-${type}"`);
    for (const type of client.outboundTypes) expect(text).toContain(`id="out-${type}"`);
    expect(text).toContain('POST https://jobline.example.com/marketplace/events');
    expect(text).not.toMatch(/<script|undefined|\[object |web address, may be empty|from -/);
    for (const [, anchor] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${anchor}"`);
    const style = /<style>([^<]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  });

  it.each(PATHS)('%s is only read', (path) => {
    const { status, headers, text } = answered(`POST ${path}`);
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(JSON.parse(text)).toMatchObject({ status: 405, type: 'urn:jobline:problem:method-not-allowed' });
  });
});
