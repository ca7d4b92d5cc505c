import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailAddress } from './address.ts';
import type { OutgoingMail } from './mailer.ts';

/** The mail as it goes over the wire. */
export function composeMail(mail: OutgoingMail, from: MailAddress): Promise<Buffer> {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const heads = mail.thread === '' ? [] : [`<${mail.thread}@${domain}>`];
  const references = [...heads, ...(mail.references ?? [])];
  const inReplyTo = references.at(-1);
  return new MailComposer({
    from: mail.fromName === undefined ? from : { name: mail.fromName, address: from.address },
    ...(mail.replyTo !== undefined && { replyTo: mail.replyTo }),
    to: mail.to,
    subject: mail.subject,
    messageId: `<${mail.id}@${domain}>`,
    ...(inReplyTo !== undefined && { inReplyTo, references }),
    text: mail.text,
    html: mail.html,
    headers: { ...HEADERS[mail.nature ?? 'notice'], ...unsubscribe(mail.unsubscribeUrl) },
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** To Exchange: no receipts and no automatic answers, but word of what cannot be delivered (`All` would suppress that too). */
const NO_ANSWERS = 'DR, RN, NRN, OOF, AutoReply';

/** Vacation notices and the like must not answer what a machine sent (RFC 3834). */
const HEADERS: Readonly<Record<NonNullable<OutgoingMail['nature']> | 'notice', Record<string, string>>> = {
  notice: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': NO_ANSWERS },
  answer: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': NO_ANSWERS },
  words: {},
};

/** The button of mail clients; with one request and no page only over https (RFC 8058). */
function unsubscribe(url: string | undefined): Record<string, string> {
  if (url === undefined) return {};
  return {
    'List-Unsubscribe': `<${url}>`,
    ...(url.startsWith('https://') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
}
