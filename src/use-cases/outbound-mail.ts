import { mailGate } from '../domain/gate-keys.ts';
import type { OfferMailed } from '../domain/mail.ts';
import { deliver } from '../store/outbox.ts';
import type { Appending } from './outbound.ts';

/** Who gets a mail: one member, at the address of their profile, or the organization, at its notification address. */
export type MailRecipient = { slackUser: string } | 'organization';

/** What a mail says; rendered from state when it is sent, in its reader's language. */
export type MailContent =
  | { of: 'assigned'; threadId: number; byName: string }
  /** A message in either direction of a thread that somebody has. */
  | { of: 'message'; threadId: number; messageId: string }
  | { of: 'proposal'; threadId: number; proposalId: string; version: number; event: OfferMailed['event'] }
  | { of: 'first_contact'; threadId: number }
  | { of: 'lead'; leadId: number }
  /** Merchants' messages of an hour that are still unread; times are RFC 3339. */
  | { of: 'digest'; from: string; until: string };

export interface MailPayload {
  to: MailRecipient;
  content: MailContent;
}

/** Appends a mail to its recipient's lane of this thread: mails of one job arrive in their order, and wait for nobody else's. */
export function sendMail(tx: Appending, to: MailRecipient, content: MailContent): string {
  const recipient = to === 'organization' ? to : to.slackUser;
  const about = subjectOf(content);
  const payload: MailPayload = { to, content };
  return deliver(tx, {
    lane: `mail:${recipient}:${about}`,
    gate: mailGate(tx.organizationId),
    kind: 'send-mail',
    subject: `mail:${content.of}:${about}`,
    payload,
  });
}

function subjectOf(content: MailContent): string {
  if ('threadId' in content) return String(content.threadId);
  return 'leadId' in content ? `lead-${content.leadId}` : content.of;
}
