import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import type { Resolver } from '../../src/mail/inbound/prove-sender.ts';

/** Domains whose keys a test holds, and a resolver that knows their records and nothing else. */
export interface MailWorld {
  resolver: Resolver;
  /** The mail with CRLF, signed by this domain. `bodyLength`: only so much of its body. */
  sign(mail: string, domain: string, bodyLength?: number): Promise<Buffer>;
  /** What names are answered with, besides the keys. */
  records: Map<string, string>;
  /** Names whose servers are in trouble. */
  failing: Set<string>;
}

const SELECTOR = 'k1';

export function createMailWorld(): MailWorld {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  const records = new Map<string, string>();
  const failing = new Set<string>();
  return {
    records,
    failing,
    async resolver(name, type) {
      if (failing.has(name)) throw Object.assign(new Error(`no answer about ${name}`), { code: 'ESERVFAIL' });
      const known = name.startsWith(`${SELECTOR}._domainkey.`) ? record : records.get(name);
      if (type === 'TXT' && known !== undefined) return [[known]];
      throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' });
    },
    async sign(mail, domain, bodyLength) {
      const raw = mail.replace(/\r?\n/g, '\r\n');
      const key = {
        signingDomain: domain,
        selector: SELECTOR,
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        ...(bodyLength !== undefined && { maxBodyLength: bodyLength }),
      };
      const { signatures } = await dkimSign(raw, { canonicalization: 'relaxed/relaxed', ...key, signatureData: [key] });
      return Buffer.from(signatures + raw);
    },
  };
}
