import type { ConversationCreated } from '../../domain/inbound-event.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { lockConversationByOutsideId, openConversation, updateConversation } from '../../store/conversations.ts';
import type { Numbers } from '../../store/numbers.ts';
import type { Tx } from '../../store/scope.ts';
import { listThreadsOfConversation } from '../../store/threads.ts';
import { knowMerchant } from '../merchants/know-merchant.ts';
import { repaintCard } from '../outbound.ts';
import type { Applied } from './applied.ts';
import { mailFirstContact } from './mail-first-contact.ts';
import { addMerchantMessage } from './receive-message.ts';

/** A merchant starts to talk without a job: the conversation gets its own thread. */
export async function startConversation(
  tx: Tx,
  event: ConversationCreated,
  numbers: Numbers,
  now: Date,
  settings: RelaySettings,
): Promise<Applied> {
  const { merchantId, storeId, blocked } = await knowMerchant(tx, event);
  if (blocked) return { kind: 'refused', why: 'merchant_blocked' };
  const { home = 'marketplace' } = event;
  const known = await lockConversationByOutsideId(tx, home, event.conversation.id);
  if (known?.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };
  if (known && (await updateConversation(tx, known.id, { storeId, serviceName: event.service?.name }))) {
    for (const threadId of await listThreadsOfConversation(tx, known.id)) repaintCard(tx, threadId);
  }

  const { conversation } = known
    ? { conversation: known }
    : await openConversation(tx, {
        number: numbers.conversation,
        home,
        outsideId: event.conversation.id,
        outsideOrganization: event.organization ?? 'default',
        merchantId,
        merchantName: event.merchant.name,
        storeId,
        serviceName: event.service?.name,
      });
  const words = { conversation, message: event.message, author: event.merchant.name };
  const thread = await addMerchantMessage(tx, words, now, settings);
  if (!known && thread) await mailFirstContact(tx, thread.id);
  const settles = [`conversation:${conversation.outsideId}`, `message:${event.message.id}`];
  return { kind: 'applied', settles };
}
