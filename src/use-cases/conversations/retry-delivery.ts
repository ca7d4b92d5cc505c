import { replyVerdict } from '../../domain/deadlines.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { findDelivery, retryDelivery as putBack } from '../../store/deliveries.ts';
import { findReply, lockReply, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { repaintCard, repaintMark } from '../outbound.ts';
import { lockThread } from './thread-state.ts';

export type Retried = { kind: 'retried' } | { kind: 'refused'; refusal: Refusal };

const NOTHING: Retried = { kind: 'refused', refusal: { code: 'nothing_to_retry' } };

/** Sends something that failed once more, under the same id, behind what waits already. Harmless twice. */
export async function retryDelivery(tx: Tx, deliveryId: string, now: Date): Promise<Retried> {
  const delivery = await findDelivery(tx, deliveryId);
  if (!delivery || delivery.organizationId !== tx.organizationId || delivery.state !== 'failed') return NOTHING;
  if (delivery.kind !== 'relay-reply') return (await putBack(tx, deliveryId)) ? { kind: 'retried' } : NOTHING;

  const reply = await findReply(tx, delivery.subject);
  if (!reply) return NOTHING;
  const { state, thread } = await lockThread(tx, await getThread(tx, reply.threadId));
  const { state: replyState } = await lockReply(tx, reply.id);
  if (replyState !== 'failed') return NOTHING;
  // The deadline was kept when the words were written and left; only an end or a block forbids them now.
  const { expiresAt: _, ...withoutDeadline } = state;
  const verdict = replyVerdict(withoutDeadline, { writtenAt: reply.writtenAt, heardAt: now });
  if (verdict.kind === 'refuse') return { kind: 'refused', refusal: verdict.refusal };

  if (!(await putBack(tx, deliveryId))) return NOTHING;
  await updateReply(tx, reply.id, { state: 'queued', failure: null, delayed: false, leavesAt: now });
  repaintMark(tx, reply);
  repaintCard(tx, thread.id);
  return { kind: 'retried' };
}
