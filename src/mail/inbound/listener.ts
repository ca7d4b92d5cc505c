import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerError, type SMTPServerSession } from 'smtp-server';
import type { MailSession } from '../../domain/inbound-mail.ts';
import { type ReplyToken, readReplyAddress } from '../../domain/reply-address.ts';
import type { Logger } from '../../log.ts';
import { LONGEST_MAIL_BYTES, LONGEST_TEAM_MAIL_BYTES } from './limits.ts';

const MOST_CLIENTS = 50;
const MOST_RECIPIENTS = 5;
const TIMEOUT_MS = 60_000;

export interface MailListenerOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  replyDomain: string;
  /** Whether somebody's conversation is at this address. */
  knows: (token: ReplyToken) => Promise<boolean>;
  /** Resolves once the mail is durably kept. */
  accept: (mail: { raw: Buffer; tokens: ReplyToken[]; session: MailSession }) => Promise<unknown>;
  log: Logger;
}

export interface MailListener {
  port: number;
  /** Takes no new mail, and lets what is under way end for `timeoutMs` at most. */
  close(timeoutMs: number): Promise<void>;
}

type Answer = (error?: Error | null, message?: string) => void;

/** A small mail server for reply addresses and nothing else: it relays nothing, and answers 250 once a mail is kept. */
export async function startMailListener(options: MailListenerOptions): Promise<MailListener> {
  const { host, port, replyDomain, knows, accept, log } = options;

  async function checkRecipient(address: string): Promise<SMTPServerError | null> {
    const token = readReplyAddress(address, replyDomain);
    if (token && (await knows(token))) return null;
    return refusal(550, 'no such address here');
  }

  async function takeIn(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<SMTPServerError | null> {
    const tokens = session.envelope.rcptTo.flatMap(({ address }) => readReplyAddress(address, replyDomain) ?? []);
    const isForTeam = tokens.every((token) => token.of === 'team');
    const raw = await readWhole(stream, isForTeam ? LONGEST_TEAM_MAIL_BYTES : LONGEST_MAIL_BYTES);
    if (!raw) return refusal(552, 'the mail is too large');
    await accept({ raw, tokens, session: sessionOf(session) });
    return null;
  }

  /** What fails here is ours: the sender comes again. */
  function answering(work: Promise<SMTPServerError | null>, answer: Answer): void {
    work.then(
      (error) => answer(error, error ? undefined : 'kept'),
      (error: unknown) => {
        log.error({ err: error }, 'a mail could not be kept');
        answer(refusal(451, 'come again later'));
      },
    );
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideSMTPUTF8: false,
    size: LONGEST_MAIL_BYTES,
    rejectOversized: true,
    maxClients: MOST_CLIENTS,
    maxRecipients: MOST_RECIPIENTS,
    socketTimeout: TIMEOUT_MS,
    closeTimeout: 5_000,
    onRcptTo: ({ address }, _session, answer) => answering(checkRecipient(address), answer),
    onData: (stream, session, answer) => answering(takeIn(stream, session), answer),
  });
  // A client that breaks off is its own affair.
  server.on('error', (error) => log.debug({ err: error }, 'a mail connection failed'));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, resolve);
  });

  return {
    port: (server.server.address() as AddressInfo).port,
    close(timeoutMs) {
      server.options.closeTimeout = Math.max(1, timeoutMs);
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Undefined for one that is too large: it is read to its end all the same, so that the answer can be given. */
async function readWhole(stream: SMTPServerDataStream, longest: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size <= longest) chunks.push(bytes);
  }
  return stream.sizeExceeded || size > longest ? undefined : Buffer.concat(chunks);
}

function sessionOf({ remoteAddress, hostNameAppearsAs, envelope }: SMTPServerSession): MailSession {
  const sender = envelope.mailFrom ? envelope.mailFrom.address : '';
  return { ip: remoteAddress, helo: hostNameAppearsAs || remoteAddress, sender };
}

function refusal(status: number, words: string): SMTPServerError {
  return Object.assign(new Error(words), { responseCode: status });
}
