import type { MatchReason } from '../domain/matching.ts';
import type { Json, Made } from './column-types.ts';

export const REQUEST_KINDS = ['job', 'lead'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What came for nobody in particular. Ids only: the words stand with those whom it was offered to. */
export interface RequestsTable {
  id: Made<number>;
  /** The upstream's: `outside_id` is unique under it. */
  source: string;
  kind: RequestKind;
  outside_id: string;
  /** As the event named it; echoed with what we say about the request. */
  outside_organization: string;
  /** In whose name it came in and is told about: whichever that is, it stays the same. */
  carrier_id: number;
  /** How many may have it at the same time. */
  offer_to: number;
  /** The event that was applied last; null until the first one is. */
  event_id: string | null;
  received_at: Date;
}

/** A request as one organization got it. */
export interface OffersTable {
  organization_id: number;
  request_id: number;
  /** From 1, in the order in which it was offered. */
  rank: number;
  reasons: Json<MatchReason[]>;
  /** The request's event as it came last. */
  body: Json<object>;
  /** Of the job that it became; null for a lead. */
  job_outside_id: string | null;
  conversation_outside_id: string | null;
  offered_at: Date;
  /** When its place went to the next in rank. */
  handed_on_at: Date | null;
}

export interface MatchingTables {
  requests: RequestsTable;
  offers: OffersTable;
}
