import { expireDueJobs } from '../../store/expiry.ts';
import { flushOutbox, newOutbox, type Outbox } from '../../store/outbox.ts';
import { listRequestsOfJobs } from '../../store/requests.ts';
import { acrossOrganizations, type Db } from '../../store/scope.ts';
import { wakeAll } from '../../store/wake.ts';
import { handOn } from '../matching/hand-on.ts';
import { repaintCard, tellMarketplace } from '../outbound.ts';

const AT_ONCE = 500;

/**
 * Expires the jobs whose deadline and grace have passed, and tells their marketplaces. Any number of copies may sweep at once:
 * each job is expired once. Returns how many; `stop` ends it between two batches.
 */
export async function expireJobs(
  db: Db,
  clock: { now: Date; graceSeconds: number },
  stop?: AbortSignal,
): Promise<number> {
  let total = 0;
  while (!stop?.aborted) {
    const expired = await acrossOrganizations(db, async (transaction) => {
      const jobs = await expireDueJobs(transaction, { ...clock, limit: AT_ONCE });
      const offered = await listRequestsOfJobs(transaction, jobs);
      for (const [organizationId, ofOne] of Map.groupBy(jobs, (job) => job.organizationId)) {
        const outbox: Outbox = newOutbox();
        const to = { outbox, organizationId };
        for (const { jobId, threadId, conversation } of ofOne) {
          repaintCard(to, threadId);
          tellMarketplace(to, {
            type: 'job.expired',
            conversation,
            thread: { id: threadId },
            job: { id: jobId, status: 'expired' },
            at: clock.now,
          });
        }
        for (const offer of offered) if (offer.organizationId === organizationId) handOn(to, offer.requestId);
        await flushOutbox(transaction, organizationId, outbox);
      }
      return jobs.length;
    });
    total += expired;
    if (expired > 0) wakeAll(db);
    if (expired < AT_ONCE) break;
  }
  return total;
}
