import { addressAt } from '../config.ts';
import type { DeliveryDeps } from '../deliveries/deps.ts';
import type { UnsubscribeOptions } from '../http/unsubscribe.ts';
import { readMailAddress } from '../mail/address.ts';
import type { InboundMailOptions } from '../mail/inbound/read-inbound-mail.ts';
import { createMailReader } from '../mail/inbound/reader.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { setFirstNotificationEmail } from '../store/organizations.ts';
import { type Db, inOrganization } from '../store/scope.ts';
import { findMailReader, stopMails } from '../use-cases/organizations/stop-mails.ts';
import type { MailInOptions } from './mail-in.ts';

/** What the app needs to know to send mail. */
export interface MailOptions {
  /** Absent: none is sent. `url` as SMTP_URL, `from` as MAIL_FROM. */
  mail?: { url: string; from: string };
  /** The notification address of an organization that has chosen none. */
  notificationEmail?: string;
  /** Where people reach us, without a slash at the end; where we listen when absent. */
  publicUrl?: string;
  /** How merchants' mail comes to us; absent: it does not. */
  mailIn?: MailInOptions;
}

export interface ConnectedMail {
  deps: Pick<DeliveryDeps, 'mailer' | 'mailReader' | 'replyDomain' | 'publicUrl'>;
  listensOn(port: number): void;
  /** Cuts what is still under way. */
  close(): Promise<void>;
}

export function connectMail(options: MailOptions & { host: string; port: number }): ConnectedMail {
  const { mail, host, mailIn } = options;
  const from = mail && readMailAddress(mail.from);
  const mailer = mail && from && createSmtpMailer({ url: mail.url, from });
  const reader = mailIn && from && createMailReader(readerOptions(mailIn, from.address));
  let { port } = options;
  return {
    deps: {
      ...(mailer && { mailer }),
      ...(mailIn && { replyDomain: mailIn.replyDomain }),
      ...(reader && { mailReader: reader.read }),
      publicUrl: () => options.publicUrl ?? addressAt(host, port),
    },
    listensOn(listened) {
      port = listened;
    },
    async close() {
      mailer?.close();
      await reader?.close();
    },
  };
}

function readerOptions({ replyDomain, resolver }: MailInOptions, from: string): InboundMailOptions {
  return { from, replyDomain, ...(resolver && { resolver }) };
}

/** Gives the organization the operator's notification address, unless it has one. Returns the organization. */
export async function offerNotificationEmail(db: Db, id: number, email: string | undefined): Promise<number> {
  if (email !== undefined) await inOrganization(db, id, (tx) => setFirstNotificationEmail(tx, email));
  return id;
}

/** What the page that ends somebody's e-mail may do. */
export function unsubscribing(db: Db): UnsubscribeOptions {
  return {
    find: ({ organizationId, token }) => inOrganization(db, organizationId, (tx) => findMailReader(tx, token)),
    stop: ({ organizationId, token }) => inOrganization(db, organizationId, (tx) => stopMails(tx, token)),
  };
}
