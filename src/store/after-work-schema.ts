import type { Home } from '../domain/conversation.ts';
import type { LeadSource } from '../domain/lead.ts';
import type { StoreAccessState } from '../domain/store-access.ts';
import type { Made } from './column-types.ts';

/** A prospect who left contact details only. */
export interface LeadsTable {
  organization_id: number;
  id: Made<number>;
  number: number;
  home: Home;
  outside_id: string;
  /** Echoed with everything we say about it. */
  outside_organization: string;
  source: LeadSource;
  merchant_id: number;
  details: string | null;
  arrived_at: Date;
}

/** Whose review was asked for: once for each subject. */
export interface ReviewRequestsTable {
  organization_id: number;
  subject: string;
  thread_id: number;
  slack_user: string;
  name: string;
  at: Date;
}

export interface ReviewsTable {
  organization_id: number;
  id: Made<number>;
  outside_id: string;
  subject: string;
  thread_id: number;
  merchant_name: string;
  rating: number;
  body: string;
  at: Date;
}

export interface StoreAccessTable {
  organization_id: number;
  job_id: number;
  state: StoreAccessState;
  requested_by: string | null;
  requested_at: Date | null;
  answered_by: string | null;
  /** By the word of the merchant's side. */
  answered_at: Date | null;
  url: string | null;
}

export interface InvoicesTable {
  organization_id: number;
  id: Made<number>;
  job_id: number;
  outside_id: string;
  number: string | null;
  amount: string;
  currency: string;
  url: string | null;
  created_at: Date;
  paid_at: Date | null;
  closed_at: Date | null;
}

export interface AfterWorkTables {
  leads: LeadsTable;
  review_requests: ReviewRequestsTable;
  reviews: ReviewsTable;
  store_access: StoreAccessTable;
  invoices: InvoicesTable;
}
