import { authenticate } from 'mailauth';
import type { MailSession, SenderProof } from '../../domain/inbound-mail.ts';

/** Asks for the records of a name, as `dns.promises.resolve` does; rejects with a `code` such as ENOTFOUND. */
export type Resolver = (name: string, type: string) => Promise<string[] | string[][]>;

/**
 * Whether the domain of the sender's address vouches for the mail: by a DKIM signature of that domain over all of it, or,
 * where we know the machine it came from, by SPF for that domain; both as strictly as the domain's DMARC record asks.
 */
export async function proveSender(
  raw: Buffer,
  from: string,
  { resolver, session }: { resolver?: Resolver | undefined; session?: MailSession | undefined },
): Promise<SenderProof> {
  const { dkim, dmarc, spf } = await authenticate(raw, {
    ...(resolver && { resolver }),
    mta: 'jobline',
    minBitLength: 1024,
    rejectRsaSha1: true,
    disableArc: true,
    disableBimi: true,
    ...(session && { ip: session.ip, helo: session.helo, sender: session.sender }),
  });
  // Two readers of one mail must see the same sender.
  const [seen, ...more] = dkim.headerFrom;
  if (more.length > 0 || seen?.toLowerCase() !== from) return { kind: 'unproven', why: 'the sender is ambiguous' };

  const passed = dkim.results.filter(({ status }) => status.result === 'pass');
  if (passed.some(({ status }) => status.aligned && !status.underSized)) return { kind: 'proven', by: 'dkim' };
  const policy = dmarc ? dmarc.status.result : 'none';
  if (session && dmarc && policy === 'pass' && dmarc.alignment.spf.result) return { kind: 'proven', by: 'spf' };
  // Who publishes no policy asks for nothing; the very domain of the sender must have allowed the machine all the same.
  const isAllowed = session && spf && spf.status.result === 'pass' && domainOf(session.sender) === domainOf(from);
  if (dmarc && policy === 'none' && isAllowed) return { kind: 'proven', by: 'spf' };
  const asked = [...dkim.results.map(({ status }) => status.result), policy];
  if (session && spf) asked.push(spf.status.result);
  if (asked.includes('temperror')) return { kind: 'unknown', why: 'the domain of the sender could not be asked' };
  return {
    kind: 'unproven',
    why: whyNot(dkim.results.filter(({ status }) => status.result !== 'none').length, passed.length),
  };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function whyNot(signatures: number, passed: number): string {
  if (signatures === 0) return 'no signature';
  return passed === 0 ? 'no signature holds' : 'signed by another domain only';
}
