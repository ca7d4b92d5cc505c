import type { StoreAccessAnswered } from '../../domain/inbound-event.ts';
import type { StoreAccess } from '../../domain/store-access.ts';
import { recordChange } from '../../store/changes.ts';
import { lockConversation } from '../../store/conversations.ts';
import { findJobByOutsideId } from '../../store/jobs.ts';
import type { Tx } from '../../store/scope.ts';
import { findStoreAccess, saveStoreAccess } from '../../store/store-access.ts';
import { findThreadOfJob } from '../../store/threads.ts';
import { type Applied, NOTHING_MORE } from '../conversations/applied.ts';
import { postInThread, repaintCard } from '../outbound.ts';

/** The merchant lets us into the store, or does not; they may change their mind, and the newest word counts. */
export async function answerStoreAccess(tx: Tx, event: StoreAccessAnswered, now: Date): Promise<Applied> {
  const job = await findJobByOutsideId(tx, event.job.id);
  if (!job) return { kind: 'waits', needs: `job:${event.job.id}` };
  const conversation = await lockConversation(tx, job.conversationId);
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };
  const known = await findStoreAccess(tx, job.id);
  if (known?.answeredAt && known.answeredAt > event.timestamp) return NOTHING_MORE;

  const state = event.type === 'store_access.approved' ? 'approved' : 'refused';
  const { requestedBy, requestedAt } = known ?? {};
  const answered: StoreAccess = {
    state,
    ...(requestedBy !== undefined && { requestedBy }),
    ...(requestedAt && { requestedAt }),
    answeredBy: conversation.merchantName,
    answeredAt: event.timestamp,
    ...(event.url !== undefined && { url: event.url }),
  };
  if (known?.state === state && known.url === answered.url) return NOTHING_MORE;
  await saveStoreAccess(tx, job.id, answered);
  const thread = await findThreadOfJob(tx, job.id);
  if (!thread) return NOTHING_MORE;
  repaintCard(tx, thread.id);
  // Said again with another address, only the card changes.
  if (known?.state === state) return NOTHING_MORE;

  const { merchantName } = conversation;
  await recordChange(tx, thread.id, { code: `store_access_${state}` }, { name: merchantName, at: now });
  postInThread(tx, thread, { of: 'notice', notice: { code: `store_access_${state}`, merchantName } });
  return NOTHING_MORE;
}
