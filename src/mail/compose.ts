import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailAddress } from './address.ts';
import type { OutgoingMail } from './mailer.ts';

/** The mail as it goes over the wire. */
export function composeMail(mail: OutgoingMail, from: MailAddress): Promise<Buffer> {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const head = `<${mail.thread}@${domain}>`;
  return new MailComposer({
    from,
    to: mail.to,
    subject: mail.subject,
    messageId: `<${mail.id}@${domain}>`,
    inReplyTo: head,
    references: [head],
    text: mail.text,
    html: mail.html,
    headers: { ...AUTOMATIC, ...unsubscribe(mail.unsubscribeUrl) },
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** Vacation notices and the like must not answer. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** The button of mail clients; with one request and no page only over https (RFC 8058). */
function unsubscribe(url: string | undefined): Record<string, string> {
  if (url === undefined) return {};
  return {
    'List-Unsubscribe': `<${url}>`,
    ...(url.startsWith('https://') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
}
