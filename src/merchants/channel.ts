import type { OutboundEvent } from '../domain/outbound-event.ts';

/** What became of one attempt to tell a merchant something. */
export type ChannelOutcome =
  /** `status`: of HTTP. */
  | { kind: 'delivered'; status?: number }
  /** Nobody knows whether it arrived, or they asked to come again: the same event with the same id may be repeated. */
  | { kind: 'retry'; reason: RetryReason; retryAfterMs?: number }
  /** It may have arrived, and the other side would not know a repeat: how often it is sent again, `repeats` says. */
  | { kind: 'unknown'; reason: string }
  /** The other side wants no more events at all until somebody turns the endpoint on again. */
  | { kind: 'endpoint_off' }
  /** There is no way to say such a thing there; nothing was sent. */
  | { kind: 'not_here' }
  | { kind: 'permanent'; reason: PermanentReason };

/** An attempt before may have arrived, the other side would not know a repeat, and looking for it did not succeed. */
interface Unproven {
  code: 'unproven';
}

export type RetryReason =
  | { code: 'unreachable' }
  | { code: 'refused'; status: number }
  | Unproven
  /** A mail server said "later", or none answered: surely not taken. */
  | { code: 'mail_not_taken'; said: string };

export type PermanentReason =
  | { code: 'no_marketplace' }
  | { code: 'refused'; status: number }
  | Unproven
  /** Nobody has let us act for the account there, or no longer does: an operator has to connect it. */
  | { code: 'disconnected' }
  /** Longer than the other side takes. */
  | { code: 'too_long' }
  /** A mail server will never take it; `status` is its SMTP reply code. */
  | { code: 'mail_refused'; status: number };

export interface Attempt {
  /** Stays the same however often the event is repeated: the receiver knows a repeat by it. */
  webhookId: string;
  /** From 1. */
  attempt: number;
  organizationId: number;
  /** Ours; absent for what is about no conversation. */
  conversationId?: number;
  /** @throws when another copy of the app may be at the same event by now. Ask right before a call that took time to prepare. */
  assertOurs(): void;
}

/** One way to reach merchants. Never throws for what the other side does; every answer or silence is an outcome. */
export interface MerchantChannel {
  /** `once`: what may have arrived is sent one more time and then given up, since a repeat is not told apart. */
  readonly repeats?: 'once';
  deliver(event: OutboundEvent, attempt: Attempt): Promise<ChannelOutcome>;
}
