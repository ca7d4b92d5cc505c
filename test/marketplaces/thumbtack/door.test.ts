import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpApp } from '../../../src/http/app.ts';
import { marketplaceEvents } from '../../../src/http/marketplace-events.ts';
import { parseThumbtack } from '../../../src/marketplaces/thumbtack/parse.ts';
import { createBasicVerifier } from '../../../src/marketplaces/thumbtack/verify.ts';
import type { MarketplaceEventArrived } from '../../../src/use-cases/conversations/accept-marketplace-event.ts';
import { type Listening, listen } from '../../support/listen.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { leadEvent, MESSAGE, messageEvent } from './shapes.ts';

const arrived: MarketplaceEventArrived[] = [];
let server: Listening;

beforeAll(async () => {
  const app = createHttpApp({
    metrics: async () => ({ contentType: 'text/plain', text: '' }),
    readiness: async () => ({ ready: true, checks: {} }),
    log: quietLog,
    doors: [
      {
        at: '/upstreams/thumbtack',
        handler: marketplaceEvents({
          upstream: { source: 'thumbtack', verify: createBasicVerifier('üser', 'pass:word'), parse: parseThumbtack },
          resolveOrganization: async () => 1,
          accept: async (event) => {
            const isKnown = arrived.some(({ webhookId }) => webhookId === event.webhookId);
            if (!isKnown) arrived.push(event);
            return isKnown ? 'duplicate' : 'accepted';
          },
          log: quietLog,
        }),
      },
    ],
  });
  server = await listen(app);
});

afterAll(() => server.close());

function basic(account: string): string {
  return `Basic ${Buffer.from(account).toString('base64')}`;
}

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/upstreams/thumbtack`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: basic('üser:pass:word'), ...headers },
    body,
  });
  const type = response.headers.get('content-type');
  const json = (await response.json()) as { type?: string; errors?: object[]; id?: string; status?: unknown };
  return { status: response.status, type, json, challenge: response.headers.get('www-authenticate') };
}

describe('Thumbtack’s door', () => {
  it('takes a webhook once, by what was created', async () => {
    const body = JSON.stringify(messageEvent());
    const id = 'MessageCreatedV4:519153481515696128';
    expect(await post(body)).toMatchObject({ status: 202, json: { id, status: 'accepted' } });
    const again = JSON.stringify(messageEvent({ ...MESSAGE, unheardOf: true }));
    expect(await post(again)).toMatchObject({ status: 200, json: { id, status: 'duplicate' } });
    expect(await post(JSON.stringify(leadEvent()))).toMatchObject({ status: 202 });
    expect(arrived.map(({ source, webhookId }) => `${source} ${webhookId}`)).toEqual([
      `thumbtack ${id}`,
      'thumbtack NegotiationCreatedV4:590299344770662410',
    ]);
  });

  it.each([
    ['nobody', ''],
    ['another user', basic('user:pass:word')],
    ['another password', basic('üser:pass:words')],
    ['a token', 'Bearer abc'],
    ['what is not base64', 'Basic ß'.replace('ß', '%%%')],
  ])('lets nobody in as %s, and says how', async (_, authorization) => {
    const before = arrived.length;
    const answer = await post(JSON.stringify(messageEvent({ ...MESSAGE, messageID: 'forged' })), { authorization });
    expect(answer).toMatchObject({ status: 401, type: 'application/problem+json; charset=utf-8' });
    expect(answer.challenge).toMatch(/^Basic realm=/);
    expect(answer.json.type).toBe('urn:jobline:problem:invalid-signature');
    expect(arrived).toHaveLength(before);
  });

  it('takes what nobody here needs, and leaves it out', async () => {
    const before = arrived.length;
    const answer = await post(JSON.stringify({ event: { eventType: 'PresetJobMatchedV4' }, data: {} }));
    expect(answer).toMatchObject({ status: 200, json: { status: 'ignored' } });
    expect(arrived).toHaveLength(before);
  });

  it('says what is wrong with a body', async () => {
    expect(await post('{')).toMatchObject({ status: 400, json: { type: 'urn:jobline:problem:not-json' } });
    expect(await post('[]')).toMatchObject({ status: 422 });
    expect(await post('<a/>', { 'content-type': 'application/xml' })).toMatchObject({ status: 415 });
    expect(await post(JSON.stringify(messageEvent({ ...MESSAGE, text: 'x'.repeat(2 ** 20) })))).toMatchObject({
      status: 413,
    });
    expect(await post(JSON.stringify(messageEvent({ ...MESSAGE, messageID: '' })))).toMatchObject({
      status: 422,
      json: { type: 'urn:jobline:problem:invalid-event', errors: [{ pointer: '/data/messageID' }] },
    });
    expect(await post(JSON.stringify({ event: {}, data: {} }))).toMatchObject({
      status: 422,
      json: { type: 'urn:jobline:problem:invalid-event', errors: [{ pointer: '/event/eventType' }] },
    });
  });
});
