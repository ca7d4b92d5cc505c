/** A mail as it lies in the local mailbox. */
export interface SandboxMail {
  /** Its place in the mailbox, counted from 1. */
  id: number;
  /** To whom it was handed over, which its headers need not say. */
  to: string[];
  /** As its header says: `Jobline <jobs@northlight.example>`. */
  from: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo?: string;
  references: string[];
  /** By lower-case name; of a header that comes several times, the last. */
  headers: Record<string, string>;
  at: string;
}
