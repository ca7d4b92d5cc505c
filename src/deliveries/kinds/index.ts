import type { Kinds } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { applyMarketplaceEvent } from './apply-marketplace-event.ts';
import { applySlackEvent } from './apply-slack-event.ts';
import { postMessage } from './post-message.ts';
import { relayReply } from './relay-reply.ts';
import { tellMarketplace } from './tell-marketplace.ts';
import { tellDirectly, tellHere } from './tell-member.ts';

/** Every kind of delivery, by the name it has in the table. */
export function createKinds(deps: DeliveryDeps): Kinds {
  return {
    'apply-marketplace-event': applyMarketplaceEvent(deps),
    'apply-slack-event': applySlackEvent(deps),
    'post-message': postMessage(deps),
    'relay-reply': relayReply(deps),
    'tell-directly': tellDirectly(deps),
    'tell-here': tellHere(deps),
    'tell-marketplace': tellMarketplace(deps),
  };
}
