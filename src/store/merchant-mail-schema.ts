import type { Generated, JSONColumnType } from 'kysely';
import type { Made } from './column-types.ts';

/** What becomes of mails that come. */
export const MAIL_OUTCOMES = ['posted', 'bounce', 'refused'] as const;

/** Where a merchant answers to: one a conversation. */
export interface ReplyAddressesTable {
  organization_id: number;
  conversation_id: number;
  /** Random: whoever knows it may write to the conversation, if the merchant's address is theirs too. */
  secret: string;
  created_at: Generated<Date>;
}

/** A mail that came to us, and what became of it. */
export interface InboundMailsTable {
  organization_id: number;
  id: Made<number>;
  /** Null for an answer to a member's own mail. */
  conversation_id: number | null;
  received_at: Date;
  /** The machine that it came from, where it came to our own listener. */
  session: JSONColumnType<object, string | null, string | null>;
  /** The mail as it came, until it is read. */
  raw: Buffer | null;
  read_at: Date | null;
  outcome: (typeof MAIL_OUTCOMES)[number] | null;
  /** Why it was refused. */
  reason: string | null;
  detail: string | null;
  message_id: string | null;
  sender: string | null;
  subject: string | null;
  /** What was left out of its words: quotes and signatures. */
  cut: string | null;
  /** The team was told that it was refused. */
  shown: Generated<boolean>;
  /** Its sender got an automatic answer. */
  answered: Generated<boolean>;
}

export interface MerchantMailTables {
  reply_addresses: ReplyAddressesTable;
  inbound_mails: InboundMailsTable;
}
