import { randomUUID } from 'node:crypto';
import { applyGate, marketplaceEventLane, marketplaceGate, requestLane } from '../../domain/gate-keys.ts';
import type { Match } from '../../domain/matching.ts';
import type { RequestMatched } from '../../domain/outbound-event.ts';
import { deliver, flushOutbox, newOutbox, type Outbox } from '../../store/outbox.ts';
import { insertOffers, type MatchedRequest, type Offer, outsideNames } from '../../store/requests.ts';
import type { Across } from '../../store/scope.ts';
import type { MatchContext } from './match-context.ts';

/**
 * Offers the request to these, behind those who had it before, and tells the marketplace. What each gets is an event of its
 * own: a job that came for it, in a conversation of its own. Ids say nothing of who it is.
 */
export async function makeOffers(
  across: Across,
  request: MatchedRequest,
  { matches, body, before }: { matches: readonly Match[]; body: object; before: number },
  context: MatchContext,
): Promise<void> {
  const offers = matches.map(({ organizationId, reasons }, n): Offer => {
    const place = { jobId: randomUUID(), conversationId: randomUUID() };
    const offer = { organizationId, requestId: request.id, rank: before + n + 1, reasons, body };
    return request.kind === 'lead' ? offer : { ...offer, place };
  });
  await insertOffers(across, offers, context.now);
  await sendOffers(across, request, offers, { ...context, eventId: 'offer', again: before > 0 });
}

/** The event of each of these organizations, as the request stands now: new to it, or told again. */
export async function sendOffers(
  across: Across,
  request: MatchedRequest,
  offers: readonly Offer[],
  context: MatchContext & { eventId: string; again: boolean },
): Promise<void> {
  const names = await outsideNames(
    across,
    offers.map(({ organizationId }) => organizationId),
  );
  const outboxes = new Map<number, Outbox>();
  const outboxOf = (organizationId: number): Outbox => {
    const outbox = outboxes.get(organizationId) ?? newOutbox();
    outboxes.set(organizationId, outbox);
    return outbox;
  };
  for (const offer of offers) {
    const organization = names.get(offer.organizationId) ?? request.outsideOrganization;
    sendOffer({ outbox: outboxOf(offer.organizationId) }, request, { ...offer, organization }, context);
  }
  if (request.kind === 'job' && context.eventId === 'offer') {
    tellMatched({ outbox: outboxOf(request.carrierId) }, request, offers, { names, at: context.now });
  }
  // Always in the same order: others may append to the same organizations.
  for (const [organizationId, outbox] of [...outboxes].sort(([a], [b]) => a - b)) {
    await flushOutbox(across, organizationId, outbox);
  }
}

function sendOffer(
  to: { outbox: Outbox },
  request: MatchedRequest,
  offer: Offer & { organization: string },
  { now, write, eventId, again }: MatchContext & { eventId: string; again: boolean },
): void {
  const { place, organization, organizationId } = offer;
  const own = place
    ? { type: 'job.created', subject: place.conversationId, id: place.jobId }
    : { type: 'lead.created', subject: `lead:${request.outsideId}`, id: `${request.outsideId}:${organizationId}` };
  const body = place
    ? write.job(offer.body, { ...place, organization, offeredAt: now, again })
    : write.lead(offer.body, organization);
  deliver(to, {
    lane: marketplaceEventLane(own.subject),
    gate: applyGate(organizationId),
    kind: 'apply-marketplace-event',
    subject: `${own.type}:${own.subject}`,
    payload: { source: request.source, webhookId: `${eventId}:${own.id}`, body, receivedAt: now.toISOString() },
  });
}

function tellMatched(
  to: { outbox: Outbox },
  request: MatchedRequest,
  offers: readonly Offer[],
  { names, at }: { names: ReadonlyMap<number, string>; at: Date },
): void {
  const told: RequestMatched = {
    type: 'request.matched',
    organization: request.outsideOrganization,
    at,
    request: { id: request.outsideId },
    offers: offers.flatMap(({ organizationId, place, rank, reasons }) =>
      place
        ? [
            {
              organization: names.get(organizationId) ?? request.outsideOrganization,
              job: { id: place.jobId },
              conversation: { id: place.conversationId },
              rank,
              reasons,
            },
          ]
        : [],
    ),
  };
  deliver(to, {
    lane: requestLane(request.id),
    gate: marketplaceGate(request.carrierId),
    kind: 'copy-event',
    subject: `request.matched:${request.outsideId}`,
    payload: told,
  });
}
