import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { outcomeOfChannel } from '../channel-outcome.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';

/** The marketplace hears what was said in a conversation that lives elsewhere. Whoever it was said to has it: a failure is for the operator. */
export function copyEvent(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const { marketplace } = deps.channels;
      if (!marketplace) return { kind: 'cancelled', why: 'no marketplace is connected' };
      guard.assertOurs();
      const answer = await marketplace.deliver(readAgain(delivery.payload), {
        webhookId: delivery.id,
        attempt: delivery.attempts,
        organizationId: delivery.organizationId,
        assertOurs: guard.assertOurs,
      });
      return outcomeOfChannel(answer, delivery, deps.now(), { ...deps, repeated: false });
    },
  };
}

/** JSON has no dates: an event's are called `at`, or end so. */
function readAgain(payload: object): OutboundEvent {
  return JSON.parse(JSON.stringify(payload), (name, value: unknown) =>
    typeof value === 'string' && /^at$|At$/.test(name) ? new Date(value) : value,
  ) as OutboundEvent;
}
