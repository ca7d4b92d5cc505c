import { describe, expect, it } from 'vitest';
import { parseThumbtack } from '../../../src/marketplaces/thumbtack/parse.ts';
import { createBasicVerifier } from '../../../src/marketplaces/thumbtack/verify.ts';
import { fc } from '../../support/fuzz.ts';
import { leadEvent, messageEvent, reviewEvent } from './shapes.ts';

describe('whatever comes', () => {
  /** The recorded shapes with one value anywhere in them replaced by anything. */
  const bent = fc
    .tuple(fc.constantFrom(leadEvent(), messageEvent(), reviewEvent()), fc.nat(60), fc.jsonValue())
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
        } else if (parsed.problem !== 'unneeded') {
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
