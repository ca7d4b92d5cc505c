import { listThreadsWhoseTimeIsUp } from '../../store/expiry.ts';
import { flushOutbox, newOutbox } from '../../store/outbox.ts';
import { acrossOrganizations, type Db } from '../../store/scope.ts';
import { wakeAll } from '../../store/wake.ts';
import { repaintCard } from '../outbound.ts';

/** Cards of jobs whose deadline passed between the two instants say so from now on. Painting twice is harmless. */
export async function showTimeIsUp(db: Db, since: Date, now: Date): Promise<number> {
  const count = await acrossOrganizations(db, async (transaction) => {
    const threads = await listThreadsWhoseTimeIsUp(transaction, since, now);
    for (const [organizationId, ofOne] of Map.groupBy(threads, (thread) => thread.organizationId)) {
      const outbox = newOutbox();
      for (const { threadId } of ofOne) repaintCard({ outbox }, threadId);
      await flushOutbox(transaction, organizationId, outbox);
    }
    return threads.length;
  });
  if (count > 0) wakeAll(db);
  return count;
}
