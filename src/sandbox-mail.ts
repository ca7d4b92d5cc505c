import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AnswerOptions } from '../sandbox/mail/answers.ts';
import type { MailInOptions } from './wiring/mail-in.ts';

const SELECTOR = 'sandbox';

/** How answers in the sandbox's mailbox get to the app. Every domain there signs with one key, which only this app trusts. */
export function sandboxMail(): { answers: AnswerOptions; mailIn: MailInOptions } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  return {
    answers: {
      secret,
      dkim: { selector: SELECTOR, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
    },
    mailIn: {
      replyDomain: 'reply.northlight.example',
      secrets: secret,
      async resolver(name, type) {
        if (type === 'TXT' && name.startsWith(`${SELECTOR}._domainkey.`)) return [[`v=DKIM1; k=ed25519; p=${key}`]];
        throw Object.assign(new Error(`the sandbox has no ${type} of ${name}`), { code: 'ENOTFOUND' });
      },
    },
  };
}
