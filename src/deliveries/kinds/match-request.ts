import { isAddressedToNobody } from '../../domain/inbound-event.ts';
import { writeOfferedJob, writeOfferedLead } from '../../marketplaces/standard-webhooks/request.ts';
import type { HandOnPayload } from '../../use-cases/matching/hand-on.ts';
import type { WriteOffers } from '../../use-cases/matching/match-context.ts';
import { matchRequest as match } from '../../use-cases/matching/match-request.ts';
import { offerNext as offerToNext } from '../../use-cases/matching/offer-next.ts';
import type { Outcome, SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { readerOf } from '../read-inbound.ts';
import type { MarketplaceEventPayload } from './apply-marketplace-event.ts';

const WRITE: WriteOffers = { job: writeOfferedJob, lead: writeOfferedLead };
const NOT_CONNECTED: Outcome = {
  kind: 'later',
  delayMs: 60_000,
  uncounted: true,
  error: 'no marketplace is connected',
};
const UNREADABLE: Outcome = { kind: 'failed', reason: { code: 'internal' }, error: 'the stored event cannot be read' };

/**
 * An event for nobody in particular is offered to those whom it fits. It concerns several organizations, so it commits by
 * itself, not with its outcome: found again after a crash it changes nothing.
 */
export function matchRequest(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run({ organizationId, payload }, guard) {
      const { source = 'marketplace', webhookId, body, receivedAt } = payload as MarketplaceEventPayload;
      const read = readerOf(deps, source);
      if (!read) return NOT_CONNECTED;
      const event = read(body);
      if (!event || !isAddressedToNobody(event)) return UNREADABLE;
      guard.assertOurs();
      const arrived = { source, webhookId, carrierId: organizationId, event, body, receivedAt: new Date(receivedAt) };
      const offers = await match(deps.db, arrived, { now: deps.now(), write: WRITE });
      if (offers === 0) deps.log.info({ webhookId, type: event.type }, 'nobody fits a request');
      return { kind: 'done', result: { offers } };
    },
  };
}

/** The next in rank gets what its organization declined or let expire. */
export function offerNext(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run({ organizationId, payload }, guard) {
      guard.assertOurs();
      const { requestId } = payload as HandOnPayload;
      const reader = (source: string) => readerOf(deps, source);
      const offer = { organizationId, requestId };
      const became = await offerToNext(deps.db, offer, { now: deps.now(), readerOf: reader, write: WRITE });
      if (became === 'not_connected') return NOT_CONNECTED;
      return became === 'unreadable' ? UNREADABLE : { kind: 'done', result: { became } };
    },
  };
}
