import { promises } from 'node:dns';
import { parentPort } from 'node:worker_threads';
import type { Resolver } from './prove-sender.ts';
import { readInboundMail } from './read-inbound-mail.ts';
import type { FromReader, ToReader } from './reader-messages.ts';

/** Runs in a thread of its own: a mail may take seconds to read, and nobody who is to be answered waits for it. */

const waiting = new Map<
  number,
  { resolve: (records: string[] | string[][]) => void; reject: (error: Error) => void }
>();
let count = 0;

function tell(message: FromReader): void {
  parentPort?.postMessage(message);
}

/** A name that takes longer counts as not to be asked now: then the mail is read again later. */
const LONGEST_ANSWER_MS = 3_000;

const byApp: Resolver = (name, type) => {
  const id = ++count;
  tell({ tell: 'resolve', id, name, type });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
};

/** Other types than text have other shapes, which only the asker knows. */
const bySystem: Resolver = (name, type) => promises.resolve(name, type) as Promise<string[]>;

function inTime(resolver: Resolver): Resolver {
  return async (name, type) => {
    const late = Object.assign(new Error(`no answer about ${name}`), { code: 'ETIMEOUT' });
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(late), LONGEST_ANSWER_MS);
    });
    try {
      return await Promise.race([resolver(name, type), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function read({ raw, session, options, resolves }: Extract<ToReader, { ask: 'read' }>): Promise<void> {
  try {
    const resolver = inTime(resolves ? byApp : bySystem);
    const reading = await readInboundMail(Buffer.from(raw), session, { ...options, resolver });
    tell({ tell: 'reading', reading });
  } catch (error) {
    tell({ tell: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

parentPort?.on('message', (message: ToReader) => {
  if (message.ask === 'read') {
    void read(message);
    return;
  }
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.ask === 'resolved') asked?.resolve(message.records);
  else asked?.reject(Object.assign(new Error(message.code), { code: message.code }));
});
