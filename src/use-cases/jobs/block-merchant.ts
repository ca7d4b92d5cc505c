import type { BlockReason } from '../../domain/block-reason.ts';
import type { Conversation, Thread } from '../../domain/conversation.ts';
import {
  listThreadsToBlock,
  lockConversationsOfMerchant,
  lockMerchant,
  type MerchantToBlock,
  saveBlock,
} from '../../store/blocks.ts';
import { recordChange } from '../../store/changes.ts';
import { getConversation } from '../../store/conversations.ts';
import { closeInvoicesOfMerchant } from '../../store/invoices.ts';
import { findJob } from '../../store/jobs.ts';
import { lockRepliesThatWait } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread, listThreadsOfMerchant } from '../../store/threads.ts';
import { authorNameOf } from '../conversations/author-name.ts';
import { cancelReply } from '../conversations/cancel-reply.ts';
import { postInThread, repaintCard, tellMarketplace } from '../outbound.ts';
import { endProposals } from '../proposals/end-proposals.ts';
import { memberOf } from './act-on-job.ts';
import { changeJob } from './change-job.ts';
import { type Act, DONE, type Done, refused } from './done.ts';

/**
 * Nothing goes either way with this merchant any more, in any conversation, for good. The merchant is locked first, then
 * their conversations: what begins or arrives at the same time is either closed here or refused after.
 */
export async function blockMerchant(tx: Tx, act: Act & { reason: BlockReason }): Promise<Done> {
  const found = await findThread(tx, act.threadId);
  if (!found) return refused({ code: 'unknown_thread' });
  const { merchantId } = await getConversation(tx, found.conversationId);
  const merchant = await lockMerchant(tx, merchantId);
  await lockConversationsOfMerchant(tx, merchantId);
  // A merchant who left us first is blocked all the same: for what they may begin later.
  if (merchant.blockedAt) return refused(alreadyBlocked(merchant));

  await saveBlock(tx, merchantId, { reason: act.reason, by: act.name, at: act.at });
  await closeInvoicesOfMerchant(tx, merchantId, act.at);
  for (const thread of await listThreadsToBlock(tx, { merchantId })) {
    await closeThread(tx, thread, act);
  }
  for (const threadId of await listThreadsOfMerchant(tx, merchantId)) repaintCard(tx, threadId);
  const conversation = await getConversation(tx, found.conversationId);
  const job = found.jobId === undefined ? undefined : await findJob(tx, found.jobId);
  tellMarketplace(tx, {
    type: 'merchant.blocked',
    conversation,
    thread: found,
    job,
    at: act.at,
    byName: await authorNameOf(tx, act.name),
    blocked: { merchant: merchant.outsideId, reason: act.reason },
  });
  return DONE;
}

function alreadyBlocked({ blockedAt, blockedBy }: MerchantToBlock) {
  return {
    code: 'already_blocked',
    ...(blockedAt && { at: blockedAt }),
    ...(blockedBy !== undefined && { by: blockedBy }),
  } as const;
}

async function closeThread(
  tx: Tx,
  thread: Thread & { open: boolean },
  act: Act & { reason: BlockReason },
): Promise<void> {
  const { reason, at } = act;
  const conversation: Conversation = await getConversation(tx, thread.conversationId);
  if (thread.open && thread.jobId !== undefined) {
    const change = { jobId: thread.jobId, command: 'block', by: memberOf(act), at, reason, answerBy: null } as const;
    await changeJob(tx, conversation, change);
  } else {
    await recordChange(tx, thread.id, { code: 'blocked', reason }, act);
  }
  for (const reply of await lockRepliesThatWait(tx, [thread.id])) await cancelReply(tx, thread, reply, 'blocked');
  await endProposals(tx, { conversation, thread }, { ...act, told: false });
  postInThread(tx, thread, { of: 'notice', notice: { code: 'merchant_blocked', name: act.name } });
}
