import type { Home } from '../../domain/conversation.ts';
import { homeGate } from '../../domain/gate-keys.ts';
import { STILL_TRYING_AFTER } from '../../domain/retry-schedule.ts';
import { getConversation } from '../../store/conversations.ts';
import { ENDPOINT_OFF, isGateClosedFor } from '../../store/gates.ts';
import { flushOutbox, newOutbox } from '../../store/outbox.ts';
import { markDelayedReplies } from '../../store/replies.ts';
import { type Across, acrossOrganizations, type Db } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { wakeAll } from '../../store/wake.ts';
import { showDelay } from '../conversations/show-delay.ts';

async function whyNotTaken(across: Across, organizationId: number, home: Home) {
  const isOff = await isGateClosedFor(across, homeGate(organizationId, home), ENDPOINT_OFF);
  return isOff ? 'endpoint_off' : 'not_taken_yet';
}

/** Replies that should have arrived ten minutes ago show it, once: we keep trying. */
export async function showDelayedReplies(db: Db, now: Date): Promise<number> {
  const count = await acrossOrganizations(db, async (transaction) => {
    const replies = await markDelayedReplies(transaction, new Date(now.getTime() - STILL_TRYING_AFTER));
    for (const [organizationId, ofOne] of Map.groupBy(replies, (reply) => reply.organizationId)) {
      const outbox = newOutbox();
      for (const reply of ofOne) {
        const thread = await getThread(transaction, reply.threadId);
        const { home } = await getConversation(transaction, reply.conversationId);
        const code = home === 'web' ? 'mail_not_taken_yet' : await whyNotTaken(transaction, organizationId, home);
        showDelay({ outbox, organizationId }, thread, reply, { code });
      }
      await flushOutbox(transaction, organizationId, outbox);
    }
    return replies.length;
  });
  if (count > 0) wakeAll(db);
  return count;
}
