import type { TypedProposal } from '../../domain/proposal-form.ts';
import type { OfferShown, ProposalsShown } from '../../domain/proposals-shown.ts';
import type { Done } from '../../use-cases/jobs/done.ts';
import type { ProposalOpening } from '../../use-cases/proposals/open-proposal.ts';
import type { ProposalSent } from '../../use-cases/proposals/send-proposal.ts';
import type { Caller } from '../deps.ts';

/** A filled-in dialog; `key` names this one sending: the same twice is one version. */
interface Filled {
  typed: TypedProposal;
  key: string;
  /** What its author was asked about. */
  asked: readonly string[];
}

/** What is done with proposals. Each that changes something resolves after its commit. */
export interface ProposalDeps {
  openProposal(caller: Caller, threadId: number): Promise<ProposalOpening>;
  openProposalEdit(caller: Caller, proposalId: string): Promise<ProposalOpening>;
  sendProposal(caller: Caller, sent: Filled & { threadId: number; seen: number }): Promise<ProposalSent>;
  editProposal(caller: Caller, sent: Filled & { proposalId: string; version: number }): Promise<ProposalSent>;
  closeProposal(caller: Caller, proposalId: string): Promise<Done>;
  /** Undefined for what is none of theirs. */
  seeProposals(caller: Caller, threadId: number): Promise<ProposalsShown | undefined>;
  seeOffer(caller: Caller, offer: { id: string; version: number }): Promise<OfferShown | undefined>;
}
