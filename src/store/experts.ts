import { sql } from 'kysely';
import type { Expert, Rating, RequestPage } from '../domain/experts.ts';
import { isAway } from '../domain/preferences.ts';
import { dayIn, isoDay } from '../domain/working-hours.ts';
import { IS_CONNECTED } from './installations.ts';
import { acrossOrganizations, type Db } from './scope.ts';

const EXPERTS_AT_MOST = 500;

/** Who can be asked right now: published, shown, available, not away, connected to Slack, with a service at least. By name. */
export async function listExperts(db: Db, now: Date): Promise<Expert[]> {
  return acrossOrganizations(db, async (all) => {
    const rows = await all
      .selectFrom('organizations')
      .select(['id', 'public_id', 'name', 'profile_name', 'profile_words', 'profile_url', 'dropshipping', 'language'])
      .select(['time_zone', 'away_from', 'away_until'])
      .where('published', '=', true)
      .where('discoverable', '=', true)
      .where('available', '=', true)
      .where(IS_CONNECTED)
      .where((eb) =>
        eb.exists(eb.selectFrom('services').select('handle').whereRef('organization_id', '=', 'organizations.id')),
      )
      .orderBy('profile_name')
      .orderBy('id')
      .limit(EXPERTS_AT_MOST)
      .execute();
    const here = rows.filter((row) => !isAwayNow(row, now));
    if (here.length === 0) return [];
    const services = await all
      .selectFrom('services')
      .selectAll()
      .where(
        'organization_id',
        'in',
        here.map(({ id }) => id),
      )
      .orderBy('name')
      .execute();
    return here.map((row) => ({
      organizationId: row.id,
      publicId: row.public_id,
      name: row.profile_name?.trim() || row.name,
      words: row.profile_words ?? '',
      dropshipping: row.dropshipping,
      language: row.language,
      ...(row.profile_url !== null && { url: row.profile_url }),
      services: services.filter((service) => service.organization_id === row.id).map(serviceOf),
    }));
  });
}

/** The organization that a page's address names, whether or not it takes requests now. */
export async function findRequestPage(db: Db, publicId: string, now: Date): Promise<RequestPage | undefined> {
  return acrossOrganizations(db, async (all) => {
    const row = await all
      .selectFrom('organizations')
      .selectAll()
      .select(IS_CONNECTED.as('connected'))
      .where('public_id', '=', publicId)
      .executeTakeFirst();
    if (!row) return undefined;
    const services = await all
      .selectFrom('services')
      .selectAll()
      .where('organization_id', '=', row.id)
      .orderBy('name')
      .execute();
    return {
      organizationId: row.id,
      publicId: row.public_id,
      name: row.profile_name?.trim() || row.name,
      words: row.profile_words ?? '',
      language: row.language,
      services: services.map(serviceOf),
      open: row.published && row.available && row.connected && services.length > 0 && !isAwayNow(row, now),
      published: row.published,
    };
  });
}

const LATEST_REVIEWS = 3;

/** What merchants said of each of them: every star counts, the newest words are shown. */
export async function readRatings(db: Db, organizationIds: readonly number[]): Promise<Map<number, Rating>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await acrossOrganizations(db, (all) =>
    all
      .selectFrom((from) =>
        from
          .selectFrom('reviews')
          .select(['organization_id', 'rating', 'body', 'at'])
          .select(sql<number>`count(*) over (partition by organization_id)::integer`.as('count'))
          .select(sql<number>`round(avg(rating) over (partition by organization_id), 1)::float8`.as('average'))
          .select(sql<number>`row_number() over (partition by organization_id order by id desc)::integer`.as('place'))
          .where('organization_id', 'in', organizationIds)
          .as('r'),
      )
      .selectAll()
      .where('place', '<=', LATEST_REVIEWS)
      .orderBy('place')
      .execute(),
  );
  const grouped = Map.groupBy(rows, (row) => row.organization_id);
  return new Map(
    [...grouped].map(([id, reviews]) => {
      const { count = 0, average = 0 } = reviews[0] ?? {};
      const latest = reviews.map(({ rating, body, at }) => ({ rating, at, ...(body !== '' && { body }) }));
      return [id, { count, average, latest }];
    }),
  );
}

function isAwayNow(
  row: { away_from: string | null; away_until: string | null; time_zone: string },
  now: Date,
): boolean {
  return isAway({ awayFrom: row.away_from, awayUntil: row.away_until }, isoDay(dayIn(now, row.time_zone)));
}

function serviceOf(row: { handle: string; name: string; price_amount: string | null; price_currency: string | null }) {
  const { handle, name, price_amount: amount, price_currency: currency } = row;
  return { handle, name, ...(amount !== null && currency !== null && { price: { amount, currency } }) };
}
