import { takeLeadNumber, takeNumbers } from '../../store/numbers.ts';
import {
  type ApplyContext,
  applyInboundEvent,
  needsNumbers,
} from '../../use-cases/conversations/apply-inbound-event.ts';
import type { ApplyingKind, Delivery } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { readerOf } from '../read-inbound.ts';

export interface MarketplaceEventPayload {
  /** Whose event it is; the marketplace's when absent. */
  source?: string;
  webhookId: string;
  /** As it came; read again with the schema it was validated by. */
  body: object;
  receivedAt: string;
}

/** An event from a merchant's side takes effect; the outcome commits with it. */
export function applyMarketplaceEvent(deps: DeliveryDeps): ApplyingKind {
  const taken = new WeakMap<Delivery, Pick<ApplyContext, 'numbers' | 'leadNumber'>>();
  return {
    type: 'apply',
    async prepare(delivery) {
      const { source, body } = payloadOf(delivery);
      const event = readerOf(deps, source)?.(body);
      const { organizationId } = delivery;
      if (event?.type === 'lead.created') {
        taken.set(delivery, { leadNumber: await takeLeadNumber(deps.db, organizationId) });
      } else if (event && needsNumbers(event.type)) {
        taken.set(delivery, { numbers: await takeNumbers(deps.db, organizationId) });
      }
    },
    async apply(tx, delivery) {
      const { source, webhookId, body, receivedAt } = payloadOf(delivery);
      const read = readerOf(deps, source);
      // Accepted while it was connected, found by a copy without it: another copy, or the next start, applies it.
      if (!read) return { kind: 'later', delayMs: 60_000, uncounted: true, error: 'no marketplace is connected' };
      const event = read(body);
      if (!event) return { kind: 'failed', reason: { code: 'internal' }, error: 'the stored event cannot be read' };
      const applied = await applyInboundEvent(
        tx,
        { eventId: webhookId, event, raw: body, receivedAt: new Date(receivedAt) },
        { now: deps.now(), settings: deps.settings, read, ...taken.get(delivery) },
      );
      if (applied.kind === 'waits')
        deps.log.debug({ webhookId, needs: applied.needs }, 'event waits for what it needs');
      if (applied.kind === 'refused') deps.log.info({ webhookId, type: event.type, why: applied.why }, 'event refused');
      return { kind: 'done', result: { applied: applied.kind, ...('why' in applied && { why: applied.why }) } };
    },
  };
}

function payloadOf(delivery: Delivery): MarketplaceEventPayload & { source: string } {
  const payload = delivery.payload as MarketplaceEventPayload;
  return { ...payload, source: payload.source ?? 'marketplace' };
}
