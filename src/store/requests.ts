import { sql } from 'kysely';
import type { MatchReason } from '../domain/matching.ts';
import type { RequestKind } from './matching-schema.ts';
import type { Across, Tx } from './scope.ts';

/** Something that came for nobody in particular. */
export interface MatchedRequest {
  id: number;
  source: string;
  kind: RequestKind;
  outsideId: string;
  outsideOrganization: string;
  carrierId: number;
  offerTo: number;
  /** The event that was applied last; absent until the first one is. */
  eventId?: string;
}

export interface Offer {
  organizationId: number;
  requestId: number;
  rank: number;
  reasons: readonly MatchReason[];
  /** The request's event as it came last. */
  body: object;
  /** Of the job that it becomes; absent for a lead. */
  place?: { jobId: string; conversationId: string };
  /** It ended without a reply, and its place went to the next in rank. */
  handedOn?: true;
}

const COLUMNS = [
  'id',
  'source',
  'kind',
  'outside_id',
  'outside_organization',
  'carrier_id',
  'offer_to',
  'event_id',
] as const;

/** Creates the request, or finds it under the id that its source gave it; locked either way. Call across organizations. */
export async function openRequest(
  across: Across,
  request: Omit<MatchedRequest, 'id' | 'eventId'> & { receivedAt: Date },
): Promise<MatchedRequest> {
  const row = await across
    .insertInto('requests')
    .values({
      source: request.source,
      kind: request.kind,
      outside_id: request.outsideId,
      outside_organization: request.outsideOrganization,
      carrier_id: request.carrierId,
      offer_to: request.offerTo,
      received_at: request.receivedAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['source', 'kind', 'outside_id']).doUpdateSet({ outside_id: request.outsideId }),
    )
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toRequest(row);
}

/** Locks the request: whoever offers it on takes turns. */
export async function lockRequest(across: Across, id: number): Promise<MatchedRequest> {
  const row = await across
    .selectFrom('requests')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toRequest(row);
}

function toRequest(row: {
  id: number;
  source: string;
  kind: RequestKind;
  outside_id: string;
  outside_organization: string;
  carrier_id: number;
  offer_to: number;
  event_id: string | null;
}): MatchedRequest {
  return {
    id: row.id,
    source: row.source,
    kind: row.kind,
    outsideId: row.outside_id,
    outsideOrganization: row.outside_organization,
    carrierId: row.carrier_id,
    offerTo: row.offer_to,
    ...(row.event_id !== null && { eventId: row.event_id }),
  };
}

/** The event took effect: found again after a crash, it has none. */
export async function noteApplied(across: Across, requestId: number, eventId: string): Promise<void> {
  await across.updateTable('requests').set({ event_id: eventId }).where('id', '=', requestId).execute();
}

/** By rank. */
export async function listOffers(across: Across, requestId: number): Promise<Offer[]> {
  const rows = await across
    .selectFrom('offers')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('rank')
    .execute();
  return rows.map((row) => ({
    organizationId: row.organization_id,
    requestId: row.request_id,
    rank: row.rank,
    reasons: row.reasons,
    body: row.body,
    ...(row.handed_on_at && { handedOn: true as const }),
    ...(row.job_outside_id !== null &&
      row.conversation_outside_id !== null && {
        place: { jobId: row.job_outside_id, conversationId: row.conversation_outside_id },
      }),
  }));
}

export async function insertOffers(across: Across, offers: readonly Offer[], offeredAt: Date): Promise<void> {
  if (offers.length === 0) return;
  await across
    .insertInto('offers')
    .values(
      offers.map(({ organizationId, requestId, rank, reasons, body, place }) => ({
        organization_id: organizationId,
        request_id: requestId,
        rank,
        reasons: JSON.stringify(reasons),
        body: JSON.stringify(body),
        job_outside_id: place?.jobId ?? null,
        conversation_outside_id: place?.conversationId ?? null,
        offered_at: offeredAt,
      })),
    )
    .execute();
}

/** What the request says from now on. */
export async function updateOfferBodies(across: Across, requestId: number, body: object): Promise<void> {
  await across
    .updateTable('offers')
    .set({ body: JSON.stringify(body) })
    .where('request_id', '=', requestId)
    .execute();
}

/**
 * Notes that the organization's offer ended without a reply, and that the next one is asked. False when that was noted before,
 * or when it has not ended so.
 */
export async function passOffer(
  across: Across,
  offer: { organizationId: number; requestId: number },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update offers f set handed_on_at = ${at}::timestamptz
    from jobs j
    where f.organization_id = ${offer.organizationId} and f.request_id = ${offer.requestId} and f.handed_on_at is null
      and j.organization_id = f.organization_id and j.outside_id = f.job_outside_id
      and (j.status = 'expired' or (j.status = 'declined' and j.ended_by = 'member'))
    returning f.request_id`.execute(across);
  return rows.length > 0;
}

/** The request that a job of the organization came from. */
export async function findRequestOfJob(tx: Tx, jobOutsideId: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('offers')
    .select('request_id')
    .where('job_outside_id', '=', jobOutsideId)
    .executeTakeFirst();
  return row?.request_id;
}

/** Those of the jobs that were offered by matching, with their requests. Call across organizations. */
export async function listRequestsOfJobs(
  across: Across,
  jobs: readonly { organizationId: number; jobId: number }[],
): Promise<{ organizationId: number; requestId: number }[]> {
  if (jobs.length === 0) return [];
  const { rows } = await sql<{ organization_id: number; request_id: number }>`
    select f.organization_id, f.request_id
    from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as i("organizationId" bigint, "jobId" bigint)
    join jobs j on j.organization_id = i."organizationId" and j.id = i."jobId"
    join offers f on f.organization_id = j.organization_id and f.job_outside_id = j.outside_id`.execute(across);
  return rows.map((row) => ({ organizationId: row.organization_id, requestId: row.request_id }));
}

/**
 * The ids under which the marketplace knows the organizations: as it called them last, else their workspace's where there are
 * several. Whom it never had to name is left out.
 */
export async function outsideNames(across: Across, organizationIds: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; name: string | null }>`
    select i.id, coalesce(nullif(last.name, 'default'),
      case when exists (select from organizations offset 1) then coalesce(w.team_id, i.id::text) end) as name
    from unnest(${[...organizationIds]}::bigint[]) as i(id)
    left join installations w on w.organization_id = i.id
    left join lateral (
      select c.outside_organization as name from conversations c
      where c.organization_id = i.id and c.home = 'marketplace' order by c.id desc limit 1) last on true`.execute(
    across,
  );
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

/** Ids of every organization there is, two at most: to tell one from several. */
export async function listFirstOrganizations(across: Across): Promise<number[]> {
  const rows = await across.selectFrom('organizations').select('id').orderBy('id').limit(2).execute();
  return rows.map(({ id }) => id);
}

/**
 * Forgets the words of requests that were offered more than `days` ago and that nobody can be offered any more: none of those
 * asked still works on it, or has. To whom they were offered, and why, stays. Returns how many offers were emptied.
 */
export async function emptyOldOffers(across: Across, days: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update offers f set body = '{}' where f.body <> '{}' and f.offered_at < now() - make_interval(days => ${days}::integer)
      and not exists (
        select from offers o join jobs j on j.organization_id = o.organization_id and j.outside_id = o.job_outside_id
        where o.request_id = f.request_id and j.status not in ('declined', 'expired', 'closed'))`.execute(across);
  return Number(numAffectedRows ?? 0);
}
