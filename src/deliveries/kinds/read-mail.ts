import type { MailReading } from '../../domain/inbound-mail.ts';
import { findUnreadMail, type UnreadMail } from '../../store/inbound-mails.ts';
import { readInOrganization } from '../../store/reading.ts';
import { takeInMail } from '../../use-cases/conversations/take-in-mail.ts';
import type { ApplyingKind, Delivery } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { readerOf } from '../read-inbound.ts';

/** A sender's domain that does not answer is asked for some two hours; then the mail counts as not proven. */
const MOST_TRIES = 19;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 600_000;

interface Read {
  mail: UnreadMail;
  reading: MailReading;
}

/** A mail that came is read, and takes effect or is refused. The subject names its row. */
export function readMail(deps: DeliveryDeps): ApplyingKind {
  const { mailReader } = deps;
  const read = new WeakMap<Delivery, Read>();
  return {
    type: 'apply',
    async prepare(delivery) {
      if (!mailReader) return;
      const mail = await readInOrganization(deps.db, delivery.organizationId, (reader) =>
        findUnreadMail(reader, mailIdOf(delivery)),
      );
      if (mail) read.set(delivery, { mail, reading: await mailReader(mail.raw, mail.session) });
    },
    async apply(tx, delivery) {
      // Accepted by a copy that takes in mail, found by one that does not.
      if (!mailReader) return { kind: 'later', delayMs: 60_000, uncounted: true, error: 'mail is not taken in here' };
      const found = read.get(delivery);
      if (!found) return { kind: 'done', result: { applied: 'read before' } };
      const { mail, reading } = found;
      if (reading.kind === 'words' && reading.proof.kind === 'unknown' && delivery.attempts < MOST_TRIES) {
        const delayMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (delivery.attempts - 1));
        return { kind: 'later', delayMs, error: reading.proof.why };
      }
      const context = {
        now: deps.now(),
        settings: deps.settings,
        read: readerOf(deps, 'mail') ?? (() => undefined),
      };
      const became = await takeInMail(tx, mailIdOf(delivery), mail, reading, context);
      deps.log.info({ mail: mailIdOf(delivery), became }, 'a mail was read');
      return { kind: 'done', result: { applied: became } };
    },
  };
}

function mailIdOf(delivery: Delivery): number {
  return (delivery.payload as { mailId: number }).mailId;
}
