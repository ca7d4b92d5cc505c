import type { LeadCreated, RequestCreated } from '../../domain/inbound-event.ts';
import {
  listFirstOrganizations,
  listOffers,
  type MatchedRequest,
  noteApplied,
  type Offer,
  openRequest,
  updateOfferBodies,
} from '../../store/requests.ts';
import { type Across, acrossOrganizations, type Db } from '../../store/scope.ts';
import { wakeAll } from '../../store/wake.ts';
import { findMatches } from './find-matches.ts';
import { makeOffers, sendOffers } from './make-offers.ts';
import type { MatchContext } from './match-context.ts';

const OFFER_TO = 3;

/** An event for nobody in particular, verified and read. */
export interface RequestArrived {
  source: string;
  webhookId: string;
  /** In whose name it came in. */
  carrierId: number;
  event: RequestCreated | LeadCreated;
  /** As it was stored. */
  body: object;
  receivedAt: Date;
}

/**
 * A request is offered to the best organizations, each with a job of its own; the same request again changes what describes
 * it, for those who got it, and where nobody has it any more it is offered to others. Works in a transaction of its own: running
 * it again for the same event changes nothing.
 * @returns how many have it now
 */
export async function matchRequest(db: Db, arrived: RequestArrived, context: MatchContext): Promise<number> {
  const count = await acrossOrganizations(db, async (across) => {
    const request = await openRequest(across, { ...describe(arrived), receivedAt: arrived.receivedAt });
    const offers = await listOffers(across, request.id);
    if (request.eventId === arrived.webhookId) return countHaving(offers);
    await noteApplied(across, request.id, arrived.webhookId);
    const { body, event, webhookId } = arrived;
    if (offers.length > 0) {
      await updateOfferBodies(across, request.id, body);
      const renewed = offers.map((offer) => ({ ...offer, body }));
      await sendOffers(across, request, renewed, { ...context, eventId: webhookId, again: true });
    }
    const having = countHaving(offers);
    if (having > 0) return having;
    const asked = offers.map(({ organizationId }) => organizationId);
    const matches =
      (await onlyOrganization(across, request)) ??
      (await findMatches(across, event, { now: context.now, limit: request.offerTo, asked }));
    await makeOffers(across, request, { matches, body, before: offers.length }, context);
    return matches.length;
  });
  wakeAll(db);
  return count;
}

function describe({ source, carrierId, event }: RequestArrived): Omit<MatchedRequest, 'id' | 'eventId'> {
  const outsideOrganization = event.organization ?? 'default';
  if (event.type === 'lead.created') {
    return { source, kind: 'lead', outsideId: event.lead.id, outsideOrganization, carrierId, offerTo: OFFER_TO };
  }
  const { request, offerTo = OFFER_TO } = event;
  return { source, kind: 'job', outsideId: request.id, outsideOrganization, carrierId, offerTo };
}

function countHaving(offers: readonly Offer[]): number {
  return offers.filter(({ handedOn }) => !handedOn).length;
}

/** Where there is one organization, a prospect who was sent here can only be meant for it, and is not lost because it is busy. */
async function onlyOrganization(across: Across, { kind }: MatchedRequest) {
  if (kind !== 'lead') return undefined;
  const [first, ...others] = await listFirstOrganizations(across);
  return first !== undefined && others.length === 0 ? [{ organizationId: first, points: 0, reasons: [] }] : undefined;
}
