import type { MailSession } from '../../domain/inbound-mail.ts';
import { headerOf, idsIn, type MailPart, type ParsedMail } from './parse-mail.ts';

export interface Bounce {
  /** Message-IDs of the mails that it may mean. */
  about: string[];
  /** For good; else it is still being tried, or arrived. */
  failed: boolean;
  /** The words of the server, in one line. */
  said: string;
}

const SAID_LENGTH = 300;
const SUBJECTS =
  /undeliver|delivery (status notification|failure|has failed)|failure notice|returned mail|mail delivery (failed|subsystem|system)|message not delivered|unzustellbar|nicht zugestellt|zustellung fehlgeschlagen|ikke leveres|ikke leveret|ikke levert|kan ikke leveres|onbestelbaar|niet bezorgd|nie można dostarczyć|niedostarczon|nie dostarczon|zwrot wiadomości/iu;
const STILL_TRYING = /\b(delayed|will (keep|be retried|retry)|still trying|warning: message|temporary)\b/i;

/** Reads what a mail server says of a mail that it could not deliver: as a report (RFC 3464), or in words of its own. */
export function readBounce(mail: ParsedMail, session: MailSession | undefined): Bounce | undefined {
  const status = mail.parts.find(({ mimeType }) => mimeType === 'message/delivery-status');
  const isReport = /^multipart\/report\b/i.test(headerOf(mail, 'content-type'));
  const fromServer = /^(mailer-daemon|postmaster|mail-daemon)@/.test(mail.head.from);
  const fromNobody = session?.sender === '' || headerOf(mail, 'return-path') === '<>';
  // People pass such reports on, too.
  if (status && (isReport || fromServer || fromNobody)) return { about: idsOf(mail), ...readStatus(textOf(status)) };
  if (isReport && /report-type="?delivery-status/i.test(headerOf(mail, 'content-type'))) return inWords(mail);

  const saysSo = SUBJECTS.test(mail.head.subject) || mail.headers.has('x-failed-recipients');
  return (fromServer || fromNobody) && saysSo ? inWords(mail) : undefined;
}

function readStatus(text: string): Omit<Bounce, 'about'> {
  const fields = new Map<string, string>();
  // Of several recipients the first that failed is told.
  for (const group of text.replace(/\r\n/g, '\n').split(/\n{2,}/)) {
    const read = [...group.replace(/\n[ \t]+/g, ' ').matchAll(/^([\w-]{2,40}):[ \t]*(.{0,1000})/gm)];
    const isNew = !/failed/i.test(fields.get('action') ?? '');
    if (isNew) for (const [, name = '', value = ''] of read) fields.set(name.toLowerCase(), value.trim());
  }
  const action = fields.get('action')?.toLowerCase() ?? '';
  const code = fields.get('status') ?? '';
  const failed = action === '' ? code.startsWith('5') : action.startsWith('failed');
  const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]{1,20};\s*/, '');
  return { failed, said: oneLine(diagnostic || code) };
}

function inWords(mail: ParsedMail): Bounce {
  const text = (mail.text ?? mail.html?.slice(0, 200_000).replace(/<[^<>]{0,2000}>/g, ' ') ?? '').slice(0, 20_000);
  const [said = ''] = /[^\n]{0,120}\b[45]\d\d[ -]?#?[45]?\.?\d{0,3}\.?\d{0,3}[^\n]{0,200}/.exec(text) ?? [];
  const failed = !STILL_TRYING.test(mail.head.subject) && !/\b(delayed|will be retried)\b/i.test(text.slice(0, 2_000));
  return { about: idsOf(mail, text), failed, said: oneLine(said) };
}

/** The mail itself or its head comes along, as a part or in the words; some servers answer it as anybody would. */
function idsOf(mail: ParsedMail, text = ''): string[] {
  const returned = mail.parts
    .filter(({ mimeType }) => mimeType === 'message/rfc822' || mimeType === 'text/rfc822-headers')
    .map(textOf);
  const heads = [...returned, text].flatMap((words) =>
    [...words.matchAll(/^[ >|]*Message-ID:\s{0,10}(<[^<>\s]{3,250}>)/gim)].map(([, id = '']) => id),
  );
  const reported = mail.parts.filter(({ mimeType }) => mimeType === 'message/delivery-status').map(textOf);
  return [...new Set([...heads, ...mail.answers, ...reported.flatMap(idsIn)])].slice(0, 20);
}

function textOf({ bytes }: MailPart): string {
  return Buffer.from(bytes.subarray(0, 64 * 1024)).toString('utf8');
}

function oneLine(words: string): string {
  return words.replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, SAID_LENGTH).toWellFormed();
}
