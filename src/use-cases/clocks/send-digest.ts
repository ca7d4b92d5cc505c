import { forgetDigests, takeDigests } from '../../store/digests.ts';
import { flushOutbox, newOutbox } from '../../store/outbox.ts';
import { acrossOrganizations, type Db } from '../../store/scope.ts';
import { wakeAll } from '../../store/wake.ts';
import { sendMail } from '../outbound-mail.ts';

const HOUR = 3_600_000;
/** What is later than this after the full hour is not sent any more. */
const AT_THE_HOUR = 60_000;
const KEPT_MS = 7 * 24 * HOUR;

/**
 * On the full hour: one mail to each organization whose merchants wrote in the hour before and are still unread. An hour
 * that nobody was there to send is left out. Returns how many mails; copies that do it at the same time share them.
 */
export async function sendDigest(db: Db, now: Date): Promise<number> {
  const until = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
  if (now.getTime() - until.getTime() > AT_THE_HOUR) return 0;
  const from = new Date(until.getTime() - HOUR);
  const count = await acrossOrganizations(db, async (transaction) => {
    const organizationIds = await takeDigests(transaction, { from, until });
    for (const organizationId of organizationIds) {
      const outbox = newOutbox();
      sendMail({ outbox, organizationId }, 'organization', {
        of: 'digest',
        from: from.toISOString(),
        until: until.toISOString(),
      });
      await flushOutbox(transaction, organizationId, outbox);
    }
    await forgetDigests(transaction, new Date(now.getTime() - KEPT_MS));
    return organizationIds.length;
  });
  if (count > 0) wakeAll(db);
  return count;
}
