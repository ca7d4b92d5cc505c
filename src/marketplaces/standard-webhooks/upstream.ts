import type { Upstream } from '../upstream.ts';
import { parseEvent } from './parse.ts';
import { createVerifier } from './verify.ts';

/** A marketplace that speaks our own events, signed as Standard Webhooks. `secrets` as for `createVerifier`. */
export function createStandardWebhooks(secrets: string): Upstream {
  return { source: 'marketplace', verify: createVerifier(secrets), parse: parseEvent };
}
