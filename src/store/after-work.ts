import { sql } from 'kysely';
import type { AfterWork, Money } from '../domain/card.ts';
import type { StoreAccess, StoreAccessState } from '../domain/store-access.ts';
import type { Db } from './scope.ts';

/** All of it in one question: a card is painted often. */
function select(db: Db) {
  return db
    .selectFrom('threads as t')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .leftJoin('stores as s', (join) =>
      join.onRef('s.organization_id', '=', 'c.organization_id').onRef('s.id', '=', 'c.store_id'),
    )
    .leftJoin('store_access as a', (join) =>
      join.onRef('a.organization_id', '=', 't.organization_id').onRef('a.job_id', '=', 't.job_id'),
    )
    .leftJoin('review_requests as q', (join) =>
      join.onRef('q.organization_id', '=', 't.organization_id').on('q.subject', '=', sql<string>`'job:' || t.job_id`),
    )
    .select([
      'q.name as asked_by',
      'q.at as asked_at',
      'a.state as access',
      'a.requested_by',
      'a.requested_at',
      'a.answered_by',
      'a.answered_at',
      sql<string | null>`coalesce(a.url, s.url)`.as('url'),
      sql<number | null>`(
        select rating from reviews r where r.organization_id = t.organization_id and r.thread_id = t.id
        order by r.id desc limit 1)`.as('rating'),
      sql<Money[] | null>`(
        select jsonb_agg(jsonb_build_object('amount', i.amount::text, 'currency', i.currency) order by i.id)
        from invoices i where i.organization_id = t.organization_id and i.job_id = t.job_id
          and i.paid_at is null and i.closed_at is null)`.as('unpaid'),
      sql<boolean>`(
        t.job_id is null and exists (
          select from proposals p
          where p.organization_id = t.organization_id and p.conversation_id = t.conversation_id
            and p.state = 'accepted' and p.new_store
            and not exists (select from review_requests o
              where o.organization_id = p.organization_id and o.subject = 'proposal:' || p.id)
            and not exists (select from reviews r
              where r.organization_id = p.organization_id and r.subject = 'proposal:' || p.id)))`.as('to_review'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

export async function readAfterWork(db: Db, threadId: number): Promise<AfterWork> {
  const row = await select(db).where('t.id', '=', threadId).executeTakeFirst();
  return row ? toAfterWork(row) : {};
}

function toAfterWork(row: Row): AfterWork {
  return {
    ...(row.asked_by !== null && row.asked_at && { reviewAsked: { by: row.asked_by, at: row.asked_at } }),
    ...(row.rating !== null && { rating: row.rating }),
    ...(row.to_review && { proposalToReview: true as const }),
    ...(row.access !== null && { storeAccess: accessOf(row, row.access) }),
    ...(row.unpaid && { unpaid: row.unpaid }),
  };
}

function accessOf(row: Row, state: StoreAccessState): StoreAccess {
  return {
    state,
    ...(row.requested_by !== null && { requestedBy: row.requested_by }),
    ...(row.requested_at && { requestedAt: row.requested_at }),
    ...(row.answered_by !== null && { answeredBy: row.answered_by }),
    ...(row.answered_at && { answeredAt: row.answered_at }),
    ...(state === 'approved' && row.url !== null && { url: row.url }),
  };
}
