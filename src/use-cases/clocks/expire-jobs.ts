import { expireDueJobs } from '../../store/expiry.ts';
import { flushOutbox, newOutbox, type Outbox } from '../../store/outbox.ts';
import { closeProposalsOfExpired } from '../../store/proposal-changes.ts';
import { listRequestsOfJobs } from '../../store/requests.ts';
import { acrossOrganizations, type Db } from '../../store/scope.ts';
import { wakeAll } from '../../store/wake.ts';
import { handOn } from '../matching/hand-on.ts';
import { repaintCard, repaintProposal, tellMarketplace } from '../outbound.ts';

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
      const proposals = await closeProposalsOfExpired(transaction, jobs, clock.now);
      const offered = await listRequestsOfJobs(transaction, jobs);
      for (const [organizationId, ofOne] of Map.groupBy(jobs, (job) => job.organizationId)) {
        const outbox: Outbox = newOutbox();
        const to = { outbox, organizationId };
        for (const { jobId, threadId, conversation } of ofOne) {
          repaintCard(to, threadId);
          const about = {
            conversation,
            thread: { id: threadId },
            job: { id: jobId, status: 'expired' },
            at: clock.now,
          } as const;
          for (const { id, version } of proposals.filter((proposal) => proposal.threadId === threadId)) {
            tellMarketplace(to, { type: 'proposal.closed', ...about, proposal: { id, version } });
            repaintProposal(to, { id, version });
          }
          tellMarketplace(to, { type: 'job.expired', ...about });
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
