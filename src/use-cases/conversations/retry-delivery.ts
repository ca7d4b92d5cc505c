import { replyVerdict } from '../../domain/deadlines.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type DeliveryRecord, findDelivery, retryDelivery as putBack } from '../../store/deliveries.ts';
import { findReply, lockReply, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { type EventPayload, repaintCard, repaintMark } from '../outbound.ts';
import { offerAgain } from '../proposals/offer-again.ts';
import { lockThread } from './thread-state.ts';

export type Retried = { kind: 'retried' } | { kind: 'refused'; refusal: Refusal };

const NOTHING: Retried = { kind: 'refused', refusal: { code: 'nothing_to_retry' } };

/** The member's message that a delivery carries, corrects or takes back. */
function messageOf({ kind, subject, payload }: DeliveryRecord): string | undefined {
  if (kind === 'relay-reply') return subject;
  return kind === 'tell-marketplace' ? (payload as EventPayload).messageId : undefined;
}

/** Sends something that failed once more, under the same id, behind what waits already. Harmless twice. */
export async function retryDelivery(tx: Tx, deliveryId: string, now: Date): Promise<Retried> {
  const delivery = await findDelivery(tx, deliveryId);
  if (!delivery || delivery.organizationId !== tx.organizationId || delivery.state !== 'failed') return NOTHING;
  const messageId = messageOf(delivery);
  const payload = delivery.payload as EventPayload;
  if (delivery.kind === 'tell-marketplace' && payload.type === 'proposal.sent' && payload.proposal) {
    const offered = await offerAgain(tx, payload.proposal, now);
    if (offered.kind === 'refused') return offered;
  }
  if (messageId === undefined) return (await putBack(tx, deliveryId)) ? { kind: 'retried' } : NOTHING;

  const seen = await findReply(tx, messageId);
  if (!seen) return NOTHING;
  const { state, thread } = await lockThread(tx, await getThread(tx, seen.threadId));
  const reply = await lockReply(tx, messageId);
  const isReply = delivery.kind === 'relay-reply';
  if (isReply && reply.state !== 'failed') return NOTHING;
  // The deadline was kept when the words were written and left; only an end or a block forbids them now.
  const { expiresAt: _, ...withoutDeadline } = state;
  const verdict = replyVerdict(withoutDeadline, { writtenAt: now, heardAt: now });
  if (verdict.kind === 'refuse') return { kind: 'refused', refusal: verdict.refusal };

  if (!(await putBack(tx, deliveryId))) return NOTHING;
  if (!isReply) return { kind: 'retried' };
  // What may have arrived is passed over as a repeat: an edit from now on must still go as a correction.
  const again = reply.mayHaveArrived ? 'sending' : 'queued';
  await updateReply(tx, reply.id, { state: again, failure: null, delayed: false, leavesAt: now });
  repaintMark(tx, reply);
  repaintCard(tx, thread.id);
  return { kind: 'retried' };
}
