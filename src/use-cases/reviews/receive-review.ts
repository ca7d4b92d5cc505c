import type { ThreadPlace } from '../../domain/conversation.ts';
import type { ReviewCreated } from '../../domain/inbound-event.ts';
import type { ReviewSubject } from '../../domain/review.ts';
import { recordChange } from '../../store/changes.ts';
import { lockConversation } from '../../store/conversations.ts';
import { findJobByOutsideId } from '../../store/jobs.ts';
import { findLeadByOutsideId, lockLeadOfThread } from '../../store/leads.ts';
import { findProposal } from '../../store/proposals.ts';
import { saveReview } from '../../store/reviews.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadOfJob, getThreadPlace } from '../../store/threads.ts';
import { type Applied, NOTHING_MORE } from '../conversations/applied.ts';
import { postInThread, repaintCard, repaintReview } from '../outbound.ts';

interface Reviewed {
  subject: ReviewSubject;
  merchantName: string;
  thread: ThreadPlace;
}

/** The merchant's stars and words appear in the thread, once; the same review said differently changes what stands there. */
export async function receiveReview(tx: Tx, event: ReviewCreated, now: Date): Promise<Applied> {
  const reviewed = await whatIsReviewed(tx, event);
  if ('kind' in reviewed) return reviewed;
  const { subject, merchantName, thread } = reviewed;
  const { id: outsideId, rating, body = '' } = event.review;
  const review = { outsideId, subject, threadId: thread.id, merchantName, rating, body, at: now };
  const saved = await saveReview(tx, review);
  if (saved.kind === 'known') return NOTHING_MORE;

  repaintCard(tx, thread.id);
  if (saved.kind === 'changed') {
    repaintReview(tx, saved.id);
    return NOTHING_MORE;
  }
  await recordChange(tx, thread.id, { code: 'reviewed', rating }, { name: merchantName, at: now });
  postInThread(tx, thread, { of: 'review', reviewId: saved.id, part: 0 });
  return NOTHING_MORE;
}

/** What the event names, locked; it waits for what is not known yet. */
async function whatIsReviewed(tx: Tx, { job, proposal, lead }: ReviewCreated): Promise<Reviewed | Applied> {
  if (lead) return leadOf(tx, lead.id);
  if (proposal) return proposalOf(tx, proposal.id);
  const known = job && (await findJobByOutsideId(tx, job.id));
  if (!known) return { kind: 'waits', needs: `job:${job?.id ?? ''}` };
  const conversation = await lockConversation(tx, known.conversationId);
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };
  const thread = await findThreadOfJob(tx, known.id);
  if (!thread) return { kind: 'refused', why: 'job_without_thread' };
  return { subject: { of: 'job', id: known.id }, merchantName: conversation.merchantName, thread };
}

async function leadOf(tx: Tx, outsideId: string): Promise<Reviewed | Applied> {
  const known = await findLeadByOutsideId(tx, outsideId);
  const lead = known && (await lockLeadOfThread(tx, known.threadId));
  if (!lead) return { kind: 'waits', needs: `lead:${outsideId}` };
  if (lead.blocked) return { kind: 'refused', why: 'merchant_blocked' };
  const thread = await getThreadPlace(tx, lead.threadId);
  return { subject: { of: 'lead', id: lead.id }, merchantName: lead.merchantName, thread };
}

async function proposalOf(tx: Tx, id: string): Promise<Reviewed | Applied> {
  const known = await findProposal(tx, id);
  if (!known) return { kind: 'waits', needs: `proposal:${id}` };
  const conversation = await lockConversation(tx, known.conversationId);
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };
  const thread = await getThreadPlace(tx, known.threadId);
  return { subject: { of: 'proposal', id: known.id }, merchantName: conversation.merchantName, thread };
}
