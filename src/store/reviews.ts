import { sql } from 'kysely';
import {
  REVIEW_SUBJECTS,
  type ReviewSubject,
  type ReviewSummary,
  type ReviewWords,
  reviewSubjectKey,
} from '../domain/review.ts';
import type { Db, Tx } from './scope.ts';

/** Keeps who asked for the review. False where somebody has asked already: it is asked for once. */
export async function requestReviewOnce(
  tx: Tx,
  asked: { subject: ReviewSubject; threadId: number; slackUser: string; name: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('review_requests')
    .values({
      organization_id: tx.organizationId,
      subject: reviewSubjectKey(asked.subject),
      thread_id: asked.threadId,
      slack_user: asked.slackUser,
      name: asked.name,
      at: asked.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject')
    .executeTakeFirst();
  return row !== undefined;
}

/** Who asked for a review of this, and when. */
export async function findReviewRequest(
  db: Db,
  subject: ReviewSubject,
): Promise<{ name: string; at: Date } | undefined> {
  return db
    .selectFrom('review_requests')
    .select(['name', 'at'])
    .where('subject', '=', reviewSubjectKey(subject))
    .executeTakeFirst();
}

export async function isReviewed(db: Db, subject: ReviewSubject): Promise<boolean> {
  const row = await db
    .selectFrom('reviews')
    .select('id')
    .where('subject', '=', reviewSubjectKey(subject))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface ReviewArrival {
  outsideId: string;
  subject: ReviewSubject;
  threadId: number;
  merchantName: string;
  rating: number;
  body: string;
  at: Date;
}

/** Keeps a review once: the same id again may say it differently, and never becomes a second one. */
export async function saveReview(
  tx: Tx,
  review: ReviewArrival,
): Promise<{ id: number; kind: 'new' | 'changed' | 'known' }> {
  const known = await tx
    .selectFrom('reviews')
    .select(['id', 'rating', 'body'])
    .where('outside_id', '=', review.outsideId)
    .executeTakeFirst();
  const { rating, body } = review;
  if (known && known.rating === rating && known.body === body) return { id: known.id, kind: 'known' };
  const { id } = await tx
    .insertInto('reviews')
    .values({
      organization_id: tx.organizationId,
      outside_id: review.outsideId,
      subject: reviewSubjectKey(review.subject),
      thread_id: review.threadId,
      merchant_name: review.merchantName,
      rating,
      body,
      at: review.at,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'outside_id']).doUpdateSet({ rating, body }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, kind: known ? 'changed' : 'new' };
}

export async function getReviewWords(db: Db, id: number): Promise<ReviewWords> {
  const row = await db
    .selectFrom('reviews')
    .select(['subject', 'merchant_name', 'rating', 'body'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const of = REVIEW_SUBJECTS.find((subject) => row.subject.startsWith(`${subject}:`)) ?? 'job';
  return { of, merchantName: row.merchant_name, rating: row.rating, body: row.body };
}

/** How many reviews an organization has, and their average to one decimal. Also called across organizations. */
export async function reviewSummary(db: Db, organizationId: number): Promise<ReviewSummary> {
  const { rows } = await sql<{ count: number; average: number | null }>`
    select count(*)::integer as count, round(avg(rating), 1)::float8 as average
    from reviews where organization_id = ${organizationId}`.execute(db);
  const { count = 0, average = null } = rows[0] ?? {};
  return { count, ...(average !== null && { average }) };
}
