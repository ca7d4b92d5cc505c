import { randomUUID } from 'node:crypto';
import { dkimSign } from 'mailauth';
import MailComposer from 'nodemailer/lib/mail-composer';
import { Webhook } from 'standardwebhooks';
import type { SandboxMail } from './model.ts';

/** How answers get from the mailbox to Jobline: as a mail provider hands them over. */
export interface AnswerOptions {
  /** `whsec_…`, signs what is posted to `/mail/inbound`. */
  secret: string;
  /** With which every sender's domain signs here; whoever starts the sandbox knows the key's record. */
  dkim: { selector: string; privateKey: string };
}

export interface MailAnswers {
  /** Answers a mail with these words, as its reader's mail client does. Resolves to how Jobline answered. */
  answer(mail: SandboxMail, words: string): Promise<{ status: number }>;
  setAppUrl(url: string): void;
}

/** Undefined for a mail that takes no answers. */
export function replyAddressOf(mail: SandboxMail): string | undefined {
  return mail.headers['reply-to'] ?? (mail.from === '' ? undefined : addressIn(mail.from));
}

export function createAnswers(appUrl: string, { secret, dkim }: AnswerOptions): MailAnswers {
  let url = appUrl;
  return {
    async answer(mail, words) {
      const raw = await sign(await compose(mail, words), domainOf(mail.to[0] ?? ''), dkim);
      const id = randomUUID();
      const at = new Date();
      const response = await fetch(`${url}/mail/inbound`, {
        method: 'POST',
        headers: {
          'content-type': 'message/rfc822',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(id, at, raw.toString('utf8')),
        },
        body: new Uint8Array(raw),
      });
      return { status: response.status };
    },
    setAppUrl(to) {
      url = to;
    },
  };
}

/** Under the words stands the quote, as clients put it there. */
function compose(mail: SandboxMail, words: string): Promise<Buffer> {
  const quoted = mail.text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd());
  const attribution = `On ${new Date(mail.at).toUTCString()}, ${mail.from} wrote:`;
  return new MailComposer({
    from: mail.to[0] ?? '',
    to: replyAddressOf(mail) ?? '',
    subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    messageId: `<${randomUUID()}@${domainOf(mail.to[0] ?? '')}>`,
    inReplyTo: mail.messageId,
    references: [...mail.references, mail.messageId],
    text: `${words}\n\n${attribution}\n\n${quoted.join('\n')}\n`,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

async function sign(raw: Buffer, signingDomain: string, dkim: AnswerOptions['dkim']): Promise<Buffer> {
  const key = { signingDomain, ...dkim };
  const { signatures } = await dkimSign(raw, { canonicalization: 'relaxed/relaxed', ...key, signatureData: [key] });
  return Buffer.concat([Buffer.from(signatures), raw]);
}

function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
