import type { InboundEvent } from '../../domain/inbound-event.ts';
import { ourId } from './ids.ts';
import type { ReviewCreated } from './schema.ts';

/** Undefined for a review that names no lead: there is no thread that it belongs to. */
export function eventOfReview({ event, data }: ReviewCreated): InboundEvent | undefined {
  const { reviewID, negotiationID, rating, reviewText } = data;
  if (!negotiationID) return undefined;
  const body = reviewText?.trim();
  return {
    type: 'review.created',
    timestamp: event.triggeredAt,
    job: { id: ourId(negotiationID) },
    review: { id: ourId(reviewID), rating, ...(body && { body }) },
  };
}
