import type { CardMerchant } from '../../domain/card.ts';
import { clickVerdict } from '../../domain/deadlines.ts';
import { threadName } from '../../domain/finding.ts';
import { leadLabel } from '../../domain/lead.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { ReviewOf } from '../../domain/review.ts';
import { getConversation } from '../../store/conversations.ts';
import { findJob } from '../../store/jobs.ts';
import { findLeadCard } from '../../store/leads.ts';
import type { Db } from '../../store/scope.ts';
import { findThread } from '../../store/threads.ts';
import { reviewRefusal, subjectInThread } from './review-subject.ts';

/** What the dialog that asks for a review shows; or why it would be of no use. */
export type ReviewOpening =
  | { kind: 'open'; threadId: number; label: string; of: ReviewOf; merchant: Pick<CardMerchant, 'name'> }
  | { kind: 'refused'; refusal: Refusal };

/** Looks at a thread of a job, a conversation or a lead. What it says is asked again when the dialog is sent. */
export async function openReview(db: Db, threadId: number, now: Date): Promise<ReviewOpening> {
  const thread = await findThread(db, threadId);
  if (!thread) return ofLead(db, threadId);
  const [conversation, job] = await Promise.all([
    getConversation(db, thread.conversationId),
    thread.jobId === undefined ? undefined : findJob(db, thread.jobId),
  ]);
  const state = {
    conversationBlocked: conversation.status === 'blocked',
    ...(job && { status: job.status, expiresAt: job.expiresAt, endedAt: job.endedAt, endedBy: job.endedByName }),
  };
  const verdict = clickVerdict(state, now);
  if (verdict.kind === 'refuse') return { kind: 'refused', refusal: verdict.refusal };
  const subject = await subjectInThread(db, { conversation, job });
  if ('code' in subject) return { kind: 'refused', refusal: subject };
  const refusal = await reviewRefusal(db, subject);
  if (refusal) return { kind: 'refused', refusal };
  const name = job
    ? { of: 'job' as const, number: job.number }
    : { of: 'conversation' as const, number: conversation.number };
  return {
    kind: 'open',
    threadId,
    label: threadName(name),
    of: subject.of,
    merchant: { name: conversation.merchantName },
  };
}

async function ofLead(db: Db, threadId: number): Promise<ReviewOpening> {
  const card = await findLeadCard(db, threadId);
  if (!card) return { kind: 'refused', refusal: { code: 'unknown_thread' } };
  if (card.blocked) return { kind: 'refused', refusal: { code: 'conversation_blocked' } };
  if (card.rating !== undefined) return { kind: 'refused', refusal: { code: 'reviewed_already' } };
  if (card.reviewAsked) return { kind: 'refused', refusal: { code: 'review_asked_already', ...card.reviewAsked } };
  return { kind: 'open', threadId, label: leadLabel(card), of: 'lead', merchant: { name: card.contact.name } };
}
