/** A mail as it is to be sent; the text is rendered, the headers are the mailer's. */
export interface OutgoingMail {
  /** The delivery's id: the same mail sent again has the same `Message-ID`. */
  id: string;
  /** Mails with the same key are one thread in the reader's mail client, also when an earlier one was never sent. */
  thread: string;
  to: { name: string; address: string };
  subject: string;
  html: string;
  text: string;
  /** Where the reader ends these mails with one request; absent where they are not theirs to end. */
  unsubscribeUrl?: string;
  /** Shown in place of our own name. */
  fromName?: string;
  /** Where answers go; our own address when absent. */
  replyTo?: string;
  /** Where the mail goes that cannot be delivered: our own address when absent, nowhere when empty. */
  bounceTo?: string;
  /** Message-IDs of the mails that it answers, oldest first. */
  references?: readonly string[];
  /** `words`: somebody wrote it; `answer`: a machine answers a mail; else a machine tells something. */
  nature?: 'words' | 'answer';
}

export type MailOutcome =
  /** A server took it, and with it the duty to deliver it or to say why not. */
  | { kind: 'accepted' }
  /** Surely not taken, and may be taken later. */
  | { kind: 'temporary'; reason: string }
  /** Surely not taken, and never will be. */
  | { kind: 'refused'; status: number; reason: string }
  /** Its words were on their way when the connection ended: it may have been taken. */
  | { kind: 'unknown'; reason: string };

/** Hands mails to a server that brings them to their readers. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  /** Cuts what is under way: its fate becomes unknown. */
  close(): void;
}
