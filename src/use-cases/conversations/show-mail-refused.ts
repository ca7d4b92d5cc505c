import type { MailRefused } from '../../domain/card.ts';
import type { MailHead } from '../../domain/inbound-mail.ts';
import { getConversation } from '../../store/conversations.ts';
import { wasRefusalShownSince } from '../../store/inbound-mails.ts';
import type { Tx } from '../../store/scope.ts';
import { findOwnThread, findThreadOfLastJob, findThreadOfOpenJob } from '../../store/threads.ts';
import { postInThread } from '../outbound.ts';

const DAY_MS = 24 * 3_600_000;

/** Tells the thread, once a day for each reason, that a mail was not taken in. False where it has been told. */
export async function showMailRefused(
  tx: Tx,
  conversationId: number,
  because: MailRefused,
  { from, fromName }: MailHead,
  now: Date,
): Promise<boolean> {
  if (await wasRefusalShownSince(tx, conversationId, because, new Date(now.getTime() - DAY_MS))) return false;
  const thread =
    (await findThreadOfOpenJob(tx, conversationId)) ??
    (await findOwnThread(tx, conversationId)) ??
    (await findThreadOfLastJob(tx, conversationId));
  if (!thread) return false;
  const { merchantName } = await getConversation(tx, conversationId);
  const sender = from || fromName;
  postInThread(tx, thread, { of: 'notice', notice: { code: 'mail_refused', because, merchantName, sender } });
  return true;
}
