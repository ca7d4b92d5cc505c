import type { JobStatus } from './job-status.ts';
import type { Proposal, ProposalVersion } from './proposal.ts';

/** A job in the list of its conversation. */
export interface ConversationJob {
  id: number;
  number: number;
  status: JobStatus;
  serviceName: string;
  /** Where its thread stands, once it does. */
  channel?: string;
  rootTs?: string;
}

/** All that was offered in a conversation, and its jobs, as a dialog shows it. */
export interface ProposalsShown {
  threadId: number;
  /** `J-12`, or `C-3`. */
  label: string;
  merchantName: string;
  /** Those that were sent first at the front. */
  proposals: Proposal[];
  /** The newest first. */
  jobs: ConversationJob[];
  /** The workspace's address, e.g. `https://acme.slack.com/`. */
  teamUrl?: string;
}

/** One version of a proposal as somebody reads it. */
export interface OfferShown {
  proposal: Proposal;
  version: ProposalVersion;
  merchantName: string;
}
