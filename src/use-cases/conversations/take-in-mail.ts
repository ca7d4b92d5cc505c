import type { MailRefused } from '../../domain/card.ts';
import type { MailReading, MailRefusal } from '../../domain/inbound-mail.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { type ReadMail, recordInboundMail, type UnreadMail } from '../../store/inbound-mails.ts';
import { findMemberByEmail, findMerchantAddress } from '../../store/merchant-mail-facts.ts';
import type { Tx } from '../../store/scope.ts';
import { keepUpload } from '../../store/uploads.ts';
import { answerMail } from './answer-mail.ts';
import { type ApplyContext, applyInboundEvent } from './apply-inbound-event.ts';
import { failReturnedMail } from './fail-returned-mail.ts';
import { showMailRefused } from './show-mail-refused.ts';

export interface MailContext {
  now: Date;
  settings: RelaySettings;
  read: ApplyContext['read'];
}

type Words = Extract<MailReading, { kind: 'words' }>;
type Merchant = NonNullable<Awaited<ReturnType<typeof findMerchantAddress>>>;

/** A mail that was read takes effect, or is refused: either way it is recorded what became of it. Returns that in a word. */
export async function takeInMail(
  tx: Tx,
  mailId: number,
  mail: UnreadMail,
  reading: MailReading,
  context: MailContext,
): Promise<string> {
  const read = await decide(tx, mailId, mail, reading, context);
  await recordInboundMail(tx, mailId, { ...read, head: reading.head, at: context.now });
  return read.reason ?? read.outcome;
}

type Became = Omit<ReadMail, 'head' | 'at'>;

async function decide(
  tx: Tx,
  mailId: number,
  mail: UnreadMail,
  reading: MailReading,
  context: MailContext,
): Promise<Became> {
  switch (reading.kind) {
    case 'unreadable':
      return {
        ...refused('unreadable', reading.why),
        shown: await tellThread(tx, mail, 'unreadable', reading, context),
      };
    case 'automatic':
      return refused(reading.why === 'loop' ? 'loop' : 'automatic', reading.why);
    case 'bounce': {
      const found = await failReturnedMail(tx, reading, mail.conversationId);
      const what = reading.failed ? 'failed' : 'not for good';
      const detail = `${found ? what : 'about no mail of ours'}: ${reading.said}`;
      const isLost = reading.failed && !found;
      return {
        outcome: 'bounce',
        detail,
        shown: isLost && (await tellThread(tx, mail, 'came_back', reading, context)),
      };
    }
    case 'words':
      if (mail.conversationId === undefined) return answerMember(tx, reading, context.now);
      return takeInWords(tx, mailId, { ...mail, conversationId: mail.conversationId }, reading, context);
  }
}

/** False where the thread has been told today, or where nothing goes either way any more. */
async function tellThread(
  tx: Tx,
  { conversationId }: UnreadMail,
  because: MailRefused,
  { head }: MailReading,
  { now }: MailContext,
): Promise<boolean> {
  if (conversationId === undefined) return false;
  const merchant = await findMerchantAddress(tx, conversationId);
  if (!merchant || isOver(merchant)) return false;
  return showMailRefused(tx, conversationId, because, head, now);
}

function isOver({ status, blockedAt }: Merchant): boolean {
  return status === 'blocked' || blockedAt !== null;
}

function refused(reason: MailRefusal, detail?: string): Became {
  return { outcome: 'refused', reason, ...(detail !== undefined && { detail }) };
}

/** Our own people write in Slack. Only they learn it, and only from a mail that is surely theirs. */
async function answerMember(tx: Tx, { head, proof }: Words, now: Date): Promise<Became> {
  if (proof.kind !== 'proven') return refused('not_proven', proof.why);
  const member = await findMemberByEmail(tx, head.from);
  if (!member) return refused('not_a_member');
  const { name, language, ownLanguage } = member;
  const reader = { name, ...(language !== null && { locale: language }), ...(ownLanguage && { own: ownLanguage }) };
  const answered = await answerMail(tx, { code: 'answer_in_slack', head, reader, now });
  return { ...refused('answer_in_slack'), answered };
}

async function takeInWords(
  tx: Tx,
  mailId: number,
  mail: UnreadMail & { conversationId: number },
  reading: Words,
  context: MailContext,
): Promise<Became> {
  const { head, proof, cut } = reading;
  const merchant = await findMerchantAddress(tx, mail.conversationId);
  if (!merchant) return refused('gone');
  const isTheirs = merchant.email?.toLowerCase() === head.from;
  if (proof.kind !== 'proven') {
    const because = isTheirs ? 'not_proven' : 'other_sender';
    const shown = await tellThread(tx, mail, because, reading, context);
    return { ...refused(because, proof.why), cut: reading.body, shown };
  }
  const locale = merchant.locale === null ? {} : { locale: merchant.locale };
  if (!isTheirs) {
    const shown = await tellThread(tx, mail, 'other_sender', reading, context);
    const reader = { name: head.fromName, ...locale };
    const answered = await answerMail(tx, { code: 'other_sender', head, reader, now: context.now });
    return { ...refused('other_sender'), cut: reading.body, shown, answered };
  }
  if (isOver(merchant)) {
    const reader = { name: merchant.name, ...locale };
    const answered = await answerMail(tx, { code: 'no_longer_taken', head, reader, now: context.now });
    return { ...refused('blocked'), answered };
  }
  if (reading.body.trim() === '' && reading.files.length === 0) return refused('empty');
  const why = await post(tx, mailId, mail, reading, merchant, context);
  return why === undefined ? { outcome: 'posted', cut } : { ...refused('gone', why), cut };
}

/** As any message of the merchant's: the same effects, and the same mail again is the same message. */
async function post(
  tx: Tx,
  mailId: number,
  mail: UnreadMail & { conversationId: number },
  { head, body, files, sentAt }: Words,
  merchant: Merchant,
  { now, settings, read }: MailContext,
): Promise<string | undefined> {
  const kept = [];
  for (const file of files) kept.push(await keepUpload(tx, file));
  const applied = await applyInboundEvent(
    tx,
    {
      eventId: `mail:${mailId}`,
      event: {
        type: 'message.created',
        home: 'web',
        timestamp: mail.receivedAt,
        conversation: { id: merchant.outsideId },
        message: {
          id: `mail:${mail.conversationId}:${head.messageId}`,
          body,
          sentAt: plausible(sentAt, mail.receivedAt),
          files: kept,
        },
      },
      raw: {},
      receivedAt: mail.receivedAt,
    },
    { now, settings, read },
  );
  return applied.kind === 'refused' ? applied.why : undefined;
}

/** What a clock far away says is not shown: a mail was written before it came, and not days ago. */
function plausible(sentAt: Date | undefined, receivedAt: Date): Date {
  const WEEK = 7 * 24 * 3_600_000;
  if (!sentAt || sentAt > receivedAt || receivedAt.getTime() - sentAt.getTime() > WEEK) return receivedAt;
  return sentAt;
}
