/** A file that came with a mail. */
export interface MailFile {
  name: string;
  mimeType: string;
  bytes: Uint8Array;
}

/** Whether the address that a mail names as its sender was proven. */
export type SenderProof =
  | { kind: 'proven'; by: 'dkim' | 'spf' }
  | { kind: 'unproven'; why: string }
  /** The names of domains could not be asked now. */
  | { kind: 'unknown'; why: string };

/** What a mail says of itself, kept with what became of it. */
export interface MailHead {
  /** The sender's address in lower case; empty where the mail names none, or several. */
  from: string;
  fromName: string;
  subject: string;
  /** With its angle brackets; made from the mail's bytes where it has none. */
  messageId: string;
}

/** What a mail turned out to be. */
export type MailReading =
  /** Somebody's own words. `cut` is what was left out of them: quotes and signatures. */
  | { kind: 'words'; head: MailHead; proof: SenderProof; body: string; cut: string; files: MailFile[]; sentAt?: Date }
  /** A server says what became of a mail of ours; `about` are the Message-IDs it may mean. */
  | { kind: 'bounce'; head: MailHead; about: string[]; failed: boolean; said: string }
  /** Nobody wrote it: a vacation notice, a list, a receipt, or what we sent ourselves. */
  | { kind: 'automatic'; head: MailHead; why: string }
  | { kind: 'unreadable'; head: MailHead; why: string };

/** Why a mail was not taken in. */
export const MAIL_REFUSALS = [
  'unreadable',
  'automatic',
  'loop',
  'not_proven',
  'other_sender',
  'blocked',
  'empty',
  'gone',
  'not_a_member',
  'answer_in_slack',
] as const;
export type MailRefusal = (typeof MAIL_REFUSALS)[number];

/** From which machine a mail came, where it was handed to our own listener. */
export interface MailSession {
  ip: string;
  /** What the machine called itself. */
  helo: string;
  /** MAIL FROM; empty for nobody. */
  sender: string;
}
