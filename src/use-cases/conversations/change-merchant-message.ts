import type { MessageDeleted, MessageUpdated } from '../../domain/inbound-event.ts';
import { lockConversation } from '../../store/conversations.ts';
import {
  editMerchantMessage,
  findMerchantMessage,
  type MerchantMessage,
  withdrawMerchantMessage,
} from '../../store/merchant-messages.ts';
import type { Tx } from '../../store/scope.ts';
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
  if (event.type === 'message.deleted') await withdrawMerchantMessage(tx, message.id);
  else if (message.editedAt && message.editedAt >= event.message.editedAt) return NOTHING_MORE;
  else await editMerchantMessage(tx, message.id, event.message);
  repaintWords(tx, message);
  return NOTHING_MORE;
}

/** First words are part of the request. The card may quote them, and counts what is unread. */
function repaintWords(tx: Tx, message: MerchantMessage): void {
  repaintCard(tx, message.threadId);
  if (!message.firstWords) repaintMessage(tx, message.id);
  else if (message.jobId !== undefined) repaintRequest(tx, message.jobId);
}
