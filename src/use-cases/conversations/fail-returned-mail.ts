import type { MailReading } from '../../domain/inbound-mail.ts';
import { findAwayAnswer } from '../../store/away-answers.ts';
import { type DeliveryRecord, failSettledDelivery, findDelivery } from '../../store/deliveries.ts';
import { findReply, noteMayHaveArrived } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread } from '../../store/threads.ts';
import { type EventPayload, postInThread } from '../outbound.ts';
import { showReplyFailed } from './show-reply-failed.ts';

/**
 * A mail of ours came back: what it carried has not reached the merchant after all, and can be sent again. False when it is
 * about no mail that we remember. A delay changes nothing: the server goes on trying.
 */
export async function failReturnedMail(
  tx: Tx,
  { about, failed, said }: Extract<MailReading, { kind: 'bounce' }>,
  conversationId: number | undefined,
): Promise<boolean> {
  for (const messageId of about) {
    // Our Message-IDs begin with the delivery's.
    const [, id] = /^<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/.exec(messageId) ?? [];
    const delivery = id === undefined ? undefined : await findDelivery(tx, id);
    if (!delivery || delivery.organizationId !== tx.organizationId) continue;
    if ((await conversationOf(tx, delivery)) !== conversationId || conversationId === undefined) continue;
    // Told once: two servers may say the same of one mail.
    if (failed && (await failSettledDelivery(tx, delivery.id, said))) await show(tx, delivery, said);
    return true;
  }
  return false;
}

/** Whoever knows one conversation's address says nothing about another's mail. */
async function conversationOf(tx: Tx, { kind, subject, payload }: DeliveryRecord): Promise<number | undefined> {
  if (kind === 'relay-reply') return (await findReply(tx, subject))?.conversationId;
  if (kind === 'relay-away-words') return (await findAwayAnswer(tx, subject))?.conversationId;
  return kind === 'tell-marketplace' ? (payload as EventPayload).conversationId : undefined;
}

async function show(tx: Tx, { id, kind, subject, payload }: DeliveryRecord, said: string): Promise<void> {
  const reason = { code: 'mail_bounced', said } as const;
  if (kind === 'relay-reply') {
    // It stands on the page all the same: edits and deletions go there.
    await noteMayHaveArrived(tx, subject);
    return showReplyFailed(tx, subject, id, reason);
  }
  const away = kind === 'relay-away-words' ? await findAwayAnswer(tx, subject) : undefined;
  const thread = await findThread(tx, away?.threadId ?? (payload as EventPayload).threadId);
  if (thread) postInThread(tx, thread, { of: 'notice', notice: { code: 'mail_returned', reason, retry: id } });
}
