import type { Home } from '../../domain/conversation.ts';
import type { InboundMerchant, InboundStore } from '../../domain/inbound-event.ts';
import { saveMerchant, saveStore } from '../../store/merchants.ts';
import type { Tx } from '../../store/scope.ts';
import { listThreadsOfMerchant } from '../../store/threads.ts';
import { repaintCard } from '../outbound.ts';

export interface KnownMerchant {
  merchantId: number;
  storeId?: number;
  /** We blocked them: nothing of theirs is taken in any more. */
  blocked: boolean;
}

/** Takes in what an event says of a merchant and their store; cards that stand already follow. */
export async function knowMerchant(
  tx: Tx,
  { merchant, store, home = 'marketplace' }: { merchant: InboundMerchant; store?: InboundStore; home?: Home },
): Promise<KnownMerchant> {
  const saved = await saveMerchant(tx, home, merchant);
  if (saved.blocked) return { merchantId: saved.id, blocked: true };
  const savedStore = store && (await saveStore(tx, saved.id, store));
  if (saved.changed || savedStore?.changed) {
    for (const threadId of await listThreadsOfMerchant(tx, saved.id)) repaintCard(tx, threadId);
  }
  return { merchantId: saved.id, blocked: false, ...(savedStore && { storeId: savedStore.id }) };
}
