import { takeUnansweredReplies } from '../../store/held.ts';
import { flushOutbox, newOutbox } from '../../store/outbox.ts';
import { acrossOrganizations, type Db } from '../../store/scope.ts';
import { wakeAll } from '../../store/wake.ts';
import { messageDirectly } from '../direct-message.ts';

const AFTER_MS = 5 * 60_000;

/** Authors of replies held for five minutes without an answer are asked once more, as a direct message. Returns how many. */
export async function askAgain(db: Db, now: Date): Promise<number> {
  const count = await acrossOrganizations(db, async (transaction) => {
    const replies = await takeUnansweredReplies(transaction, new Date(now.getTime() - AFTER_MS), now);
    for (const [organizationId, ofOne] of Map.groupBy(replies, (reply) => reply.organizationId)) {
      const outbox = newOutbox();
      for (const { messageId, slackUser } of ofOne) {
        messageDirectly({ outbox, organizationId }, slackUser, { of: 'held', messageId });
      }
      await flushOutbox(transaction, organizationId, outbox);
    }
    return replies.length;
  });
  if (count > 0) wakeAll(db);
  return count;
}
