import type { Refusal } from '../../domain/refusal.ts';
import type { ReviewSubject } from '../../domain/review.ts';
import { listProposals } from '../../store/proposals.ts';
import { findReviewRequest, isReviewed } from '../../store/reviews.ts';
import type { Db } from '../../store/scope.ts';
import type { LockedThread } from '../conversations/thread-state.ts';
import { withDetails } from '../jobs/change-job.ts';

/** An accepted proposal for a store that is yet to come, for there is no job that its review could be of: the newest to ask about. */
async function findNewStoreProposal(db: Db, conversationId: number): Promise<ReviewSubject | undefined> {
  const accepted = (await listProposals(db, conversationId))
    .filter(({ state, acceptedFor }) => state === 'accepted' && acceptedFor?.store === 'new')
    .map(({ id }): ReviewSubject => ({ of: 'proposal', id }))
    .reverse();
  for (const subject of accepted) {
    if (!(await reviewRefusal(db, subject))) return subject;
  }
  return accepted[0];
}

/** What the merchant of a thread can review: its job once it is completed, else a proposal for a new store. */
export async function subjectInThread(
  db: Db,
  { conversation, job }: Pick<LockedThread, 'conversation' | 'job'>,
): Promise<ReviewSubject | Refusal> {
  if (job?.status === 'completed') return { of: 'job', id: job.id };
  const proposal = job ? undefined : await findNewStoreProposal(db, conversation.id);
  if (proposal) return proposal;
  if (!job) return { code: 'nothing_to_review' };
  const { status } = job;
  if (status === 'declined' || status === 'expired' || status === 'closed') {
    return withDetails({ code: 'job_ended', status }, job);
  }
  return { code: 'review_too_early' };
}

/** Why no review of this can be asked for; undefined where it can. */
export async function reviewRefusal(db: Db, subject: ReviewSubject): Promise<Refusal | undefined> {
  if (await isReviewed(db, subject)) return { code: 'reviewed_already' };
  const asked = await findReviewRequest(db, subject);
  return asked && { code: 'review_asked_already', by: asked.name, at: asked.at };
}
