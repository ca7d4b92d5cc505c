import { describe, expect, it } from 'vitest';
import { parseThumbtack } from '../../../src/marketplaces/thumbtack/parse.ts';
import { LEAD, leadEvent, MESSAGE, messageEvent, REVIEW, reviewEvent } from './shapes.ts';

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

  it('says which time was booked', () => {
    const request = { ...LEAD.request, booking: { start: '2026-09-16T10:00:00Z', duration: 90 } };
    expect(parseThumbtack(leadEvent({ ...LEAD, request }))).toMatchObject({
      event: {
        job: {
          requirements: expect.arrayContaining([
            { question: 'Booked time', responses: [expect.stringMatching(/^Sep 16, 2026, 10:00.AM UTC, 90 minutes$/)] },
          ]),
        },
      },
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
      event: { message: { body: '', files: [{ name: 'photo.png', mimeType: 'application/octet-stream' }] } },
    });
  });

  it.each([
    ['does not say', null],
    ['says 0', 0],
  ])('whose attachment %s how long it is has a file of unknown length', (_, fileSize) => {
    const attachments = [{ url: 'https://files.example/photo.png', fileSize }];
    const parsed = parseThumbtack(messageEvent({ ...MESSAGE, attachments }));
    expect(parsed).toMatchObject({ ok: true, event: { message: { files: [{ name: 'photo.png' }] } } });
    expect(JSON.stringify(parsed)).not.toContain('"size"');
  });

  it('has what was written under its attachments', () => {
    const attachments = [{ fileName: 'door.jpg', url: 'https://files.example/1', description: 'My stain.' }];
    expect(parseThumbtack(messageEvent({ ...MESSAGE, attachments }))).toMatchObject({
      event: { message: { body: 'Are you available on my date?\ndoor.jpg: My stain.' } },
    });
    const request = { ...LEAD.request, attachments };
    expect(parseThumbtack(leadEvent({ ...LEAD, request }))).toMatchObject({
      event: { message: { body: 'door.jpg: My stain.' } },
    });
  });

  it('that says nothing at all is left out', () => {
    expect(parseThumbtack(messageEvent({ ...MESSAGE, text: ' ' }))).toEqual({
      ok: false,
      problem: 'unneeded',
      what: 'MessageCreatedV4:519153481515696128',
    });
  });

  it.each([
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

describe('a review', () => {
  it('is one of its lead’s job', () => {
    expect(parseThumbtack(reviewEvent())).toEqual({
      ok: true,
      eventId: 'ReviewCreatedV4:5343987659230309812',
      event: {
        type: 'review.created',
        timestamp: new Date('2026-09-15T04:02:29Z'),
        job: { id: 'thumbtack:590299344770662410' },
        review: { id: 'thumbtack:5343987659230309812', rating: 5, body: 'Quick, and kind.' },
      },
    });
  });

  it('may be stars alone; one that belongs to no lead is left out', () => {
    expect(parseThumbtack(reviewEvent({ ...REVIEW, reviewText: null }))).toMatchObject({
      event: { review: { id: 'thumbtack:5343987659230309812', rating: 5 } },
    });
    const { negotiationID: _, ...rest } = REVIEW;
    expect(parseThumbtack(reviewEvent(rest))).toMatchObject({ ok: false, problem: 'unneeded' });
    expect(parseThumbtack(reviewEvent({ ...REVIEW, rating: 6 }))).toMatchObject({
      ok: false,
      problem: 'invalid',
      errors: [{ pointer: '/data/rating' }],
    });
  });
});

it.each(['PresetJobMatchedV4', 'IncentiveUsedV4', 'toString', 'x'.repeat(5_000)])(
  'an event that nobody here needs (%.20s) is left out',
  (eventType) => {
    const body = { event: { eventType }, data: {} };
    expect(parseThumbtack(body)).toEqual({ ok: false, problem: 'unneeded', what: eventType.slice(0, 100) });
  },
);

it.each([
  ['no type', { event: {}, data: {} }],
  ['no event', { data: {} }],
  ['a list', []],
])('what is no event at all is refused: %s', (_, body) => {
  expect(parseThumbtack(body)).toEqual({
    ok: false,
    problem: 'invalid',
    errors: [{ pointer: '/event/eventType', detail: 'is required' }],
  });
});
