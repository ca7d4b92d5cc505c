import { describe, expect, it } from 'vitest';
import { signWebhook } from '../../../src/marketplaces/standard-webhooks/sign.ts';
import { createVerifier } from '../../../src/marketplaces/standard-webhooks/verify.ts';
import { OTHER_SECRET, SECRET, signedHeaders } from '../../support/marketplace-events.ts';

const body = '{"type":"job.closed"}';

function check(headers: Record<string, string>, secrets = SECRET, sent = body): string {
  const proof = createVerifier(secrets)({ headers, body: Buffer.from(sent) });
  return proof.verified ? (proof.webhookId ?? '') : proof.why;
}

describe('a signature', () => {
  it('proves the sender and names the event', () => {
    const proof = createVerifier(SECRET)({ headers: signedHeaders(body), body: Buffer.from(body) });
    expect(proof).toEqual({ verified: true, webhookId: 'wh-1' });
  });

  it('of our own is one that others can check', () => {
    expect(check(signWebhook(SECRET, 'wh-2', new Date(), body))).toBe('wh-2');
  });

  it('may be of any of the secrets while one is replaced by another', () => {
    const both = ` ${OTHER_SECRET}  ${SECRET} `;
    expect(check(signedHeaders(body, { secret: SECRET }), both)).toBe('wh-1');
    expect(check(signedHeaders(body, { secret: OTHER_SECRET }), both)).toBe('wh-1');
    expect(check(signedHeaders(body, { secret: OTHER_SECRET }), SECRET)).toBe('wrong');
  });

  it('may stand among others that do not fit', () => {
    const headers = signedHeaders(body);
    expect(check({ ...headers, 'webhook-signature': `v1,AAAA v2,xx ${headers['webhook-signature']}` })).toBe('wh-1');
  });

  it.each([
    ['another body', signedHeaders(body), `${body} `],
    ['another id', { ...signedHeaders(body), 'webhook-id': 'wh-2' }, body],
    ['no signature of a known kind', { ...signedHeaders(body), 'webhook-signature': 'v1' }, body],
  ])('does not fit %s', (_name, headers, sent) => {
    expect(check(headers, SECRET, sent)).toBe('wrong');
  });

  it.each([-302, 302])('of a time %i s from ours is stale', (aheadSeconds) => {
    expect(check(signedHeaders(body, { aheadSeconds }))).toBe('stale');
  });

  it.each([-299, 299])('of a time %i s from ours is good', (aheadSeconds) => {
    expect(check(signedHeaders(body, { aheadSeconds }))).toBe('wh-1');
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('needs %s', (name) => {
    expect(check({ ...signedHeaders(body), [name]: '' })).toBe('missing');
  });

  it('with letters after the time is not taken', () => {
    const headers = signedHeaders(body);
    expect(check({ ...headers, 'webhook-timestamp': `${headers['webhook-timestamp']}x` })).toBe('malformed');
  });

  it('cannot be checked without a secret', () => {
    expect(() => createVerifier(' ')).toThrow();
  });
});
