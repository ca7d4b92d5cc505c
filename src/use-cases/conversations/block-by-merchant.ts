import type { Conversation, Thread } from '../../domain/conversation.ts';
import type { MerchantBlockedUs } from '../../domain/inbound-event.ts';
import { blockConversation, listThreadsToBlock } from '../../store/blocks.ts';
import { recordChange } from '../../store/changes.ts';
import { lockConversationByOutsideId } from '../../store/conversations.ts';
import { lockRepliesThatWait } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { changeJob } from '../jobs/change-job.ts';
import { postInThread, repaintCard } from '../outbound.ts';
import { endProposals } from '../proposals/end-proposals.ts';
import { type Applied, NOTHING_MORE } from './applied.ts';
import { cancelReply } from './cancel-reply.ts';

/**
 * The merchant wants no more messages: nothing goes either way in this conversation any more, its open jobs are closed by
 * them, proposals with them, and what waited stays here for everybody to see. Their other conversations go on.
 */
export async function blockByMerchant(tx: Tx, event: MerchantBlockedUs, now: Date): Promise<Applied> {
  const { home = 'marketplace', conversation: named } = event;
  const conversation = await lockConversationByOutsideId(tx, home, named.id);
  if (!conversation) return { kind: 'waits', needs: `conversation:${named.id}` };
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };

  await blockConversation(tx, conversation.id);
  for (const thread of await listThreadsToBlock(tx, { conversationId: conversation.id })) {
    await closeThread(tx, conversation, thread, now);
  }
  return NOTHING_MORE;
}

async function closeThread(
  tx: Tx,
  conversation: Conversation,
  thread: Thread & { open: boolean },
  at: Date,
): Promise<void> {
  const { merchantName } = conversation;
  if (thread.open && thread.jobId !== undefined) {
    const by = { actor: 'merchant', name: merchantName } as const;
    await changeJob(tx, conversation, { jobId: thread.jobId, command: 'block', by, at, answerBy: null });
  } else {
    await recordChange(tx, thread.id, { code: 'blocked_us' }, { name: merchantName, at });
  }
  for (const reply of await lockRepliesThatWait(tx, [thread.id])) await cancelReply(tx, thread, reply, 'blocked');
  await endProposals(tx, { conversation, thread }, { at, told: false });
  postInThread(tx, thread, { of: 'notice', notice: { code: 'merchant_blocked_us', merchantName } });
  repaintCard(tx, thread.id);
}
