import { noChannelGate } from '../domain/gate-keys.ts';
import type { Delivery, Outcome } from './delivery.ts';
import { NO_SLACK } from './no-slack.ts';

const NO_CHANNEL = 'no channel is chosen';

/** Without a Slack to post to, the gate rests; posts wait in their order. */
export function waitForSlack(delivery: Delivery): Outcome {
  const gate = { key: delivery.gate, delayMs: 60_000, reason: NO_SLACK };
  return { kind: 'later', delayMs: 0, uncounted: true, error: NO_SLACK, gate };
}

/** Until the organization has a channel its posts wait; choosing one moves their lanes to the channel's gate. */
export function waitForChannel(delivery: Delivery): Outcome {
  const gate = { key: noChannelGate(delivery.organizationId), delayMs: 60_000, reason: NO_CHANNEL };
  return { kind: 'later', delayMs: 0, uncounted: true, error: NO_CHANNEL, gate };
}
