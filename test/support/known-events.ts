import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { outboundEvent } from '../../src/marketplaces/standard-webhooks/outbound-schema.ts';

interface Received {
  type: string;
  data: { at?: string };
  verified: boolean;
}

/** Whatever a test made us tell the marketplace keeps to what the document says, and holds nothing that it does not name. */
export function expectKnownEvents(received: readonly Received[]): void {
  const wrong = received.filter(({ verified }) => verified).flatMap((event) => problemsOf(event));
  if (wrong.length > 0) throw new Error(`events left that the document does not know:\n${wrong.join('\n')}`);
}

function problemsOf({ type, data }: Received): string[] {
  const event = { type, timestamp: data.at, data };
  const parsed = outboundEvent.safeParse(event);
  if (!parsed.success) return [`${type}: ${z.prettifyError(parsed.error)}`];
  return isDeepStrictEqual(parsed.data, event) ? [] : [`${type} says more than is written: ${JSON.stringify(data)}`];
}
