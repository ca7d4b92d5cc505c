import type { ProposalRef } from '../../domain/proposal.ts';
import { listThreadAssignees } from '../../store/mail-recipients.ts';
import type { Tx } from '../../store/scope.ts';
import { type MailContent, sendMail } from '../outbound-mail.ts';

/** Mails what crossed to everybody who has the thread, but not to whoever sent it. */
export async function mailOffer(
  tx: Tx,
  threadId: number,
  { id: proposalId, version }: ProposalRef,
  event: Extract<MailContent, { of: 'proposal' }>['event'],
  author?: string,
): Promise<void> {
  for (const { slackUser } of await listThreadAssignees(tx, [threadId])) {
    if (slackUser !== author) sendMail(tx, { slackUser }, { of: 'proposal', threadId, proposalId, version, event });
  }
}
