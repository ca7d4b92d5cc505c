import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import { turnedOff } from '../channel-outcome.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { reachMarketplace } from '../reach-marketplace.ts';

/** The marketplace hears what was said in a conversation that lives elsewhere. Whoever it was said to has it: a failure is for the operator. */
export function copyEvent(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    run: (delivery, guard) => reachMarketplace(deps, delivery, guard, readAgain(delivery.payload)),
    async settled(tx, settled) {
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}

/** JSON has no dates: an event's are called `at`, or end so. */
function readAgain(payload: object): OutboundEvent {
  return JSON.parse(JSON.stringify(payload), (name, value: unknown) =>
    typeof value === 'string' && /^at$|At$/.test(name) ? new Date(value) : value,
  ) as OutboundEvent;
}
