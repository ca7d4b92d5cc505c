import type { OutboundEvent } from '../domain/outbound-event.ts';

/** What became of one attempt to tell a merchant something. */
export type ChannelOutcome =
  | { kind: 'delivered' }
  /** Nobody knows whether it arrived, or they asked to come again: the same event with the same id may be repeated. */
  | { kind: 'retry'; reason: { code: 'unreachable' } | { code: 'refused'; status: number }; retryAfterMs?: number }
  /** The other side wants no more events at all until somebody turns the endpoint on again. */
  | { kind: 'endpoint_off' }
  | { kind: 'permanent'; reason: { code: 'no_marketplace' } | { code: 'refused'; status: number } };

interface Attempt {
  /** Stays the same however often the event is repeated: the receiver knows a repeat by it. */
  webhookId: string;
  /** From 1. */
  attempt: number;
}

/** One way to reach merchants. Never throws for what the other side does; every answer or silence is an outcome. */
export interface MerchantChannel {
  deliver(event: OutboundEvent, attempt: Attempt): Promise<ChannelOutcome>;
}
