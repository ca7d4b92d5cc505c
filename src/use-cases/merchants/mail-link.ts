import { mailGate } from '../../domain/gate-keys.ts';
import { claimLinkMail } from '../../store/conversation-links.ts';
import { deliver } from '../../store/outbox.ts';
import type { Tx } from '../../store/scope.ts';

/** Mails the merchant the link that opens their conversation now, for one that once did: once an hour at most. */
export async function mailLink(tx: Tx, { token, now }: { token: string; now: Date }): Promise<void> {
  const conversationId = await claimLinkMail(tx, token, now);
  if (conversationId === undefined) return;
  deliver(tx, {
    lane: `mail:link:${conversationId}`,
    gate: mailGate(tx.organizationId),
    kind: 'mail-link',
    subject: `link:${conversationId}`,
    payload: { conversationId },
  });
}
