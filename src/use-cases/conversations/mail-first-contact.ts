import { findNotificationEmail } from '../../store/mail-facts.ts';
import type { Tx } from '../../store/scope.ts';
import { sendMail } from '../outbound-mail.ts';

/** Mails a new conversation or job to the organization's notification address, where it has one. */
export async function mailFirstContact(tx: Tx, threadId: number): Promise<void> {
  const address = await findNotificationEmail(tx, tx.organizationId);
  if (address !== undefined) sendMail(tx, 'organization', { of: 'first_contact', threadId });
}
