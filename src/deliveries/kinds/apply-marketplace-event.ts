import { type Numbers, takeNumbers } from '../../store/numbers.ts';
import { applyInboundEvent, needsNumbers } from '../../use-cases/conversations/apply-inbound-event.ts';
import type { ApplyingKind, Delivery } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';

export interface MarketplaceEventPayload {
  webhookId: string;
  /** As it came; read again with the schema it was validated by. */
  body: object;
  receivedAt: string;
}

/** An event of the marketplace takes effect; the outcome commits with it. */
export function applyMarketplaceEvent(deps: DeliveryDeps): ApplyingKind {
  const { upstream } = deps;
  if (!upstream) return waitForMarketplace;
  const read = (raw: object) => {
    const parsed = upstream.parse(raw);
    if (parsed.ok) return parsed.event;
    deps.log.error({ errors: parsed.errors }, 'a stored event cannot be read any more');
    return undefined;
  };
  const numbers = new WeakMap<Delivery, Numbers>();
  return {
    type: 'apply',
    async prepare(delivery) {
      const event = read((delivery.payload as MarketplaceEventPayload).body);
      if (event && needsNumbers(event.type)) numbers.set(delivery, await takeNumbers(deps.db, delivery.organizationId));
    },
    async apply(tx, delivery) {
      const { webhookId, body, receivedAt } = delivery.payload as MarketplaceEventPayload;
      const event = read(body);
      if (!event) return { kind: 'failed', reason: { code: 'internal' }, error: 'the stored event cannot be read' };
      const applied = await applyInboundEvent(
        tx,
        { eventId: webhookId, event, raw: body, receivedAt: new Date(receivedAt) },
        { now: deps.now(), settings: deps.settings, read, numbers: numbers.get(delivery) },
      );
      if (applied.kind === 'waits')
        deps.log.debug({ webhookId, needs: applied.needs }, 'event waits for what it needs');
      if (applied.kind === 'refused') deps.log.info({ webhookId, type: event.type, why: applied.why }, 'event refused');
      return { kind: 'done', result: { applied: applied.kind, ...('why' in applied && { why: applied.why }) } };
    },
  };
}

/** Accepted while a marketplace was connected, found by a copy without one: another copy, or the next start, applies it. */
const waitForMarketplace: ApplyingKind = {
  type: 'apply',
  apply: async () => ({ kind: 'later', delayMs: 60_000, uncounted: true, error: 'no marketplace is connected' }),
};
