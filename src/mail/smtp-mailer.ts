import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { MailAddress } from './address.ts';
import { composeMail } from './compose.ts';
import type { Mailer, MailOutcome } from './mailer.ts';

const TIMEOUTS = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };
/** What the server says to these is said of this mail; to anything before them, of how we reach it. */
const ABOUT_THE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA', 'API'];
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/**
 * Sends over SMTP, a connection for each mail. `url` is `smtp://` (with STARTTLS where the server has it) or `smtps://`, with
 * name and password if need be; nodemailer's options may stand behind a question mark. A password leaves this machine
 * encrypted only, unless `requireTLS=false` stands there.
 */
export function createSmtpMailer({ url, from }: { url: string; from: MailAddress }): Mailer {
  const { auth, ...given } = parseConnectionUrl(url);
  const requireTLS = auth !== undefined && given.secure !== true && !LOCAL.test(given.host ?? '');
  const options: SMTPConnectionOptions = { ...TIMEOUTS, requireTLS, ...given };
  const open = new Set<SMTPConnection>();

  return {
    async send(mail) {
      const raw = await composeMail(mail, from);
      const envelope = { from: mail.bounceTo ?? from.address, to: [mail.to.address], size: raw.length };
      const connection = new SMTPConnection(options);
      open.add(connection);
      let begun = false;
      const words = new Readable({
        read() {
          // Asked for only once the server waits for them.
          begun = true;
          this.push(raw);
          this.push(null);
        },
      });
      try {
        await connected(connection, auth);
        await sent(connection, envelope, words);
        return { kind: 'accepted' };
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        return outcomeOf(error, begun);
      } finally {
        open.delete(connection);
        connection.close();
      }
    },
    close() {
      for (const connection of open) connection.close();
    },
  };
}

type Credentials = ReturnType<typeof parseConnectionUrl>['auth'];

function connected(connection: SMTPConnection, auth: Credentials): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null): void => (error ? reject(error) : resolve());
    connection.on('error', reject);
    connection.once('end', () => reject(new Error('the connection ended')));
    connection.connect((error) => {
      if (error || !auth) settle(error);
      else connection.login({ ...auth, credentials: auth }, settle);
    });
  });
}

function sent(
  connection: SMTPConnection,
  envelope: { from: string; to: string[]; size: number },
  words: Readable,
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('end', () => reject(new Error('the connection ended')));
    connection.send(envelope, words, (error) => (error ? reject(error) : resolve()));
  });
}

interface SmtpError extends Error {
  responseCode?: number;
  command?: string;
  code?: string;
}

/** An answer tells a mail's fate; without one it is unknown from the first word on. */
function outcomeOf(error: SmtpError, begun: boolean): MailOutcome {
  const reason = error.message.replace(/\s+/g, ' ').slice(0, 500);
  const { responseCode: status, command = '', code } = error;
  const aboutTheMail = ABOUT_THE_MAIL.includes(command);
  // 503: the session was in the wrong state, which says nothing of the mail.
  if (status !== undefined && status >= 500 && status !== 503 && aboutTheMail)
    return { kind: 'refused', status, reason };
  if (status !== undefined && status >= 400) return { kind: 'temporary', reason };
  if (begun) return { kind: 'unknown', reason };
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'refused', status: 0, reason };
  return { kind: 'temporary', reason };
}
