import { createHash, timingSafeEqual } from 'node:crypto';
import type { SignedRequest, Verification } from '../upstream.ts';

const INSTEAD = {
  challenge: 'Basic realm="Jobline", charset="UTF-8"',
  detail: 'Send user and password of this webhook with HTTP Basic.',
};

/** Checks the user and password that Thumbtack sends with each webhook (RFC 7617). Takes as long for a wrong one as for the right one. */
export function createBasicVerifier(user: string, password: string): (request: SignedRequest) => Verification {
  const wanted = digest(`${user}:${password}`);
  return function verify({ headers: { authorization } }) {
    if (typeof authorization !== 'string') return { verified: false, why: 'missing', instead: INSTEAD };
    const given = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(authorization)?.[1];
    if (given === undefined) return { verified: false, why: 'malformed', instead: INSTEAD };
    // Digests are of one length, whatever was sent.
    const right = timingSafeEqual(digest(Buffer.from(given, 'base64')), wanted);
    return right ? { verified: true } : { verified: false, why: 'wrong', instead: INSTEAD };
  };
}

function digest(secret: string | Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}
