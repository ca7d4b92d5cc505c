import { listThreadAssignees } from '../../store/mail-recipients.ts';
import type { Tx } from '../../store/scope.ts';
import { sendMail } from '../outbound-mail.ts';

/** A message that has crossed, in either direction. */
export interface CrossedMessage {
  messageId: string;
  threadId: number;
  /** Who of us wrote it. */
  slackUser?: string;
}

/** Mails each message to everybody who has its thread, but not to whoever wrote it. One read for all of them. */
export async function mailAssignees(tx: Tx, messages: readonly CrossedMessage[]): Promise<void> {
  const assignees = await listThreadAssignees(tx, [...new Set(messages.map(({ threadId }) => threadId))]);
  for (const { messageId, threadId, slackUser: author } of messages) {
    for (const { slackUser } of assignees.filter((one) => one.threadId === threadId)) {
      if (slackUser !== author) sendMail(tx, { slackUser }, { of: 'message', threadId, messageId });
    }
  }
}
