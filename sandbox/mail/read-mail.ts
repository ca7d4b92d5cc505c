import PostalMime, { type Address } from 'postal-mime';
import type { SandboxMail } from './model.ts';

/** Reads a mail as it came over the wire. */
export async function readMail(raw: Buffer, to: string[]): Promise<Omit<SandboxMail, 'id' | 'at'>> {
  const mail = await PostalMime.parse(raw);
  return {
    to,
    from: mail.from ? addressText(mail.from) : '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    messageId: mail.messageId ?? '',
    ...(mail.inReplyTo === undefined ? {} : { inReplyTo: mail.inReplyTo }),
    references: (mail.references ?? '').split(/\s+/).filter((reference) => reference !== ''),
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  };
}

function addressText({ name, address = '' }: Address): string {
  return name === '' ? address : `${name} <${address}>`;
}
