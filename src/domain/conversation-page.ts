import type { JobStatus } from './job-status.ts';
import { isOpen } from './job-status.ts';
import type { Language } from './language.ts';
import type { OutboundFile } from './outbound-event.ts';
import type { ProposalContent, ProposalState } from './proposal.ts';
import type { StoreAccessState } from './store-access.ts';

/** Everything a merchant may see of their conversation. What is not in here cannot stand on their page. */
export interface ConversationPage {
  organization: { publicId: string; name: string; language: Language; timeZone: string };
  /** The ids under which the conversation, its jobs and its merchant are known outside. */
  conversationId: string;
  blocked: boolean;
  merchant: { id: string; name: string; locale?: string; timeZone?: string };
  /** Oldest first. */
  jobs: PageJob[];
  proposals: PageProposal[];
  stores: { name: string; url: string }[];
  /** Oldest first. */
  talk: TalkMessage[];
  /** There is more than `talk` shows. */
  hasEarlier: boolean;
}

export interface PageJob {
  /** As it is known outside. */
  id: string;
  serviceName: string;
  status: JobStatus;
  details?: string;
  business?: string;
  requirements: { question: string; responses: string[] }[];
  createdAt: Date;
  /** Until when it is to be answered. */
  expiresAt?: Date;
  endedBy?: 'member' | 'merchant' | 'clock';
  confirmed: boolean;
  storeAccess?: StoreAccessState;
  review?: PageReview;
  reviewRequested: boolean;
}

export interface PageReview {
  rating: number;
  body: string;
}

export interface PageProposalVersion extends ProposalContent {
  version: number;
  authorName: string;
  sentAt: Date;
  answer?: 'accepted' | 'declined';
  feedback?: string;
}

export interface PageProposal {
  id: string;
  state: ProposalState;
  /** Oldest first; only what has reached the merchant. */
  versions: PageProposalVersion[];
  acceptedFor?: { store: 'new' } | { store: { name: string; url: string } };
  review?: PageReview;
  reviewRequested: boolean;
}

export interface TalkMessage {
  by: 'merchant' | 'organization';
  authorName: string;
  sentAt: Date;
  /** Plain words. */
  body: string;
  /** Of what the organization said. */
  html?: string;
  /** With an address where the file can be had again. */
  files: (Pick<OutboundFile, 'name'> & { url?: string; size?: number })[];
  edited: boolean;
  withdrawn: boolean;
}

/** Something the merchant does on the page. Ids are those of the page. */
export type MerchantAct =
  | { act: 'write'; body: string }
  | { act: 'decline_job' | 'close_job'; job: string; reason?: string }
  | { act: 'confirm_job'; job: string }
  | { act: 'accept_proposal'; proposal: string; version: number; store: { name: string; url: string } | 'new' }
  | { act: 'decline_proposal'; proposal: string; version: number; feedback?: string }
  | { act: 'review'; job?: string; proposal?: string; rating: number; body: string }
  | { act: 'approve_access' | 'refuse_access'; job: string }
  | { act: 'stop_contact' };

/** What can be decided about a job right now. */
export function jobActs(job: PageJob): { end: boolean; confirm: boolean; review: boolean; access: boolean } {
  const completed = job.status === 'completed';
  return {
    end: isOpen(job.status),
    confirm: completed && !job.confirmed,
    review: job.review === undefined && (completed || job.reviewRequested),
    access: job.storeAccess === 'requested' && (isOpen(job.status) || completed),
  };
}

/** The version that waits for an answer. */
export function awaitingVersion(proposal: PageProposal): PageProposalVersion | undefined {
  return proposal.state === 'sent' ? proposal.versions.at(-1) : undefined;
}

/** Whether an accepted proposal for a store that is yet to come may be reviewed: no job speaks for it. */
export function isProposalReviewable(proposal: PageProposal): boolean {
  const forNew = proposal.acceptedFor?.store === 'new';
  return proposal.state === 'accepted' && forNew && proposal.reviewRequested && proposal.review === undefined;
}
