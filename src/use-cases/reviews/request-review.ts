import type { Thread } from '../../domain/conversation.ts';
import { clickVerdict } from '../../domain/deadlines.ts';
import { recordChange } from '../../store/changes.ts';
import { lockLeadOfThread } from '../../store/leads.ts';
import { requestReviewOnce } from '../../store/reviews.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread } from '../../store/threads.ts';
import { authorNameOf } from '../conversations/author-name.ts';
import { lockThread } from '../conversations/thread-state.ts';
import { type Act, DONE, type Done, refused } from '../jobs/done.ts';
import { askLeadForReview } from '../leads/ask-for-review.ts';
import { repaintCard, tellMarketplace } from '../outbound.ts';
import { reviewRefusal, subjectInThread } from './review-subject.ts';

/** Asks the merchant for a review of finished work, of an accepted proposal, or as a lead. It is asked for once. */
export async function requestReview(tx: Tx, act: Act): Promise<Done> {
  const thread = await findThread(tx, act.threadId);
  return thread ? ofThread(tx, thread, act) : ofLead(tx, act);
}

async function ofThread(tx: Tx, thread: Thread, act: Act): Promise<Done> {
  const locked = await lockThread(tx, thread);
  const verdict = clickVerdict(locked.state, act.at);
  if (verdict.kind === 'refuse') return refused(verdict.refusal);
  const subject = await subjectInThread(tx, locked);
  if ('code' in subject) return refused(subject);
  const refusal = await reviewRefusal(tx, subject);
  if (refusal) return refused(refusal);

  await requestReviewOnce(tx, { ...act, subject });
  await recordChange(tx, act.threadId, { code: 'review_requested' }, act);
  tellMarketplace(tx, {
    type: 'review.requested',
    ...locked,
    at: act.at,
    byName: await authorNameOf(tx, act.name),
    ...(subject.of === 'proposal' && { reviewOf: subject.id }),
  });
  repaintCard(tx, act.threadId);
  return DONE;
}

async function ofLead(tx: Tx, act: Act): Promise<Done> {
  const lead = await lockLeadOfThread(tx, act.threadId);
  if (!lead) return refused({ code: 'unknown_thread' });
  if (lead.blocked) return refused({ code: 'conversation_blocked' });
  const subject = { of: 'lead', id: lead.id } as const;
  const refusal = await reviewRefusal(tx, subject);
  if (refusal) return refused(refusal);

  await requestReviewOnce(tx, { ...act, subject });
  await recordChange(tx, act.threadId, { code: 'review_requested' }, act);
  askLeadForReview(tx, lead, { at: act.at, byName: await authorNameOf(tx, act.name) });
  repaintCard(tx, act.threadId);
  return DONE;
}
