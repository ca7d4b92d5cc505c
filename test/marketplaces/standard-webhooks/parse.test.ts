import { describe, expect, it } from 'vitest';
import { INBOUND_EVENT_TYPES, subjectOf } from '../../../src/domain/inbound-event.ts';
import { parseEvent } from '../../../src/marketplaces/standard-webhooks/parse.ts';
import { aJob, aMerchant, aMessage, DATA, envelope } from '../../support/marketplace-events.ts';

function errorsOf(body: unknown): { pointer: string; detail: string }[] {
  const parsed = parseEvent(body);
  if (parsed.ok) throw new Error('the event was taken for valid');
  return parsed.errors;
}

function pointersOf(type: string, data: Record<string, unknown>): string[] {
  return errorsOf(envelope(type, { ...DATA[type], ...data })).map((error) => error.pointer);
}

const file = { name: 'brief.pdf', url: 'https://files.example/brief', mime_type: 'application/pdf', size: 12_345 };

describe('what is valid', () => {
  it.each(INBOUND_EVENT_TYPES)('%s with no more than it needs', (type) => {
    expect(parseEvent(envelope(type))).toMatchObject({ ok: true, event: { type } });
  });

  it('reads everything of a job', () => {
    const event = envelope('job.created', {
      organization: 'acme',
      job: {
        ...aJob,
        expires_at: '2026-02-03T09:30:00.500+01:00',
        title: 'A shop',
        details: 'Candles',
        business: 'Since 1990',
        requirements: [{ question: 'When?', responses: ['Soon', 'Later'] }],
        priorities: { time: 'high', cost: 'low' },
        budget: { amount: '1500.00', currency: 'EUR' },
        dropshipping: false,
      },
      merchant: { ...aMerchant, kind: 'owner', email: 'jana@example.com', locale: 'pt_BR', time_zone: 'Europe/Prague' },
      store: { name: 'Blue Fjord Candles', url: 'https://bluefjord.example' },
      conversation: { id: 'c-77' },
      message: { ...aMessage, files: [file] },
    });
    expect(parseEvent(event)).toEqual({
      ok: true,
      event: {
        type: 'job.created',
        timestamp: new Date('2026-01-31T09:30:01Z'),
        organization: 'acme',
        job: {
          id: '123',
          kind: 'match',
          createdAt: new Date('2026-01-31T09:30:00Z'),
          expiresAt: new Date('2026-02-03T08:30:00.500Z'),
          service: { handle: 'store-setup', name: 'Store setup' },
          title: 'A shop',
          details: 'Candles',
          business: 'Since 1990',
          requirements: [{ question: 'When?', responses: ['Soon', 'Later'] }],
          priorities: { time: 'high', cost: 'low' },
          budget: { amount: '1500.00', currency: 'EUR' },
          dropshipping: false,
        },
        merchant: {
          id: 'm-9',
          name: 'Jana Nováková',
          kind: 'owner',
          email: 'jana@example.com',
          locale: 'pt-BR',
          timeZone: 'Europe/Prague',
        },
        store: { name: 'Blue Fjord Candles', url: 'https://bluefjord.example' },
        conversation: { id: 'c-77' },
        message: {
          id: 'msg-1',
          body: 'Hello',
          sentAt: new Date('2026-01-31T09:30:00Z'),
          files: [{ name: 'brief.pdf', url: 'https://files.example/brief', mimeType: 'application/pdf', size: 12_345 }],
        },
      },
    });
  });

  it('leaves out what it does not know, at every level', () => {
    const event = envelope('message.created', {
      ...DATA['message.created'],
      mood: 'good',
      message: { ...aMessage, colour: 'red' },
    });
    expect(parseEvent({ ...event, version: 2 })).toEqual(parseEvent(envelope('message.created')));
  });

  it('reads the same event again from what was stored as JSON', () => {
    const event = envelope('job.created');
    expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(parseEvent(event));
  });

  it('takes 255 characters of an id and 40,000 of a body, emoji counted as one', () => {
    const message = { ...aMessage, id: '🙂'.repeat(255), body: '🙂'.repeat(40_000) };
    expect(parseEvent(envelope('message.created', { conversation: { id: 'c' }, message })).ok).toBe(true);
  });

  it('takes an empty body with files', () => {
    const message = { ...aMessage, body: '', files: [file] };
    expect(parseEvent(envelope('message.created', { conversation: { id: 'c' }, message })).ok).toBe(true);
  });

  it('a prospect may start a conversation', () => {
    const data = { ...DATA['conversation.created'], merchant: { ...aMerchant, kind: 'prospect' } };
    expect(parseEvent(envelope('conversation.created', data)).ok).toBe(true);
  });

  it('an edit that says nothing of files leaves them alone', () => {
    expect(parseEvent(envelope('message.updated'))).not.toHaveProperty('event.message.files');
  });
});

describe('what is not', () => {
  it('names the known types when the type is unknown', () => {
    const parsed = parseEvent(envelope('proposal.forgotten', {}));
    expect(parsed).toMatchObject({ ok: false, problem: 'unknown_type', errors: [{ pointer: '/type' }] });
    for (const type of INBOUND_EVENT_TYPES) expect(JSON.stringify(parsed)).toContain(type);
  });

  it.each([[[]], ['text'], [null], [7]])('the body %j', (body) => {
    expect(errorsOf(body)).toEqual([{ pointer: '', detail: 'must be an object' }]);
  });

  it('a body without a type, a time or data', () => {
    expect(errorsOf({}).map((error) => error.pointer)).toEqual(['/type']);
    expect(errorsOf({ type: 'job.closed' })).toEqual([
      { pointer: '/timestamp', detail: 'is required' },
      { pointer: '/data', detail: 'is required' },
    ]);
  });

  it.each([
    ['/data/job', { job: undefined }],
    ['/data/job', { job: null }],
    ['/data/job/id', { job: { ...aJob, id: '' } }],
    ['/data/job/id', { job: { ...aJob, id: 123 } }],
    ['/data/job/id', { job: { ...aJob, id: 'x'.repeat(256) } }],
    ['/data/job/kind', { job: { ...aJob, kind: 'proposal' } }],
    ['/data/job/created_at', { job: { ...aJob, created_at: 'yesterday' } }],
    ['/data/job/created_at', { job: { ...aJob, created_at: '2026-02-30T00:00:00Z' } }],
    ['/data/job/created_at', { job: { ...aJob, created_at: '2026-01-31T09:30:00' } }],
    ['/data/job/expires_at', { job: { ...aJob, expires_at: '0000-01-01T00:00:00Z' } }],
    // Its deadline would be in a year that PostgreSQL does not read.
    ['/data/job/created_at', { job: { ...aJob, created_at: '9999-12-31T00:00:00Z' } }],
    ['/data/job/service/name', { job: { ...aJob, service: { handle: 'x' } } }],
    ['/data/job/details', { job: { ...aJob, details: 'x'.repeat(40_001) } }],
    ['/data/job/requirements/0/responses', { job: { ...aJob, requirements: [{ question: 'q', responses: 'yes' }] } }],
    ['/data/job/requirements', { job: { ...aJob, requirements: Array(101).fill({ question: 'q', responses: [] }) } }],
    ['/data/job/budget/amount', { job: { ...aJob, budget: { amount: 1500, currency: 'EUR' } } }],
    ['/data/job/budget/amount', { job: { ...aJob, budget: { amount: '1,500', currency: 'EUR' } } }],
    ['/data/job/budget/currency', { job: { ...aJob, budget: { amount: '1', currency: 'euro' } } }],
    ['/data/job/dropshipping', { job: { ...aJob, dropshipping: 'no' } }],
    ['/data/merchant/name', { merchant: { id: 'm' } }],
    ['/data/merchant/kind', { merchant: { ...aMerchant, kind: 'prospect' } }],
    ['/data/merchant/email', { merchant: { ...aMerchant, email: 'jana' } }],
    ['/data/merchant/locale', { merchant: { ...aMerchant, locale: 'not a language' } }],
    ['/data/merchant/time_zone', { merchant: { ...aMerchant, time_zone: 'Mars/Olympus' } }],
    ['/data/store/url', { store: { name: 'x', url: 'javascript:alert(1)' } }],
    ['/data/store/url', { store: { name: 'x', url: 'bluefjord.example' } }],
    ['/data/organization', { organization: 7 }],
    ['/data/conversation/id', { conversation: {} }],
  ])('%s of a job: %j', (pointer, data) => {
    expect(pointersOf('job.created', data)).toContain(pointer);
  });

  it.each([
    ['/data/message/body', { ...aMessage, body: '' }],
    ['/data/message/body', { ...aMessage, body: ' \n', files: [] }],
    ['/data/message/body', { ...aMessage, body: 'x'.repeat(40_001) }],
    ['/data/message/sent_at', { ...aMessage, sent_at: 1_700_000_000 }],
    ['/data/message/files/0/url', { ...aMessage, files: [{ ...file, url: 'file:///etc/passwd' }] }],
    ['/data/message/files/0/size', { ...aMessage, files: [{ ...file, size: -1 }] }],
    ['/data/message/files/1/size', { ...aMessage, files: [file, { ...file, size: 1.5 }] }],
    ['/data/message/files/0/mime_type', { ...aMessage, files: [{ ...file, mime_type: undefined }] }],
    ['/data/message/files', { ...aMessage, files: Array(101).fill(file) }],
  ])('%s of a message', (pointer, message) => {
    expect(pointersOf('message.created', { message })).toEqual([pointer]);
  });

  it.each([
    ['in a text', '/data/message/body', { message: { ...aMessage, body: 'a\0b' } }],
    ['in a field that is not read', '/data/more/0/deep', { more: [{ deep: '\0' }] }],
    ['in a name', '/data/more', { more: { 'a\0': 1 } }],
    ['under a name with a slash', '/data/a~1b~0', { 'a/b~': '\0' }],
  ])('a NUL character %s', (_where, pointer, data) => {
    expect(errorsOf(envelope('message.created', { ...DATA['message.created'], ...data }))).toEqual([
      { pointer, detail: 'must not contain the character U+0000' },
    ]);
  });

  it('nesting without end', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(errorsOf(envelope('message.created', { ...DATA['message.created'], deep }))).toMatchObject([
      { detail: 'is nested too deeply' },
    ]);
  });

  it('names a few errors, not thousands, and repeats nothing that was sent', () => {
    const requirements = Array(100).fill({ question: 7, responses: 'a secret' });
    const errors = errorsOf(envelope('job.created', { ...DATA['job.created'], job: { ...aJob, requirements } }));
    expect(errors).toHaveLength(20);
    expect(JSON.stringify(errors)).not.toContain('a secret');
  });
});

describe('what an event belongs to', () => {
  it.each([
    ['message.created', 'c-77'],
    ['message.deleted', 'c-77'],
    ['job.created', 'job:123'],
    ['job.closed', 'job:123'],
  ])('%s to %s', (type, subject) => {
    const parsed = parseEvent(envelope(type));
    expect(parsed.ok && subjectOf(parsed.event)).toBe(subject);
  });
});
