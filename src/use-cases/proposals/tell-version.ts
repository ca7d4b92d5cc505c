import type { ProposalRef } from '../../domain/proposal.ts';
import { recordChange } from '../../store/changes.ts';
import { markRead } from '../../store/merchant-messages.ts';
import type { Tx } from '../../store/scope.ts';
import { touchThread } from '../../store/threads.ts';
import { authorNameOf } from '../conversations/author-name.ts';
import { behindReplies } from '../conversations/behind-replies.ts';
import type { LockedThread } from '../conversations/thread-state.ts';
import { changeJob } from '../jobs/change-job.ts';
import type { Act } from '../jobs/done.ts';
import { postInThread, repaintCard, tellMarketplace } from '../outbound.ts';

/** A version leaves for the merchant: it counts as our message, and everybody sees it in the thread. */
export async function tellVersion(
  tx: Tx,
  { conversation, thread, job }: LockedThread,
  proposal: ProposalRef,
  { slackUser, name, at }: Omit<Act, 'threadId'>,
): Promise<void> {
  const { id: proposalId, version } = proposal;
  const by = { actor: 'member', name, slackUser } as const;
  const answered =
    job && (await changeJob(tx, conversation, { jobId: job.id, command: 'reply', by, at, answerBy: null }));
  await markRead(tx, thread.id, at, at);
  await touchThread(tx, thread.id, at);
  await recordChange(tx, thread.id, { code: 'proposed', version }, { slackUser, name, at });
  postInThread(tx, thread, { of: 'proposal', proposalId, version });
  tellMarketplace(tx, {
    type: 'proposal.sent',
    conversation,
    thread,
    job: answered && answered.kind !== 'refused' ? answered.job : job,
    at,
    byName: await authorNameOf(tx, name),
    proposal,
    position: await behindReplies(tx, thread, at),
  });
  repaintCard(tx, thread.id);
}
