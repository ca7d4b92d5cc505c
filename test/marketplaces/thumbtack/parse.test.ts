import { describe, expect, it } from 'vitest';
import { parseThumbtack } from '../../../src/marketplaces/thumbtack/parse.ts';
import { createBasicVerifier } from '../../../src/marketplaces/thumbtack/verify.ts';
import { fc } from '../../support/fuzz.ts';
import { LEAD, leadEvent, MESSAGE, messageEvent } from './shapes.ts';

describe('a lead', () => {
  it('becomes a job with its merchant, its answers and its files', () => {
    expect(parseThumbtack(leadEvent())).toEqual({
      ok: true,
      eventId: 'NegotiationCreatedV4:590299344770662410',
      event: {
        type: 'job.created',
        timestamp: new Date('2026-09-15T04:02:29Z'),
        organization: '590297085345701895',
        job: {
          id: 'thumbtack:590299344770662410',
          kind: 'match',
          createdAt: new Date('2026-09-15T04:02:24Z'),
          service: { handle: '240123621172183344', name: 'Web Design' },
          details: 'Need a shop for candles',
          requirements: [
            { question: 'Frequency of services', responses: ['One time only'] },
            { question: 'Features', responses: ['Checkout', 'Blog'] },
            { question: 'Location', responses: ['123 Main St, Apt 4B, Lake Worth, FL 33460'] },
            { question: 'Proposed times', responses: [expect.stringMatching(/^Sep 16, 2026, 10:00.+11:00.AM UTC$/)] },
            { question: 'Phone', responses: ['5615550142'] },
            { question: 'Estimate shown', responses: ['$150.00'] },
          ],
          priorities: {},
        },
        merchant: { id: '590299344770162703', name: 'Dana Reyes' },
        conversation: { id: '590299344770662410' },
        message: {
          id: 'thumbtack:590299344770662410:files',
          body: '',
          sentAt: new Date('2026-09-15T04:02:24Z'),
          files: [{ name: 'pile.jpg', url: 'https://files.example/pile.jpg', mimeType: 'image/jpeg', size: 20 }],
        },
      },
    });
  });

  it('may say no more than who asks for what', () => {
    const { negotiationID, createdAt } = LEAD;
    const request = { category: { name: 'Web Design' }, description: null, details: null };
    const bare = leadEvent({ negotiationID, createdAt, customer: { customerID: '1' }, request });
    expect(parseThumbtack(bare)).toMatchObject({
      ok: true,
      event: { job: { service: { handle: 'thumbtack' }, requirements: [] }, merchant: { id: '1', name: '1' } },
    });
  });

  it('is refused where it lacks what a job needs, each field by its place', () => {
    const { customer, ...rest } = LEAD;
    expect(parseThumbtack(leadEvent({ ...rest, request: { category: { name: '' } } }))).toEqual({
      ok: false,
      problem: 'invalid',
      errors: [
        { pointer: '/data/customer', detail: 'is required' },
        { pointer: '/data/request/category/name', detail: 'must have 1 to 255 characters' },
      ],
    });
    expect(customer).toBeDefined();
  });
});

describe('a message', () => {
  it('of the customer is theirs, and may repeat the request', () => {
    expect(parseThumbtack(messageEvent())).toEqual({
      ok: true,
      eventId: 'MessageCreatedV4:519153481515696128',
      event: {
        type: 'message.created',
        timestamp: new Date('2026-09-15T04:02:29Z'),
        organization: '590297085345701895',
        conversation: { id: '590299344770662410' },
        mayRepeatRequest: true,
        message: {
          id: 'thumbtack:519153481515696128',
          body: 'Are you available on my date?',
          sentAt: new Date('2026-09-15T04:03:01Z'),
          files: [],
        },
      },
    });
  });

  it('of the business is an echo', () => {
    expect(parseThumbtack(messageEvent({ ...MESSAGE, from: 'Business' }))).toMatchObject({
      ok: true,
      event: { type: 'message.echoed', message: { id: '519153481515696128', body: 'Are you available on my date?' } },
    });
  });

  it('may be a photo without words or name', () => {
    const attachments = [{ url: 'https://files.example/a/photo.png?x=1' }];
    const { text: _, ...rest } = MESSAGE;
    expect(parseThumbtack(messageEvent({ ...rest, attachments }))).toMatchObject({
      ok: true,
      event: { message: { body: '', files: [{ name: 'photo.png', mimeType: 'application/octet-stream', size: 0 }] } },
    });
  });

  it.each([
    ['nothing at all', { ...MESSAGE, text: ' ' }, '/data/text'],
    ['by nobody', { ...MESSAGE, from: 'Robot' }, '/data/from'],
    ['with a NUL', { ...MESSAGE, text: 'a\0b' }, '/data/text'],
    ['with a NUL where nobody reads', { ...MESSAGE, mood: { '\0': 1 } }, '/data/mood'],
    ['at no time', { ...MESSAGE, sentAt: 'soon' }, '/data/sentAt'],
    [
      'with a link that is none',
      { ...MESSAGE, attachments: [{ url: 'file:///etc/passwd' }] },
      '/data/attachments/0/url',
    ],
  ])('that says %s is refused', (_, data, pointer) => {
    expect(parseThumbtack(messageEvent(data))).toMatchObject({ ok: false, problem: 'invalid', errors: [{ pointer }] });
  });
});

it.each([
  ['another event', { event: { eventType: 'ReviewCreatedV4' }, data: {} }, 'unknown_type'],
  ['a name of every object', { event: { eventType: 'toString' }, data: {} }, 'unknown_type'],
  ['no type', { event: {}, data: {} }, 'invalid'],
  ['no event', { data: {} }, 'invalid'],
  ['a list', [], 'invalid'],
])('%s is refused with the known ones', (_, body, problem) => {
  expect(parseThumbtack(body)).toEqual({
    ok: false,
    problem,
    errors: [
      {
        pointer: '/event/eventType',
        detail: expect.stringContaining('one of: NegotiationCreatedV4, MessageCreatedV4'),
      },
    ],
  });
});

describe('whatever comes', () => {
  /** The recorded shapes with one value anywhere in them replaced by anything. */
  const bent = fc
    .tuple(fc.constantFrom(leadEvent(), messageEvent()), fc.nat(60), fc.jsonValue())
    .map(([whole, nth, value]) => {
      let left = nth;
      return JSON.parse(JSON.stringify(whole), (_key, inner) => (left-- === 0 ? value : inner)) as unknown;
    });

  it('is read or refused with a place and a reason, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), bent), (body) => {
        const parsed = parseThumbtack(body);
        if (parsed.ok) {
          expect(parsed.eventId?.length ?? 0).toBeLessThanOrEqual(255);
          expect(() => JSON.stringify(parsed.event)).not.toThrow();
        } else {
          expect(parsed.errors.length).toBeGreaterThan(0);
          for (const { pointer, detail } of parsed.errors) {
            expect(pointer).toMatch(/^(\/|$)/);
            expect(detail).not.toBe('');
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('as a user and password is no way in', () => {
    const verify = createBasicVerifier('user', 'password');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String().map((text) => `Basic ${text}`),
        ),
        (authorization) => {
          expect(verify({ headers: { authorization }, body: Buffer.alloc(0) }).verified).toBe(false);
        },
      ),
    );
  });
});
