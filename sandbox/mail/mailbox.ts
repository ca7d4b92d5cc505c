import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerError, type SMTPServerSession } from 'smtp-server';
import { openJournal } from '../journal.ts';
import { createMailFaults, type MailFaults } from './faults.ts';
import type { SandboxMail } from './model.ts';
import { readMail } from './read-mail.ts';

const LARGEST_MAIL_BYTES = 25 * 1024 * 1024;

/** The mailbox of everybody: takes whatever it is handed over SMTP, for any address, and sends nothing on. */
export interface LocalMailbox {
  /** `smtp://127.0.0.1:<port>` */
  readonly smtpUrl: string;
  /** Every mail that was taken, oldest first; a repeat lies there a second time. */
  readonly mails: readonly SandboxMail[];
  /** How often somebody had all of a mail to hand over, taken or not. */
  readonly offered: number;
  readonly faults: MailFaults;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface MailboxOptions {
  /** Append-only JSON lines; absent = memory only. */
  stateFile?: string;
}

type Answer = (error?: SMTPServerError | null, message?: string) => void;

/** Listens for mail on any free port of this machine. */
export async function startMailbox({ stateFile }: MailboxOptions = {}): Promise<LocalMailbox> {
  const journal = openJournal<SandboxMail>(stateFile);
  const faults = createMailFaults();
  const listeners = new Set<() => void>();
  const sockets = new Map<number, Socket>();
  let offered = 0;

  async function takeIn(raw: Buffer, session: SMTPServerSession, answer: Answer): Promise<void> {
    offered += 1;
    const to = session.envelope.rcptTo.map(({ address }) => address);
    const fault = to.map((address) => faults.take(address, 'data')).find((one) => one !== undefined);
    if (fault === undefined || fault.do === 'cut') {
      const mail = await readMail(raw, to);
      journal.append({ id: journal.records.length + 1, at: new Date().toISOString(), ...mail });
      for (const listener of listeners) listener();
    }
    if (fault === undefined) return answer(null, 'taken');
    if (fault.do === 'refuse') return answer(refusal(fault.status));
    if (fault.do !== 'hang') sockets.get(session.remotePort)?.destroy();
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    rejectOversized: true,
    closeTimeout: 1,
    onRcptTo({ address }, _session, answer) {
      const fault = faults.take(address, 'recipient');
      answer(fault?.do === 'refuse' ? refusal(fault.status) : null);
    },
    onData(stream: SMTPServerDataStream, session, answer) {
      buffer(stream)
        .then((raw) => takeIn(raw, session, answer))
        .catch((error: unknown) => answer(error instanceof Error ? error : new Error(String(error))));
    },
  });
  // Whoever is cut off is told nothing; the server reports that as an error of its own.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;

  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails: journal.records,
    get offered() {
      return offered;
    },
    faults,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
}

function refusal(status: number): SMTPServerError {
  return Object.assign(new Error(status < 500 ? 'come again later' : 'not wanted here'), { responseCode: status });
}
