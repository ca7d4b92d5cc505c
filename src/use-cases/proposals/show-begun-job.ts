import { listAssignees } from '../../store/assignees.ts';
import { findProposal } from '../../store/proposals.ts';
import type { Tx } from '../../store/scope.ts';
import { messageDirectly } from '../direct-message.ts';
import { repaintAcceptance } from '../outbound.ts';

/** The thread of a job that began with a proposal stands: the old one links to it, and those who have it hear where it is. */
export async function showBegunJob(tx: Tx, threadId: number, proposalId: string): Promise<void> {
  repaintAcceptance(tx, proposalId);
  const proposal = await findProposal(tx, proposalId);
  if (!proposal) return;
  const content = { of: 'assigned', threadId, goesOnFrom: proposal.threadId } as const;
  for (const slackUser of await listAssignees(tx, threadId)) messageDirectly(tx, slackUser, content);
}
