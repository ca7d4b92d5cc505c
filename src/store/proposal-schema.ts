import type { Generated } from 'kysely';
import type { Milestone, ProposalAnswer, ProposalDelivery, ProposalState } from '../domain/proposal.ts';
import type { Json } from './column-types.ts';

export interface ProposalsTable {
  organization_id: number;
  id: Generated<string>;
  conversation_id: number;
  thread_id: number;
  state: ProposalState;
  /** The newest version. */
  version: number;
  /** The job it led to, or that went on with it. */
  job_id: number | null;
  /** Of an accepted one; null where it is for a store that exists. */
  new_store: boolean | null;
  store_name: string | null;
  store_url: string | null;
  closed_by: string | null;
  closed_at: Date | null;
}

export interface ProposalVersionsTable {
  organization_id: number;
  proposal_id: string;
  version: number;
  /** What its one sending is known by: the same twice is one version. */
  key: string | null;
  service_handle: string;
  service_name: string;
  work: string;
  milestones: Json<Milestone[]>;
  price_amount: string;
  price_currency: string;
  estimated_days: number;
  terms: string | null;
  slack_user: string;
  author_name: string;
  sent_at: Date;
  delivery: Generated<ProposalDelivery>;
  /** Where the merchant has a page: it stands there, whatever became of the mail about it. */
  on_page: Generated<boolean>;
  answer: ProposalAnswer | null;
  feedback: string | null;
  answered_at: Date | null;
  /** An answer that came too late to count, so that a repeat of it is not told again. */
  late_answer: ProposalAnswer | null;
}

export interface ProposalTables {
  proposals: ProposalsTable;
  proposal_versions: ProposalVersionsTable;
}
