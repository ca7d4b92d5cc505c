import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The `state` of an OAuth consent: it proves that the operator of this app asked for it, a short time ago. */
export interface ConsentStates {
  make(upstream: string, validForMs: number): string;
  isValid(upstream: string, state: string): boolean;
}

/** Signed with the first of the keys, checked with each of them. */
export function createConsentStates(keys: readonly Buffer[], now: () => Date): ConsentStates {
  const [first] = keys;
  if (!first) throw new Error('there is no key to sign with');
  return {
    make(upstream, validForMs) {
      const said = `${now().getTime() + validForMs}.${randomBytes(16).toString('base64url')}`;
      return `${said}.${sign(first, upstream, said).toString('base64url')}`;
    },
    isValid(upstream, state) {
      const [until = '', nonce = '', signature = ''] = state.split('.');
      const given = Buffer.from(signature, 'base64url');
      const signed = keys.some((key) => isSame(sign(key, upstream, `${until}.${nonce}`), given));
      return signed && Number(until) > now().getTime();
    },
  };
}

function sign(key: Buffer, upstream: string, said: string): Buffer {
  return createHmac('sha256', key).update(`consent:${upstream}:${said}`).digest();
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
