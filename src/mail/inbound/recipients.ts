import { type ReplyToken, readReplyAddress } from '../../domain/reply-address.ts';

/** Where mail systems write whom a mail was for: on the envelope, and by its author. */
const NAMES =
  /^(to|cc|delivered-to|x-delivered-to|x-original-to|envelope-to|x-envelope-to|x-rcpt-to|x-forwarded-to|resent-to|apparently-to)$/i;
const LONGEST_HEAD = 512 * 1024;
const MOST = 50;

/** The reply addresses that the mail's head names, each once. Envelope headers are copies: all of them count. */
export function replyTokensIn(raw: Buffer, domain: string): ReplyToken[] {
  const text = raw.subarray(0, LONGEST_HEAD).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const fields = text
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const found = new Map<string, ReplyToken>();
  for (const field of fields) {
    const colon = field.indexOf(':');
    if (colon < 0 || !NAMES.test(field.slice(0, colon).trim())) continue;
    for (const [address] of field.slice(colon).matchAll(/reply\+[a-z0-9-]{3,60}@[a-z0-9.-]{1,253}/gi)) {
      const token = readReplyAddress(address, domain);
      if (token && found.size < MOST) found.set(address.toLowerCase(), token);
    }
  }
  return [...found.values()];
}
