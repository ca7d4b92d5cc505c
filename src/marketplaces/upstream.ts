import type { InboundEvent } from '../domain/inbound-event.ts';

/** The headers that prove who sent a request, and the exact bytes that were sent. */
export interface SignedRequest {
  headers: { readonly [name: string]: string | string[] | undefined };
  body: Buffer;
}

export type Verification =
  /** `webhookId` tells repeats of the same event apart from others; of any length. */
  { verified: true; webhookId: string } | { verified: false; why: 'missing' | 'malformed' | 'stale' | 'wrong' };

/** What is wrong with a field: a JSON pointer (RFC 6901) into the body, and a sentence for the sender's developer. */
export interface FieldError {
  pointer: string;
  detail: string;
}

export type ParsedEvent =
  | { ok: true; event: InboundEvent }
  | { ok: false; problem: 'invalid' | 'unknown_type'; errors: FieldError[] };

/** A marketplace that sends us events: proves who sent them and reads them. Knows nothing of HTTP answers or storage. */
export interface Upstream {
  /** Its webhook ids are unique under this name. */
  readonly source: string;
  verify(request: SignedRequest): Verification;
  /** Reads a body as it came, or as it was stored: the same body gives the same event at any time. */
  parse(body: unknown): ParsedEvent;
}
