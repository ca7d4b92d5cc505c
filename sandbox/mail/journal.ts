import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SandboxMail } from './model.ts';

/** The mails of a mailbox; with a file each one is a JSON line, written before the mail counts as taken. */
export interface MailJournal {
  mails: SandboxMail[];
  append(mail: SandboxMail): void;
}

/** Opens a journal; without a path it lives in memory only. A last line that a kill cut short is taken off. */
export function openMailJournal(path?: string): MailJournal {
  if (path) mkdirSync(dirname(path), { recursive: true });
  const mails = path && existsSync(path) ? readMails(path) : [];
  return {
    mails,
    append(mail) {
      if (path) appendFileSync(path, `${JSON.stringify(mail)}\n`);
      mails.push(mail);
    },
  };
}

function readMails(path: string): SandboxMail[] {
  const content = readFileSync(path);
  const whole = content.subarray(0, content.lastIndexOf('\n') + 1);
  if (whole.length < content.length) truncateSync(path, whole.length);
  return whole
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SandboxMail);
}
