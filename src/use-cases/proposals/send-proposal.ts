import { replyVerdict } from '../../domain/deadlines.ts';
import { type ProposalRef, proposalAfter, proposalRefusal } from '../../domain/proposal.ts';
import { checkProposal, type ProposalProblem, serviceChoices, type TypedProposal } from '../../domain/proposal-form.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Doubt, findDoubts } from '../../domain/slip.ts';
import { getOrganization } from '../../store/organizations.ts';
import { findServiceOfThread } from '../../store/proposal-form.ts';
import {
  addVersion,
  findProposal,
  findSending,
  insertProposal,
  listProposals,
  lockProposal,
  type NewVersion,
} from '../../store/proposals.ts';
import type { Tx } from '../../store/scope.ts';
import { listServices } from '../../store/services.ts';
import { findThread, getThread } from '../../store/threads.ts';
import { lockThread } from '../conversations/thread-state.ts';
import { type Act, refused } from '../jobs/done.ts';
import { repaintProposal } from '../outbound.ts';
import { tellVersion } from './tell-version.ts';

/** A filled-in dialog. */
export interface Sending extends Omit<Act, 'threadId'> {
  typed: TypedProposal;
  /** What this one sending is known by: the same twice is one version. */
  key: string;
  /** What its author was asked about. */
  asked: readonly string[];
}

export type ProposalSent =
  | { kind: 'sent'; proposal: ProposalRef }
  /** By the field's name. */
  | { kind: 'wrong'; problems: Record<string, ProposalProblem> }
  /** Nothing has left: whoever wrote it is asked once. */
  | { kind: 'asks'; doubts: Doubt[] }
  /** A colleague sent one since the dialog was opened: `seen` is what a second try has seen. */
  | { kind: 'meanwhile'; by: string; seen: number }
  | { kind: 'refused'; refusal: Refusal };

/** A new proposal. `seen`: how many the conversation had when the dialog was opened. */
export async function sendProposal(
  tx: Tx,
  { threadId, seen, ...sending }: Sending & { threadId: number; seen: number },
): Promise<ProposalSent> {
  const found = await findThread(tx, threadId);
  if (!found) return refused({ code: 'unknown_thread' });
  const locked = await lockThread(tx, found);
  const before = await findSending(tx, sending.key);
  if (before) return { kind: 'sent', proposal: before };
  const verdict = replyVerdict(locked.state, { writtenAt: sending.at, heardAt: sending.at });
  if (verdict.kind === 'refuse') return refused(verdict.refusal);

  const content = await readContent(tx, sending, await findServiceOfThread(tx, threadId));
  if ('problems' in content) return { kind: 'wrong', problems: content.problems };
  const doubts = await doubtsAbout(tx, content, sending.asked);
  if (doubts.length > 0) return { kind: 'asks', doubts };
  const others = await listProposals(tx, locked.conversation.id);
  const latest = others.at(-1);
  if (latest && others.length > seen) {
    return { kind: 'meanwhile', by: latest.newest.authorName, seen: others.length };
  }
  const id = await insertProposal(tx, { conversationId: locked.conversation.id, threadId }, content);
  const proposal = { id, version: 1 };
  await tellVersion(tx, locked, proposal, sending);
  return { kind: 'sent', proposal };
}

/** The next version of a proposal that nobody has accepted. `version` is the one that was edited. */
export async function editProposal(
  tx: Tx,
  { proposalId, version, ...sending }: Sending & { proposalId: string; version: number },
): Promise<ProposalSent> {
  const found = await findProposal(tx, proposalId);
  if (!found) return refused({ code: 'unknown_proposal' });
  const locked = await lockThread(tx, await getThread(tx, found.threadId));
  const before = await findSending(tx, sending.key);
  if (before) return { kind: 'sent', proposal: before };
  const proposal = await lockProposal(tx, proposalId);
  if (!proposal) return refused({ code: 'unknown_proposal' });
  const verdict = replyVerdict(locked.state, { writtenAt: sending.at, heardAt: sending.at });
  if (verdict.kind === 'refuse') return refused(verdict.refusal);
  if (proposalAfter(proposal.state, 'edit') === undefined) return refused(proposalRefusal(proposal));
  if (proposal.version !== version) {
    const { authorName, sentAt } = proposal.newest;
    return refused({ code: 'proposal_changed', by: authorName, at: sentAt });
  }

  const content = await readContent(tx, sending, proposal.newest.service);
  if ('problems' in content) return { kind: 'wrong', problems: content.problems };
  const doubts = await doubtsAbout(tx, content, sending.asked);
  if (doubts.length > 0) return { kind: 'asks', doubts };
  const next = { id: proposalId, version: version + 1 };
  await addVersion(tx, next.id, next.version, content);
  await tellVersion(tx, locked, next, sending);
  repaintProposal(tx, { id: proposalId, version });
  return { kind: 'sent', proposal: next };
}

/** @param own the service that the menu offers besides the organization's */
async function readContent(
  tx: Tx,
  { typed, key, slackUser, name, at }: Sending,
  own: { handle: string; name: string } | undefined,
): Promise<NewVersion | { problems: Record<string, ProposalProblem> }> {
  const checked = checkProposal(typed);
  if (checked.kind === 'wrong') return checked;
  const choices = serviceChoices(await listServices(tx), own);
  const chosen = choices.find(({ value }) => value === checked.value.service);
  if (!chosen) return { problems: { service: 'service_gone' } };
  const service = { handle: chosen.handle, name: chosen.name };
  return { ...checked.value, service, key, slackUser, authorName: name, sentAt: at };
}

async function doubtsAbout(
  tx: Tx,
  { work, terms = '', milestones }: NewVersion,
  asked: readonly string[],
): Promise<Doubt[]> {
  const { heldWords } = await getOrganization(tx, tx.organizationId);
  return findDoubts([work, terms, ...milestones.map(({ title }) => title)], { heldWords, asked });
}
