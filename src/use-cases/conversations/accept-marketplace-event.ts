import { applyGate, marketplaceEventLane } from '../../domain/gate-keys.ts';
import { type InboundEvent, subjectOf } from '../../domain/inbound-event.ts';
import type { Door } from '../accept-event.ts';

export interface MarketplaceEventArrived {
  source: string;
  webhookId: string;
  organizationId: number;
  event: InboundEvent;
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
    kind: 'apply-marketplace-event',
    subject: `${event.type}:${subjectOf(event)}`,
    payload: { webhookId, body, receivedAt: receivedAt.toISOString() },
  });
  return isNew ? 'accepted' : 'duplicate';
}
