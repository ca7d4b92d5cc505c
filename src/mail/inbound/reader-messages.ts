import type { MailReading, MailSession } from '../../domain/inbound-mail.ts';
import type { InboundMailOptions } from './read-inbound-mail.ts';

/** What the app asks of its mail-reading thread, and what that asks back. */
export type ToReader =
  | {
      ask: 'read';
      raw: Uint8Array;
      session: MailSession | undefined;
      options: Omit<InboundMailOptions, 'resolver'>;
      /** The app resolves names; else the thread does. */
      resolves: boolean;
    }
  | { ask: 'resolved'; id: number; records: string[] | string[][] }
  | { ask: 'unresolved'; id: number; code: string };

export type FromReader =
  | { tell: 'reading'; reading: MailReading }
  | { tell: 'failed'; error: string }
  | { tell: 'resolve'; id: number; name: string; type: string };
