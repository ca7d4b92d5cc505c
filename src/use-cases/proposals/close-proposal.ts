import { proposalAfter, proposalRefusal } from '../../domain/proposal.ts';
import { recordChange } from '../../store/changes.ts';
import { saveClosing } from '../../store/proposal-changes.ts';
import { findProposal, lockProposal } from '../../store/proposals.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { authorNameOf } from '../conversations/author-name.ts';
import { behindReplies } from '../conversations/behind-replies.ts';
import { lockThread } from '../conversations/thread-state.ts';
import { type Act, DONE, type Done, refused } from '../jobs/done.ts';
import { postInThread, repaintCard, repaintProposal, tellMarketplace } from '../outbound.ts';

/** A member takes an offer back that nobody has accepted. */
export async function closeProposal(
  tx: Tx,
  { proposalId, slackUser, name, at }: Omit<Act, 'threadId'> & { proposalId: string },
): Promise<Done> {
  const found = await findProposal(tx, proposalId);
  if (!found) return refused({ code: 'unknown_proposal' });
  const { conversation, thread, job } = await lockThread(tx, await getThread(tx, found.threadId));
  const proposal = await lockProposal(tx, proposalId);
  if (!proposal) return refused({ code: 'unknown_proposal' });
  if (proposalAfter(proposal.state, 'close') === undefined) return refused(proposalRefusal(proposal));

  await saveClosing(tx, proposalId, { by: name, at });
  await recordChange(tx, thread.id, { code: 'proposal_closed' }, { slackUser, name, at });
  const { version } = proposal;
  tellMarketplace(tx, {
    type: 'proposal.closed',
    conversation,
    thread,
    job,
    at,
    byName: await authorNameOf(tx, name),
    proposal: { id: proposalId, version },
    position: await behindReplies(tx, thread, at),
  });
  postInThread(tx, thread, { of: 'proposal-line', line: { code: 'closed', proposalId, version, name } });
  repaintProposal(tx, { id: proposalId, version });
  repaintCard(tx, thread.id);
  return DONE;
}
