import { type RawBuilder, sql } from 'kysely';
import type { Home } from '../domain/conversation.ts';
import { DECLINE_REASONS, type DeclineReason } from '../domain/decline-reason.ts';
import type { Language } from '../domain/language.ts';
import type { OfferedService, Offerer } from '../domain/matching-candidate.ts';
import {
  HALF_LIFE_DAYS,
  JOBS_LOOKED_AT,
  LONGEST_ANSWER_MINUTES,
  noRecord,
  RECORD_DAYS,
  REVIEWS_LOOKED_AT,
  type TrackRecord,
} from '../domain/matching-record.ts';
import { isAway } from '../domain/preferences.ts';
import { dayIn, hoursAhead, isoDay } from '../domain/working-hours.ts';
import { SENT_AHEAD } from './round-trips.ts';
import type { Across } from './scope.ts';

const ahead = sql.raw(SENT_AHEAD);

interface OffererRow {
  id: number;
  published: boolean;
  available: boolean;
  discoverable: boolean;
  dropshipping: boolean;
  language: Language;
  time_zone: string;
  away_from: string | null;
  away_until: string | null;
  blocked: boolean;
  services: { handle: string; name: string; amount: string | null; currency: string | null }[];
}

/**
 * Everybody who has set up the service, by the marketplace's handle or by its very name; everybody with any service where
 * none is asked for. But nobody whose workspace took Jobline out: there is nobody to see a job. Call across organizations. Cost
 * grows with those it returns.
 */
export async function listOfferers(
  across: Across,
  asked: {
    service?: { handle: string; name: string } | undefined;
    merchant: { home: Home; outsideId: string };
    now: Date;
  },
): Promise<Offerer[]> {
  const { service, merchant, now } = asked;
  const wanted = service ? sql`where handle = ${service.handle} or name = ${service.name}` : sql``;
  const { rows } = await sql<OffererRow>`
    with offered as (
      select organization_id, jsonb_agg(jsonb_build_object('handle', handle, 'name', name,
        'amount', price_amount::text, 'currency', price_currency) order by handle) as services
      from services ${wanted} group by organization_id
    )
    select o.id, o.published, o.available, o.discoverable, o.dropshipping, o.language, o.time_zone, o.away_from,
      o.away_until, offered.services,
      exists (
        select from merchants m
        where m.organization_id = o.id and m.source = ${merchant.home} and m.outside_id = ${merchant.outsideId}
          and (m.blocked_at is not null or exists (
            select from conversations c
            where c.organization_id = m.organization_id and c.merchant_id = m.id and c.status = 'blocked'))
      ) as blocked
    from offered join organizations o on o.id = offered.organization_id
    where not exists (select from installations w where w.organization_id = o.id and w.connection = 'disconnected')
    order by o.id`.execute(across);
  return rows.map((row) => ({
    organizationId: row.id,
    published: row.published,
    available: row.available,
    shown: row.discoverable,
    away: isAwayNow(row, now),
    blocked: row.blocked,
    dropshipping: row.dropshipping,
    services: row.services.map(toService),
    language: row.language,
    hoursAhead: hoursAhead(row.time_zone, now),
  }));
}

/** Nearly nobody has chosen any days, and asking a calendar takes its time. */
function isAwayNow({ away_from: awayFrom, away_until: awayUntil, time_zone }: OffererRow, now: Date): boolean {
  if (awayFrom === null && awayUntil === null) return false;
  return isAway({ awayFrom, awayUntil }, isoDay(dayIn(now, time_zone)));
}

function toService({ handle, name, amount, currency }: OffererRow['services'][number]): OfferedService {
  return { handle, name, ...(amount !== null && currency !== null && { price: { amount, currency } }) };
}

type RecordRow = Omit<TrackRecord, 'declined' | 'reviews' | 'stars'> & { organization_id: number } & {
  [reason in `declined_${DeclineReason}`]: number;
};

/**
 * What each organization did with the newest jobs of those services, faded by their age. Reads at most `JOBS_LOOKED_AT` of
 * each service and `REVIEWS_LOOKED_AT` reviews, however long its history is.
 */
export async function readRecords(
  across: Across,
  of: readonly { organizationId: number; handles: readonly string[] }[],
  now: Date,
): Promise<Map<number, TrackRecord>> {
  const asked = of.flatMap(({ organizationId, handles }) => handles.map((handle) => ({ organizationId, handle })));
  // Row-level security makes the planner expect few rows, and then it reads all and sorts them: the indexes have them in order.
  await sql`${ahead}select set_config('enable_sort', 'off', true)`.execute(across);
  const { rows } = await sql<RecordRow>`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a("organizationId" bigint, handle text)),
    newest as (
      select j.*, date_part('epoch', ${now}::timestamptz - j.arrived_at) / 86400 as age,
        date_part('epoch', j.answered_at - j.arrived_at) / 60 as minutes,
        coalesce(j.status = 'declined' and j.ended_by = 'member', false) as declined
      from asked cross join lateral (
        select organization_id, status, arrived_at, answered_at, expires_at, ended_by, ended_reason from jobs
        where organization_id = asked."organizationId" and service_handle = asked.handle and kind <> 'proposal'
          and arrived_at > ${now}::timestamptz - make_interval(days => ${RECORD_DAYS}::integer)
        order by arrived_at desc limit ${JOBS_LOOKED_AT}::integer) j
    )
    select organization_id,
      ${sumOf(fading('received'))} as received,
      ${sumOf(fading('outcome'), sql`answered_at is not null`)} as answered,
      ${sumOf(
        sql`${fading('outcome')} * ln(least(greatest(minutes, 0), ${LONGEST_ANSWER_MINUTES}::float8) + 1)`,
        sql`answered_at is not null`,
      )} as "answerLog",
      ${sumOf(fading('outcome'), sql`status = 'expired' and arrived_at < expires_at`)} as expired,
      ${sql.join(DECLINE_REASONS.map(declines))}
    from newest group by organization_id`.execute(across);
  const records = new Map(of.map(({ organizationId }) => [organizationId, noRecord()]));
  for (const { organization_id, received, answered, answerLog, expired, ...rest } of rows) {
    const declined = Object.fromEntries(DECLINE_REASONS.map((reason) => [reason, rest[`declined_${reason}`]]));
    const record = { ...noRecord(), received, answered, answerLog, expired };
    records.set(organization_id, { ...record, declined: { ...record.declined, ...declined } });
  }
  const reviewed = await addReviews(across, records);
  await sql`${ahead}select set_config('enable_sort', 'on', true)`.execute(across);
  return reviewed;
}

/** A reason that we do not know counts as another one. */
function declines(reason: DeclineReason): RawBuilder<number> {
  const known = sql.join(DECLINE_REASONS.map((word) => sql`${word}`));
  const isReason =
    reason === 'other'
      ? sql`(ended_reason = 'other' or ended_reason is null or ended_reason not in (${known}))`
      : sql`ended_reason = ${reason}`;
  return sql`${sumOf(fading(reason), sql`declined and ${isReason}`)} as ${sql.id(`declined_${reason}`)}`;
}

function fading(what: keyof typeof HALF_LIFE_DAYS): RawBuilder<number> {
  return sql`power(0.5::float8, greatest(age, 0) / ${HALF_LIFE_DAYS[what]}::float8)`;
}

function sumOf(value: RawBuilder<unknown>, where: RawBuilder<unknown> = sql`true`): RawBuilder<number> {
  return sql`coalesce(sum(${value}) filter (where ${where}), 0)::float8`;
}

async function addReviews(across: Across, records: Map<number, TrackRecord>): Promise<Map<number, TrackRecord>> {
  const { rows } = await sql<{ organization_id: number; reviews: number; stars: number }>`
    select i.id as organization_id, count(*)::integer as reviews, sum(r.rating)::integer as stars
    from unnest(${[...records.keys()]}::bigint[]) as i(id)
    cross join lateral (
      select rating from reviews where organization_id = i.id order by at desc limit ${REVIEWS_LOOKED_AT}::integer) r
    group by i.id`.execute(across);
  for (const { organization_id: id, reviews, stars } of rows) {
    records.set(id, { ...(records.get(id) ?? noRecord()), reviews, stars });
  }
  return records;
}
