import type { InboundEvent } from '../domain/inbound-event.ts';

/** The headers that prove who sent a request, and the exact bytes that were sent. */
export interface SignedRequest {
  headers: { readonly [name: string]: string | string[] | undefined };
  body: Buffer;
}

export type Verification =
  /** `webhookId` tells repeats of the same event apart from others; of any length. Absent where only the body tells. */
  | { verified: true; webhookId?: string }
  | {
      verified: false;
      why: 'missing' | 'malformed' | 'stale' | 'wrong';
      /** How senders of this upstream prove themselves: a value of `WWW-Authenticate`, and a sentence. */
      instead?: { challenge: string; detail: string };
    };

/** What is wrong with a field: a JSON pointer (RFC 6901) into the body, and a sentence for the sender's developer. */
export interface FieldError {
  pointer: string;
  detail: string;
}

export type ParsedEvent =
  /** `eventId`, where the sender gives none outside the body: the same for every repeat of the event. */
  | { ok: true; event: InboundEvent; eventId?: string }
  | { ok: false; problem: 'invalid' | 'unknown_type'; errors: FieldError[] };

/** As it should be, and nothing follows from it here: it is taken and left out. `what` it is, for the log. */
export interface UnneededEvent {
  ok: false;
  problem: 'unneeded';
  what: string;
}

/** A marketplace that sends us events: proves who sent them and reads them. Knows nothing of HTTP answers or storage. */
export interface Upstream {
  /** Its webhook ids are unique under this name. */
  readonly source: string;
  verify(request: SignedRequest): Verification;
  /** Reads a body as it came, or as it was stored: the same body gives the same event at any time. */
  parse(body: unknown): ParsedEvent | UnneededEvent;
}
