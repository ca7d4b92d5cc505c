import { mailGate } from '../../domain/gate-keys.ts';
import type { MailHead } from '../../domain/inbound-mail.ts';
import type { Language } from '../../domain/language.ts';
import { wasAnsweredSince } from '../../store/inbound-mails.ts';
import { deliver } from '../../store/outbox.ts';
import type { Tx } from '../../store/scope.ts';

/** What an automatic answer says. */
export type MailAnswerCode = 'answer_in_slack' | 'other_sender' | 'no_longer_taken';

export interface MailAnswerPayload {
  code: MailAnswerCode;
  to: { name: string; address: string };
  locale?: string;
  /** Chosen in Home. */
  own?: Language;
  subject: string;
  inReplyTo: string;
  /** Sent a second time after its fate was not known; there is no third. */
  repeated?: true;
}

const DAY_MS = 24 * 3_600_000;

/** One automatic answer a day for each sender, to mail that is surely theirs: two machines never talk to each other. False when there was one. */
export async function answerMail(
  tx: Tx,
  answer: {
    code: MailAnswerCode;
    head: MailHead;
    reader: { name: string; locale?: string; own?: Language };
    now: Date;
  },
): Promise<boolean> {
  const { code, head, reader, now } = answer;
  if (await wasAnsweredSince(tx, head.from, new Date(now.getTime() - DAY_MS))) return false;
  const { name, ...languages } = reader;
  const payload: MailAnswerPayload = {
    code,
    to: { name, address: head.from },
    ...languages,
    subject: head.subject,
    inReplyTo: head.messageId,
  };
  deliver(tx, {
    lane: `mail:answer:${head.from}`.slice(0, 300),
    gate: mailGate(tx.organizationId),
    kind: 'answer-mail',
    subject: `answer:${code}`,
    payload,
  });
  return true;
}
