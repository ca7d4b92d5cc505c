import type { OutboundEvent } from '../domain/outbound-event.ts';
import { outcomeOfChannel } from './channel-outcome.ts';
import type { CallGuard, Delivery, Outcome } from './delivery.ts';
import type { DeliveryDeps } from './deps.ts';

/** Takes to the marketplace what it only has to know: nobody in Slack waits for the answer, and without one nothing is said. */
export async function reachMarketplace(
  deps: DeliveryDeps,
  delivery: Delivery,
  guard: CallGuard,
  event: OutboundEvent,
): Promise<Outcome> {
  const { marketplace } = deps.channels;
  if (!marketplace) return { kind: 'cancelled', why: 'no marketplace is connected' };
  guard.assertOurs();
  const answer = await marketplace.deliver(event, {
    webhookId: delivery.id,
    attempt: delivery.attempts,
    organizationId: delivery.organizationId,
    assertOurs: guard.assertOurs,
  });
  return outcomeOfChannel(answer, delivery, deps.now(), { ...deps, repeated: false });
}
