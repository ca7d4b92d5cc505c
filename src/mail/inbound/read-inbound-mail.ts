import { createHash } from 'node:crypto';
import type { MailFile, MailHead, MailReading, MailSession } from '../../domain/inbound-mail.ts';
import { whyAutomatic } from './automatic.ts';
import { type ParsedMail, parseMail } from './parse-mail.ts';
import { proveSender, type Resolver } from './prove-sender.ts';
import { readBounce } from './read-bounce.ts';
import { picturesIn, withoutMarks, withoutPictures } from './words/marks.ts';
import { ownWords } from './words/own-words.ts';
import { hasContainers, readHtml } from './words/read-html.ts';

export interface InboundMailOptions {
  /** The system's when absent. */
  resolver?: Resolver;
  /** The address that our mails come from. */
  from: string;
  /** The domain whose addresses bring mail back to us. */
  replyDomain: string;
}

/** A message takes so many characters; longer words come as a file too. */
const LONGEST_WORDS = 40_000;
const MOST_FILES = 100;
/** Parts that say nothing to a reader: signatures over the mail and the like. */
const NO_FILES = [
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
  'application/pgp-encrypted',
];

/** Reads a mail as it came over the wire. Whatever its bytes are, the answer is a reading. */
export async function readInboundMail(
  raw: Buffer,
  session: MailSession | undefined,
  options: InboundMailOptions,
): Promise<MailReading> {
  const mail = await parsed(raw);
  if (mail instanceof Error) return { kind: 'unreadable', head: headless(raw), why: mail.message.slice(0, 200) };
  const { head } = mail;
  if (isOwn(mail, options)) return { kind: 'automatic', head, why: 'loop' };
  const bounce = readBounce(mail, session);
  if (bounce) return { kind: 'bounce', head, ...bounce };
  const why = whyAutomatic(mail, session);
  if (why !== undefined) return { kind: 'automatic', head, why };
  if (head.from === '') return { kind: 'unreadable', head, why: 'no sender, or several' };

  const proof = await proveSender(raw, head.from, { ...options, session });
  const sentAt = mail.sentAt && { sentAt: mail.sentAt };
  return { kind: 'words', head, proof, ...wordsOf(mail, options), ...sentAt };
}

async function parsed(raw: Buffer): Promise<ParsedMail | Error> {
  try {
    return await parseMail(raw);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function headless(raw: Buffer): MailHead {
  const messageId = `<${createHash('sha256').update(raw).digest('hex')}@none>`;
  return { from: '', fromName: '', subject: '', messageId };
}

/** What we sent ourselves comes back by a rule that forwards it, or by two machines that answer each other. */
function isOwn({ senders }: ParsedMail, { from, replyDomain }: InboundMailOptions): boolean {
  return senders.some((sender) => sender === from.toLowerCase() || sender.endsWith(`@${replyDomain}`));
}

function wordsOf(mail: ParsedMail, { from }: InboundMailOptions): { body: string; cut: string; files: MailFile[] } {
  const own = [from.toLowerCase()];
  const html = mail.html?.trim() ? mail.html : undefined;
  const text = mail.text?.trim() ? withoutMarks(mail.text) : undefined;
  const asHtml = html !== undefined && (text === undefined || hasContainers(html));
  const { kept, cut } = ownWords(asHtml ? readHtml(html) : (text ?? ''), own);
  const pictures = new Set(picturesIn(cut).filter((id) => !picturesIn(kept).includes(id)));
  const body = withoutPictures(kept).trim();
  const files = mail.parts
    .filter(({ mimeType }) => !NO_FILES.includes(mimeType))
    .filter(({ bytes, contentId }) => bytes.length > 0 && (contentId === undefined || !pictures.has(contentId)))
    .map(({ name, mimeType, bytes }) => ({ name, mimeType, bytes }));
  const [...characters] = body.slice(0, 2 * LONGEST_WORDS + 1);
  const whole = characters.length > LONGEST_WORDS;
  const wordFile = { name: 'message.txt', mimeType: 'text/plain', bytes: Buffer.from(body) };
  return {
    body: whole ? characters.slice(0, LONGEST_WORDS).join('') : body,
    cut: withoutPictures(cut),
    files: (whole ? [wordFile, ...files] : files).slice(0, MOST_FILES),
  };
}
