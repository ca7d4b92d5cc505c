import type { AfterWork, ConversationCard, JobCard, JobRequest } from './card.ts';
import type { Change } from './change.ts';
import { clickVerdict } from './deadlines.ts';
import { type Actor, decide, type JobCommand } from './job-machine.ts';
import { hasEnded, type JobStatus, OPEN_STATUSES } from './job-status.ts';
import type { Refusal } from './refusal.ts';
import { storeAccessRefusal } from './store-access.ts';

/** What a thread's card shows: of a job, or of a conversation without one. */
export type ThreadShown = { of: 'job'; card: JobCard } | { of: 'conversation'; card: ConversationCard };

export const MORE_VERBS = [
  'reply',
  'proposal',
  'proposals',
  'note',
  'read',
  'inactive',
  'complete',
  'reopen',
  'review',
  'store_access',
  'assign',
  'tag',
  'decline',
  'block',
  'history',
] as const;
export type MoreVerb = (typeof MORE_VERBS)[number];

/** Everything that works on this thread now, in the order it is shown; whoever comes from the card has some of it there. */
export function moreVerbs({ of, card }: ThreadShown, fromCard: boolean): MoreVerb[] {
  const blocked = of === 'job' ? card.conversationBlocked : card.blocked;
  const status = of === 'job' ? card.status : undefined;
  const timeIsUp = of === 'job' && card.timeIsUp;
  const alive = !blocked && !timeIsUp && !(status && hasEnded(status));
  const onCard = alive && fromCard;
  const is = (...some: JobStatus[]): boolean => alive && status !== undefined && some.includes(status);
  const works: Record<MoreVerb, boolean> = {
    reply: alive,
    proposal: alive,
    proposals: true,
    note: true,
    read: card.unread > 0,
    inactive: is('responded', 'awaiting_response'),
    complete: is('responded', 'awaiting_response', 'inactive'),
    reopen: is('inactive', 'completed'),
    review: alive && isReviewable(card, status),
    store_access: alive && status !== undefined && storeAccessRefusal(status, card.storeAccess) === undefined,
    assign: alive && !onCard,
    tag: !timeIsUp && !(onCard && card.relayMode === 'every_reply'),
    decline: is(...OPEN_STATUSES) && !onCard,
    block: !blocked,
    history: true,
  };
  return MORE_VERBS.filter((verb) => works[verb]);
}

/** Finished work that nobody asked about yet; without a job, a proposal for a new store. */
function isReviewable({ reviewAsked, rating, proposalToReview }: AfterWork, status: JobStatus | undefined): boolean {
  if (status === undefined) return proposalToReview === true;
  return status === 'completed' && !reviewAsked && rating === undefined;
}

/** Why a job cannot be declined now; undefined where it can. The same is asked again when the dialog is sent. */
export function declineRefusal({ of, card }: ThreadShown, now: Date): Refusal | undefined {
  if (of === 'conversation') return { code: 'no_job_here' };
  const { status, conversationBlocked } = card;
  const verdict = clickVerdict({ status, expiresAt: card.expiresAt, conversationBlocked }, now);
  if (verdict.kind === 'refuse') return verdict.refusal;
  const decision = decide({ status, command: 'decline', actor: 'member' });
  if (decision.kind !== 'refuse') return undefined;
  if (decision.refusal.code !== 'job_ended') return decision.refusal;
  return {
    ...decision.refusal,
    ...(card.endedBy?.name !== undefined && { by: card.endedBy.name }),
    ...(card.endedAt && { at: card.endedAt }),
  };
}

/** Why access to the store cannot be asked for now; undefined where it can. Asked again when the dialog is sent. */
export function storeAccessRefusalOf({ of, card }: ThreadShown, now: Date): Refusal | undefined {
  if (of === 'conversation') return { code: 'no_job_here' };
  const { status, conversationBlocked, storeAccess } = card;
  const verdict = clickVerdict({ status, expiresAt: card.expiresAt, conversationBlocked }, now);
  return verdict.kind === 'refuse' ? verdict.refusal : storeAccessRefusal(status, storeAccess);
}

/** Everything there is to see of a thread at once. */
export interface ThreadDetails {
  shown: ThreadShown;
  /** Of a job. */
  request?: JobRequest;
  /** `<workspace>/archives/…`, once the thread stands. */
  link?: string;
  now: Date;
}

export interface NoteLine {
  slackUser: string;
  authorName: string;
  body: string;
  at: Date;
}

/** One line of a thread's history: who did what, when, and why. */
export type HistoryLine = { at: Date } & (
  | { of: 'arrival'; kind: 'match' | 'direct' | 'proposal' | 'conversation' }
  | {
      of: 'job';
      command: JobCommand;
      to: JobStatus;
      actor: Actor;
      name?: string;
      reason?: string;
      comment?: string;
    }
  | { of: 'change'; change: Change; name?: string }
  | { of: 'note'; name: string }
);
