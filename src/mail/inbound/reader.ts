import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { MailReading, MailSession } from '../../domain/inbound-mail.ts';
import type { InboundMailOptions } from './read-inbound-mail.ts';
import type { FromReader, ToReader } from './reader-messages.ts';

const THREAD = new URL('./reader-thread.ts', import.meta.url);
/** No mail that a person wrote takes so long, with all the names that are asked for. */
const LONGEST_MS = 60_000;
const MOST_MEMORY_MB = 768;

/** Reads mails in a thread of its own, one after another. */
export interface MailReader {
  read(raw: Buffer, session: MailSession | undefined): Promise<MailReading>;
  close(): Promise<void>;
}

/** The thread is started with the first mail. One that takes too long, or too much memory, ends with it: that mail is unreadable. */
export function createMailReader(
  { resolver, ...options }: InboundMailOptions,
  { longestMs = LONGEST_MS }: { longestMs?: number } = {},
): MailReader {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  function start(): Worker {
    const started = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
    started.unref();
    return started;
  }

  async function read(raw: Buffer, session: MailSession | undefined): Promise<MailReading> {
    if (closed) throw new Error('no more mails are read');
    thread ??= start();
    const own = thread;
    const resolves = resolver !== undefined;
    const reading = await ask(own, { ask: 'read', raw, session, options, resolves }, resolver, longestMs);
    if (!('gone' in reading)) return reading;
    // Nothing is wrong with the mail: whoever starts next reads it.
    if (closed) throw new Error('no more mails are read');
    if (thread === own) thread = undefined;
    await own.terminate();
    return { kind: 'unreadable', head: headOf(raw), why: reading.gone };
  }

  return {
    read(raw, session) {
      const next = last.then(() => read(raw, session));
      // Whoever comes after it does not fail with it.
      last = next.catch((error: unknown) => error);
      return next;
    },
    async close() {
      closed = true;
      const own = thread;
      thread = undefined;
      await own?.terminate();
    },
  };
}

/** Resolves to why the thread has to be given up, where it has. Rejects for what is our own fault. */
function ask(
  thread: Worker,
  question: ToReader,
  resolver: InboundMailOptions['resolver'],
  longestMs: number,
): Promise<MailReading | { gone: string }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => resolve({ gone: 'it takes too long to read' })), longestMs);
    const onError = (error: Error) => end(() => resolve({ gone: `it cannot be read: ${error.message}`.slice(0, 200) }));
    const onExit = () => end(() => resolve({ gone: 'the reading was stopped' }));
    const onMessage = (message: FromReader) => {
      if (message.tell === 'resolve') void answer(thread, message, resolver);
      else if (message.tell === 'reading') end(() => resolve(message.reading));
      else end(() => reject(new Error(message.error)));
    };
    function end(settle: () => void): void {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    }
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(question);
  });
}

async function answer(
  thread: Worker,
  { id, name, type }: Extract<FromReader, { tell: 'resolve' }>,
  resolver: InboundMailOptions['resolver'],
): Promise<void> {
  const send = (message: ToReader): void => thread.postMessage(message);
  try {
    send({ ask: 'resolved', id, records: (await resolver?.(name, type)) ?? [] });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ESERVFAIL';
    send({ ask: 'unresolved', id, code });
  }
}

function headOf(raw: Buffer): MailReading['head'] {
  const messageId = `<${createHash('sha256').update(raw).digest('hex')}@none>`;
  return { from: '', fromName: '', subject: '', messageId };
}
