import { replyVerdict } from '../../domain/deadlines.ts';
import { type Proposal, proposalAfter, proposalRefusal } from '../../domain/proposal.ts';
import { type ProposalForm, serviceChoices, type TypedProposal } from '../../domain/proposal-form.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { findServiceOfThread } from '../../store/proposal-form.ts';
import { findProposal, listProposals } from '../../store/proposals.ts';
import type { Tx } from '../../store/scope.ts';
import { listServices } from '../../store/services.ts';
import { findThread, getThread } from '../../store/threads.ts';
import { type LockedThread, lockThread } from '../conversations/thread-state.ts';
import { refused } from '../jobs/done.ts';

export type ProposalOpening = { kind: 'open'; form: ProposalForm } | { kind: 'refused'; refusal: Refusal };

/** What a thread's dialog for a new proposal begins with. */
export async function openProposal(tx: Tx, threadId: number, now: Date): Promise<ProposalOpening> {
  const found = await findThread(tx, threadId);
  if (!found) return refused({ code: 'unknown_thread' });
  const locked = await lockThread(tx, found);
  const verdict = replyVerdict(locked.state, { writtenAt: now, heardAt: now });
  if (verdict.kind === 'refuse') return refused(verdict.refusal);

  const [own, services, proposals] = await Promise.all([
    findServiceOfThread(tx, threadId),
    listServices(tx),
    listProposals(tx, locked.conversation.id),
  ]);
  const choices = serviceChoices(services, own);
  if (choices.length === 0) return refused({ code: 'no_services' });
  const service = choices.find(({ handle }) => handle === own?.handle)?.value ?? '';
  const currency =
    proposals.at(-1)?.newest.price.currency ??
    own?.currency ??
    services.find(({ price }) => price !== undefined)?.price?.currency ??
    'EUR';
  const typed = { service, work: '', price: '', currency, estimatedDays: '', terms: '', milestones: [] };
  return { kind: 'open', form: { ...about(locked), choices, typed, seen: proposals.length } };
}

/** A proposal's newest version, to be changed and sent again. */
export async function openEdit(tx: Tx, proposalId: string, now: Date): Promise<ProposalOpening> {
  const found = await findProposal(tx, proposalId);
  if (!found) return refused({ code: 'unknown_proposal' });
  const locked = await lockThread(tx, await getThread(tx, found.threadId));
  const proposal = (await findProposal(tx, proposalId)) ?? found;
  const verdict = replyVerdict(locked.state, { writtenAt: now, heardAt: now });
  if (verdict.kind === 'refuse') return refused(verdict.refusal);
  if (proposalAfter(proposal.state, 'edit') === undefined) return refused(proposalRefusal(proposal));

  const choices = serviceChoices(await listServices(tx), proposal.newest.service);
  const editing = { id: proposal.id, version: proposal.version };
  return { kind: 'open', form: { ...about(locked), choices, typed: typedOf(proposal, choices), editing, seen: 0 } };
}

function about({ thread, conversation, job }: LockedThread) {
  const label = job ? `J-${job.number}` : `C-${conversation.number}`;
  return { threadId: thread.id, label, merchantName: conversation.merchantName };
}

function typedOf({ newest }: Proposal, choices: ProposalForm['choices']): TypedProposal {
  return {
    service: choices.find(({ handle }) => handle === newest.service.handle)?.value ?? '',
    work: newest.work,
    price: newest.price.amount,
    currency: newest.price.currency,
    estimatedDays: String(newest.estimatedDays),
    terms: newest.terms ?? '',
    milestones: newest.milestones.map(({ title, price, durationDays }) => ({
      title,
      price,
      durationDays: String(durationDays),
    })),
  };
}
