import { applyGate, marketplaceEventLane } from '../../domain/gate-keys.ts';
import { type InboundEvent, isAddressedToNobody, subjectOf } from '../../domain/inbound-event.ts';
import type { Door } from '../accept-event.ts';

/** An event that is verified and valid, for an organization that is ours. */
export interface MarketplaceEventArrived {
  /** The upstream's: `webhookId` is unique under it. */
  source: string;
  webhookId: string;
  organizationId: number;
  event: InboundEvent;
  /** What came, as JSON: the upstream's `parse` reads the same event from it at any time. */
  body: object;
  receivedAt: Date;
}

/** Keeps a verified event, to be applied in the order of its conversation. A repeat has no second effect. */
export async function acceptMarketplaceEvent(
  door: Door,
  arrived: MarketplaceEventArrived,
): Promise<'accepted' | 'duplicate'> {
  const { source, webhookId, organizationId, event, body, receivedAt } = arrived;
  const isNew = await door({
    source,
    eventId: webhookId,
    organizationId,
    lane: marketplaceEventLane(subjectOf(event)),
    gate: applyGate(organizationId),
    kind: isAddressedToNobody(event) ? 'match-request' : 'apply-marketplace-event',
    subject: `${event.type}:${subjectOf(event)}`,
    payload: { source, webhookId, body, receivedAt: receivedAt.toISOString() },
  });
  return isNew ? 'accepted' : 'duplicate';
}
