import { expect } from 'vitest';
import { findJobByOutsideId } from '../../src/store/jobs.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { findThreadOfJob } from '../../src/store/threads.ts';
import { expireJobs } from '../../src/use-cases/clocks/expire-jobs.ts';
import { declineJob } from '../../src/use-cases/jobs/decline-job.ts';
import { merchant, message } from './inbound.ts';
import type { TestJobline } from './jobline.ts';
import { SETUP } from './offerers.ts';

const HOUR = 3_600_000;

/** As the marketplace hears of it. */
export interface Offer {
  organization: string;
  job: { id: string };
  conversation: { id: string };
  rank: number;
  reasons: string[];
}

/** What `request.created` carries: request `key` of merchant `key`. */
export function request(key: string, more: object = {}): Record<string, unknown> {
  const { offer_to, ...asked } = more as { offer_to?: number };
  return {
    request: { id: key, created_at: new Date().toISOString(), service: SETUP, title: `Title ${key}`, ...asked },
    merchant: merchant(key),
    message: message(`words-${key}`, `Words of ${key}`),
    ...(offer_to !== undefined && { offer_to }),
  };
}

/** What the marketplace was told about the request, one entry an event. */
export function matchedTo({ sandbox }: TestJobline, key: string): Offer[][] {
  return sandbox.marketplace.received
    .filter(
      ({ type, data }) => type === 'request.matched' && (data as { request?: { id: string } }).request?.id === key,
    )
    .map(({ data }) => (data as object as { offers: Offer[] }).offers);
}

/** A member declines the job, and all that this sets off is over. */
export async function declineOffer(jobline: TestJobline, organizationId: number, jobId: string): Promise<void> {
  await inOrganization(jobline.database.db, organizationId, async (tx) => {
    const found = await findJobByOutsideId(tx, jobId);
    const thread = found && (await findThreadOfJob(tx, found.id));
    if (!thread) throw new Error('the job has no thread');
    const act = { threadId: thread.id, slackUser: 'U1', name: 'Ann', at: new Date(), reason: 'capacity' as const };
    expect(await declineJob(tx, act)).toEqual({ kind: 'done' });
  });
  await jobline.settled();
}

/** The job's time is up, and all that this sets off is over. */
export async function expireOffer(jobline: TestJobline, organizationId: number, jobId: string): Promise<void> {
  const { db } = jobline.database;
  await inOrganization(db, organizationId, (tx) =>
    tx
      .updateTable('jobs')
      .set({ expires_at: new Date(Date.now() - HOUR) })
      .where('outside_id', '=', jobId)
      .execute(),
  );
  await expireJobs(db, { now: new Date(), graceSeconds: 420 });
  await jobline.settled();
}
