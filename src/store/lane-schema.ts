import type { Generated, JSONColumnType } from 'kysely';
import type { Json, Made } from './column-types.ts';

export interface InboxTable {
  source: string;
  event_id: string;
  received_at: Generated<Date>;
}

export interface LanesTable {
  id: Made<number>;
  organization_id: number;
  key: string;
  gate: string;
  version: Generated<number>;
  due_at: Date | null;
  owner: number | null;
  token: number | null;
}

export const DELIVERY_STATES = ['waiting', 'sending', 'done', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface DeliveriesTable {
  id: Generated<string>;
  organization_id: number;
  lane_id: number;
  position: number;
  seq: Made<number>;
  kind: string;
  subject: string;
  payload: Json<object>;
  state: Generated<DeliveryState>;
  not_before: Generated<Date>;
  created_at: Generated<Date>;
  first_started_at: Date | null;
  started_at: Date | null;
  settled_at: Date | null;
  attempts: Generated<number>;
  outcome: JSONColumnType<object, string | null, string | null>;
  last_error: string | null;
}

/** What came of an attempt: taken, refused for good, refused for now, or nobody knows. */
export const ATTEMPT_OUTCOMES = ['done', 'failed', 'later', 'unknown'] as const;

/** An attempt to reach somebody outside of Slack. */
export interface DeliveryAttemptsTable {
  organization_id: number;
  delivery_id: string;
  id: Made<number>;
  at: Date;
  took_ms: number;
  outcome: (typeof ATTEMPT_OUTCOMES)[number];
  /** What HTTP or SMTP answered, where that is known. */
  status: number | null;
  error: string | null;
}

export interface GatesTable {
  key: string;
  organization_id: number;
  open_at: Generated<Date>;
  reason: string | null;
  /** When somebody last opened it before its time. */
  opened_at: Date | null;
}

export interface WorkersTable {
  id: Made<number>;
  alive_until: Date;
}

export interface ViewsTable {
  organization_id: number;
  subject: string;
  method: string;
  wanted: Generated<number>;
  shown: Generated<number>;
  due_at: Date | null;
  token: number | null;
  attempts: Generated<number>;
  painted: Generated<string[]>;
  last_error: string | null;
}
