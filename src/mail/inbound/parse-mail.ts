import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, addressParser, type Email } from 'postal-mime';
import { plainFileName } from '../../domain/file.ts';
import type { MailFile, MailHead } from '../../domain/inbound-mail.ts';

/** A part beside the words. */
export interface MailPart extends MailFile {
  /** Without angle brackets; such a part may be shown inside the words. */
  contentId?: string;
}

/** A mail, taken apart. No text in it holds NUL characters or halves of characters. */
export interface ParsedMail {
  head: MailHead;
  /** Every mailbox that any From names, in lower case. */
  senders: string[];
  /** Values by lower-case name, in their order. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** What the mail says to answer: In-Reply-To, then References. */
  answers: string[];
  sentAt?: Date;
  text?: string;
  html?: string;
  parts: MailPart[];
}

/** Throws an Error for what is no mail at all, or is built to cost time. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    maxNestingDepth: 50,
    maxHeadersSize: 512 * 1024,
  });
  const headers = new Map<string, string[]>();
  for (const { key, value } of mail.headers) {
    const values = headers.get(key) ?? [];
    values.push(plain(value));
    headers.set(key, values);
  }
  const senders = sendersOf(headers.get('from') ?? []);
  const sentAt = dateOf(mail.date);
  return {
    head: {
      from: senders.length === 1 ? (senders[0] ?? '') : '',
      fromName: plain(mail.from?.name ?? '').slice(0, 255),
      subject: plain(mail.subject ?? '').slice(0, 500),
      messageId: messageIdOf(mail, raw),
    },
    senders,
    headers,
    answers: idsIn(`${mail.inReplyTo ?? ''} ${mail.references ?? ''}`),
    ...(sentAt && { sentAt }),
    ...(mail.text !== undefined && { text: plain(mail.text) }),
    ...(mail.html !== undefined && { html: plain(mail.html) }),
    parts: mail.attachments.map(partOf),
  };
}

/** The first value of a header, or nothing. */
export function headerOf(mail: ParsedMail, name: string): string {
  return mail.headers.get(name)?.[0]?.trim() ?? '';
}

/** Message-IDs in a text, with their angle brackets. */
export function idsIn(text: string): string[] {
  return [...text.slice(0, 20_000).matchAll(/<[^<>\s]{3,250}>/g)].map(([id]) => id);
}

/** Of several Froms, and of several mailboxes in one, all count: who shows them need not show the first. */
function sendersOf(fields: readonly string[]): string[] {
  return fields
    .flatMap((field) => addressParser(field.slice(0, 10_000), { flatten: true }))
    .map(({ address = '' }) => plain(address).trim().toLowerCase());
}

function messageIdOf(mail: Email, raw: Buffer): string {
  const [id] = idsIn(mail.messageId ?? '');
  // Ids from outside have at most 255 characters, of which some are ours.
  return id !== undefined && id.length <= 200 ? plain(id) : `<${createHash('sha256').update(raw).digest('hex')}@none>`;
}

function dateOf(date: string | undefined): Date | undefined {
  const at = new Date(date ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** What parts are called that have no name, so that they can be opened. */
const UNNAMED: Readonly<Record<string, string>> = {
  'message/rfc822': 'mail.eml',
  'text/calendar': 'invitation.ics',
  'image/png': 'picture.png',
  'image/jpeg': 'picture.jpg',
  'image/gif': 'picture.gif',
  'application/pdf': 'file.pdf',
};

function partOf({ filename, mimeType, content, contentId }: Attachment): MailPart {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content);
  const id = plain(contentId ?? '').replace(/^<|>$/g, '');
  const type = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(mimeType) ? mimeType : 'application/octet-stream';
  return {
    name: plainFileName(plain(filename ?? '') || (UNNAMED[type] ?? 'file')),
    mimeType: type,
    bytes,
    ...(id !== '' && { contentId: id }),
  };
}

/** What PostgreSQL can hold. */
function plain(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
