import type { BlockReason } from './block-reason.ts';
import type { DeclineReason } from './decline-reason.ts';
import type { JobStatus } from './job-status.ts';
import type { MatchReason } from './matching.ts';
import type { ProposalContent } from './proposal.ts';

/** What every event carries. Ids are those under which the marketplace knows things. */
interface Envelope {
  organization: string;
  conversation?: { id: string };
  job?: { id: string; status: JobStatus };
  /** When it happened; a retry does not change it. */
  at: Date;
  /** Who did it, named as the organization wishes. */
  by?: { name: string };
}

export interface OutboundFile {
  name: string;
  url: string;
  mimeType: string;
  /** Bytes. */
  size: number;
}

interface MessageSent extends Envelope {
  type: 'message.sent';
  message: { id: string; body: string; html: string; author: { name: string }; sentAt: Date; files: OutboundFile[] };
  /** Away words: nobody wrote them in answer. */
  automatic?: true;
}

interface MessageCorrected extends Envelope {
  type: 'message.corrected';
  message: { id: string; body: string; html: string; editedAt: Date };
}

interface MessageWithdrawn extends Envelope {
  type: 'message.withdrawn';
  message: { id: string };
}

/** The merchant is only told that something happened; the job's status says the rest. */
interface JobMoved extends Envelope {
  type: 'job.opened' | 'job.expired' | 'job.inactive' | 'job.completed' | 'job.reopened';
}

interface JobDeclined extends Envelope {
  type: 'job.declined';
  reason: DeclineReason;
  /** Words to the merchant. */
  comment?: string;
}

interface MerchantBlocked extends Envelope {
  type: 'merchant.blocked';
  merchant: { id: string };
  reason: BlockReason;
}

/** `sent` is a new proposal or a new version of one; a version never changes. */
interface ProposalTold extends Envelope {
  type: 'proposal.sent' | 'proposal.closed';
  proposal: { id: string; version: number } & ProposalContent;
}

/** A job that begins with an accepted proposal. */
interface JobBegun extends Envelope {
  type: 'job.created';
  job: { id: string; status: JobStatus };
  proposal: { id: string; version: number };
}

/** The merchant is asked for a review: of the job in the envelope, else of the proposal or the lead. */
interface ReviewRequested extends Envelope {
  type: 'review.requested';
  lead?: { id: string };
  proposal?: { id: string };
}

/** We ask to work in the merchant's store, and say that the merchant has understood and agreed. */
interface StoreAccessRequested extends Envelope {
  type: 'store_access.requested';
  agreed: true;
}

/** What the organization offers; days are `2026-03-04`. */
interface PreferencesUpdated extends Envelope {
  type: 'preferences.updated';
  preferences: {
    available: boolean;
    discoverable: boolean;
    dropshipping: boolean;
    services: { handle: string; name: string; price?: { amount: string; currency: string } }[];
    awayFrom?: string;
    awayUntil?: string;
  };
}

/** Jobline works with the organization's workspace from now on, or no longer. */
export interface ConnectionChanged extends Envelope {
  type: 'organization.connected' | 'organization.disconnected';
}

/** To whom a request is offered from now on, and why to them; nobody when none fits, or none is left. */
export interface RequestMatched extends Envelope {
  type: 'request.matched';
  request: { id: string };
  offers: {
    organization: string;
    job: { id: string };
    conversation: { id: string };
    /** From 1, the best. */
    rank: number;
    reasons: readonly MatchReason[];
  }[];
}

/** What we tell a merchant or a marketplace. */
export type OutboundEvent =
  | MessageSent
  | MessageCorrected
  | MessageWithdrawn
  | JobMoved
  | JobDeclined
  | MerchantBlocked
  | ProposalTold
  | JobBegun
  | ReviewRequested
  | StoreAccessRequested
  | PreferencesUpdated
  | ConnectionChanged
  | RequestMatched;
