import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { noMarketplace } from '../../merchants/marketplace/channel.ts';
import { findLead, type Lead } from '../../store/leads.ts';
import { readInOrganization } from '../../store/reading.ts';
import { getThreadPlace } from '../../store/threads.ts';
import { showEndpointOff } from '../../use-cases/conversations/show-endpoint-off.ts';
import type { LeadReviewPayload } from '../../use-cases/leads/ask-for-review.ts';
import { postInThread } from '../../use-cases/outbound.ts';
import { outcomeOfChannel, turnedOff } from '../channel-outcome.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';

/** Tells the marketplace that a lead is asked for a review; leads live nowhere else. */
export function askLeadReview(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const payload = delivery.payload as LeadReviewPayload;
      const { organizationId } = delivery;
      const lead = await readInOrganization(deps.db, organizationId, (reader) => findLead(reader, payload.leadId));
      if (!lead) return { kind: 'cancelled', why: 'the lead is gone' };
      if (lead.blocked) return { kind: 'cancelled', why: 'the merchant is blocked' };
      const channel = deps.channels.marketplace ?? noMarketplace;
      guard.assertOurs();
      const answer = await channel.deliver(eventOf(lead, payload), {
        webhookId: delivery.id,
        attempt: delivery.attempts,
        organizationId,
        assertOurs: guard.assertOurs,
      });
      return outcomeOfChannel(answer, delivery, deps.now(), { ...deps, repeated: false });
    },
    async settled(tx, settled) {
      for (const { delivery, outcome } of settled) {
        if (outcome.kind !== 'failed') continue;
        const { threadId } = delivery.payload as LeadReviewPayload;
        const { reason } = outcome;
        const notice = { code: 'event_failed', event: 'review_requested', reason, retry: delivery.id } as const;
        postInThread(tx, await getThreadPlace(tx, threadId), { of: 'notice', notice });
      }
      if (settled.some(({ outcome }) => turnedOff(outcome))) await showEndpointOff(tx);
    },
  };
}

function eventOf(lead: Lead, { at, byName }: LeadReviewPayload): OutboundEvent {
  return {
    type: 'review.requested',
    organization: lead.outsideOrganization,
    at: new Date(at),
    by: { name: byName },
    lead: { id: lead.outsideId },
  };
}
