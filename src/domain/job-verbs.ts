import type { ConversationCard, JobCard, JobRequest } from './card.ts';
import type { Change } from './change.ts';
import { clickVerdict } from './deadlines.ts';
import { type Actor, decide, type JobCommand } from './job-machine.ts';
import { hasEnded, type JobStatus, OPEN_STATUSES } from './job-status.ts';
import type { Refusal } from './refusal.ts';

/** What a thread's card shows: of a job, or of a conversation without one. */
export type ThreadShown = { of: 'job'; card: JobCard } | { of: 'conversation'; card: ConversationCard };

export const MORE_VERBS = [
  'reply',
  'note',
  'read',
  'inactive',
  'complete',
  'reopen',
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
    note: true,
    read: card.unread > 0,
    inactive: is('responded', 'awaiting_response'),
    complete: is('responded', 'awaiting_response', 'inactive'),
    reopen: is('inactive', 'completed'),
    assign: alive && !onCard,
    tag: !timeIsUp && !(onCard && card.relayMode === 'every_reply'),
    decline: is(...OPEN_STATUSES) && !onCard,
    block: !blocked,
    history: true,
  };
  return MORE_VERBS.filter((verb) => works[verb]);
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
