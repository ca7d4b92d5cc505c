import { replyVerdict } from '../../domain/deadlines.ts';
import { type ProposalRef, proposalRefusal } from '../../domain/proposal.ts';
import { saveProposalDelivery } from '../../store/proposal-changes.ts';
import { findProposal, lockProposal } from '../../store/proposals.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { lockThread } from '../conversations/thread-state.ts';
import { DONE, type Done, refused } from '../jobs/done.ts';
import { repaintProposal } from '../outbound.ts';

/** A version that has not arrived may go out once more, as long as the merchant could accept it: the newest one, in a live thread. */
export async function offerAgain(tx: Tx, ref: ProposalRef, now: Date): Promise<Done> {
  const found = await findProposal(tx, ref.id);
  if (!found) return refused({ code: 'unknown_proposal' });
  const { state } = await lockThread(tx, await getThread(tx, found.threadId));
  // The deadline was kept when it was written.
  const { expiresAt: _, ...withoutDeadline } = state;
  const verdict = replyVerdict(withoutDeadline, { writtenAt: now, heardAt: now });
  if (verdict.kind === 'refuse') return refused(verdict.refusal);
  const proposal = (await lockProposal(tx, ref.id)) ?? found;
  const { newest } = proposal;
  if (proposal.version !== ref.version) {
    return refused({ code: 'proposal_changed', by: newest.authorName, at: newest.sentAt });
  }
  if (proposal.state === 'declined') return refused({ code: 'nothing_to_retry' });
  if (proposal.state !== 'sent') return refused(proposalRefusal(proposal));
  if (await saveProposalDelivery(tx, ref, 'queued')) repaintProposal(tx, ref);
  return DONE;
}
