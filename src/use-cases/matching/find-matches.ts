import type { InboundMerchant, LeadCreated, RequestCreated } from '../../domain/inbound-event.ts';
import { type Match, rankCandidates } from '../../domain/matching.ts';
import type { MatchRequest } from '../../domain/matching-candidate.ts';
import { whyUnfit } from '../../domain/matching-filters.ts';
import { spokenIn } from '../../domain/matching-fit.ts';
import { noRecord } from '../../domain/matching-record.ts';
import { hoursAhead } from '../../domain/working-hours.ts';
import { listOfferers, readRecords } from '../../store/candidates.ts';
import type { Across } from '../../store/scope.ts';

/** The best `limit` organizations for the request among those that were not asked yet, as they stand now. */
export async function findMatches(
  across: Across,
  event: RequestCreated | LeadCreated,
  { now, limit, asked }: { now: Date; limit: number; asked: readonly number[] },
): Promise<Match[]> {
  const request = matchRequestOf(event, now);
  const merchant = { home: event.home ?? 'marketplace', outsideId: event.merchant.id };
  const offerers = await listOfferers(across, { service: request.service, merchant, now });
  const fitting = offerers.filter(
    (offerer) => !asked.includes(offerer.organizationId) && whyUnfit(request, offerer) === undefined,
  );
  if (fitting.length === 0) return [];
  const records = await readRecords(
    across,
    fitting.map(({ organizationId, services }) => ({
      organizationId,
      // The jobs bear the marketplace's handle, whatever the organization calls the service.
      handles: request.service ? [request.service.handle] : services.map(({ handle }) => handle),
    })),
    now,
  );
  const candidates = fitting.map((offerer) => ({
    ...offerer,
    record: records.get(offerer.organizationId) ?? noRecord(),
  }));
  return rankCandidates(request, candidates, { limit });
}

function matchRequestOf(event: RequestCreated | LeadCreated, now: Date): MatchRequest {
  const { locale, timeZone }: InboundMerchant = event.merchant;
  const merchant = {
    ...(locale !== undefined && { spoken: spokenIn(locale) }),
    ...(timeZone !== undefined && { hoursAhead: hoursAhead(timeZone, now) }),
  };
  if (event.type === 'lead.created') return { id: event.lead.id, ...merchant };
  const { id, service, budget, dropshipping } = event.request;
  return {
    id,
    service,
    ...merchant,
    ...(budget && { budget }),
    ...(dropshipping !== undefined && { dropshipping }),
  };
}
