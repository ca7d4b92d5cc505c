import type { MessageDeleted, MessageUpdated } from '../../domain/inbound-event.ts';
import { lockConversation } from '../../store/conversations.ts';
import {
  editMerchantMessage,
  findMerchantMessage,
  type MerchantMessage,
  withdrawMerchantMessage,
} from '../../store/merchant-messages.ts';
import { listPosts } from '../../store/posts.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { postFiles, removeFile } from '../file-posts.ts';
import { repaintCard, repaintMessage, repaintRequest } from '../outbound.ts';
import { type Applied, NOTHING_MORE } from './applied.ts';

/** The merchant edits or withdraws a message: what stands in the thread is painted anew. */
export async function changeMerchantMessage(tx: Tx, event: MessageUpdated | MessageDeleted): Promise<Applied> {
  const seen = await findMerchantMessage(tx, event.message.id);
  if (!seen) return { kind: 'waits', needs: `message:${event.message.id}` };
  const conversation = await lockConversation(tx, seen.conversationId);
  if (conversation.outsideId !== event.conversation.id) {
    return { kind: 'refused', why: 'message_of_another_conversation' };
  }
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };

  const message = await findMerchantMessage(tx, event.message.id);
  if (!message || message.withdrawn) return NOTHING_MORE;
  if (event.type === 'message.updated' && message.editedAt && message.editedAt >= event.message.editedAt) {
    return NOTHING_MORE;
  }
  const gone =
    event.type === 'message.deleted'
      ? await withdrawMerchantMessage(tx, message.id)
      : await editMerchantMessage(tx, message.id, event.message);
  for (const slackFile of gone) removeFile(tx, slackFile);
  await postAddedFiles(tx, message);
  repaintWords(tx, message);
  return NOTHING_MORE;
}

/** Files go behind their message: until that stands, they are left to it. */
async function postAddedFiles(tx: Tx, { id, threadId, jobId, firstWords }: MerchantMessage): Promise<void> {
  const post = firstWords ? `request:${jobId ?? ''}` : `message:${id}`;
  if ((await listPosts(tx, post)).length > 0) await postFiles(tx, await getThread(tx, threadId), id);
}

/** First words are part of the request. The card may quote them, and counts what is unread. */
function repaintWords(tx: Tx, message: MerchantMessage): void {
  repaintCard(tx, message.threadId);
  if (!message.firstWords) repaintMessage(tx, message.id);
  else if (message.jobId !== undefined) repaintRequest(tx, message.jobId);
}
