import type { SandboxMail } from '../model.ts';

/** Mails to one address that belong together, oldest first. */
export interface MailThread {
  key: string;
  to: string;
  subject: string;
  mails: SandboxMail[];
}

/** Sorts mails into threads as mail clients do: by what they refer to first, one person's apart from another's. Newest first. */
export function mailThreads(mails: readonly SandboxMail[]): MailThread[] {
  const threads = new Map<string, MailThread>();
  for (const mail of mails) {
    const to = mail.to.join(', ');
    const key = `${to} ${mail.references[0] ?? mail.messageId}`;
    const known = threads.get(key) ?? { key, to, subject: mail.subject, mails: [] };
    threads.delete(key);
    threads.set(key, { ...known, subject: mail.subject, mails: [...known.mails, mail] });
  }
  return [...threads.values()].reverse();
}
