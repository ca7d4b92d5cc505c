import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { Job } from '../../domain/job.ts';
import { saveClosing } from '../../store/proposal-changes.ts';
import { listLiveProposals } from '../../store/proposals.ts';
import type { Tx } from '../../store/scope.ts';
import { authorNameOf } from '../conversations/author-name.ts';
import { behindReplies } from '../conversations/behind-replies.ts';
import { repaintProposal, tellMarketplace } from '../outbound.ts';

export interface Ending {
  at: Date;
  /** Who of us ended it; absent where the merchant's side did. */
  name?: string | undefined;
  slackUser?: string | undefined;
  /** Whether the merchant's side is to hear of each; a block says it for all. */
  told: boolean;
}

/** What ends a job or a conversation closes the proposals that were sent from its thread. The conversation is locked by the caller. */
export async function endProposals(
  tx: Tx,
  { conversation, thread, job }: { conversation: Conversation; thread: Thread; job?: Job },
  { at, name, slackUser, told }: Ending,
): Promise<void> {
  for (const { id, version } of await listLiveProposals(tx, thread.id)) {
    const by = slackUser === undefined ? undefined : name;
    await saveClosing(tx, id, { by, at });
    repaintProposal(tx, { id, version });
    if (!told) continue;
    const byName = by === undefined ? undefined : await authorNameOf(tx, by);
    const position = await behindReplies(tx, thread, at);
    tellMarketplace(tx, {
      type: 'proposal.closed',
      conversation,
      thread,
      job,
      at,
      byName,
      proposal: { id, version },
      position,
    });
  }
}
