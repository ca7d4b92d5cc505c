import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isPublicAddress } from './public-address.ts';

export interface Resolved {
  address: string;
  family: number;
}

/** All addresses of a host name. Rejects when there are none. */
export type Resolve = (host: string) => Promise<Resolved[]>;

/** The address of a link leads, or may lead, into a network. */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress';
}

const CONNECT_MS = 5_000;

export const resolveByDns: Resolve = (host) => lookup(host, { all: true });

/**
 * Connections to public addresses only. A name is resolved once, all its addresses are checked, and the socket goes to what
 * was checked: a second answer of the name's server changes nothing. One private address among public ones refuses the name.
 */
export function createGuardedAgent(resolve: Resolve, timeouts: { headersMs: number; idleMs: number }): Agent {
  const checked: LookupFunction = (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (!first || !found.every(({ address }) => isPublicAddress(address))) {
          return callback(new PrivateAddress('the name leads to no public address'), '');
        }
        if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), ''),
    );
  };
  return new Agent({ ...settings(timeouts), connect: { timeout: CONNECT_MS, lookup: checked } });
}

/** Connections to hosts that the operator named. */
export function createPlainAgent(timeouts: { headersMs: number; idleMs: number }): Agent {
  return new Agent({ ...settings(timeouts), connect: { timeout: CONNECT_MS } });
}

function settings({ headersMs, idleMs }: { headersMs: number; idleMs: number }) {
  return { allowH2: false, pipelining: 0, headersTimeout: headersMs, bodyTimeout: idleMs };
}

/** An address without a name is never looked up, so it is judged before. */
export function isPrivateLiteral({ hostname }: URL): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) !== 0 && !isPublicAddress(bare);
}
