import type { BlockReason } from '../domain/block-reason.ts';
import type { Notice } from '../domain/card.ts';
import type { Conversation, Thread, ThreadPlace } from '../domain/conversation.ts';
import type { DeclineReason } from '../domain/decline-reason.ts';
import {
  channelGate,
  homeGate,
  memberLane,
  methodGate,
  noChannelGate,
  outLane,
  threadLane,
} from '../domain/gate-keys.ts';
import type { Job } from '../domain/job.ts';
import type { JobStatus } from '../domain/job-status.ts';
import type { ProposalLine, ProposalRef } from '../domain/proposal.ts';
import type { Refusal } from '../domain/refusal.ts';
import { deliver, type Outbox, repaint } from '../store/outbox.ts';

/** A transaction's outbox: a sweep across organizations has one for each of them. */
type Painting = { readonly outbox: Outbox };
export type Appending = Painting & { readonly organizationId: number };

/** What a post in a thread shows; rendered from state when it is posted. */
export type PostContent =
  | { of: 'card' }
  | { of: 'request'; jobId: number; part: number }
  /** `linkedFrom`: the thread in which a link to this one is posted once the words stand. */
  | { of: 'message'; messageId: string; part: number; linkedFrom?: number }
  /** What a member wrote in the Reply dialog. */
  | { of: 'reply'; messageId: string; part: number }
  | { of: 'notice'; notice: Notice }
  | { of: 'proposal'; proposalId: string; version: number }
  | { of: 'proposal-line'; line: ProposalLine; linkedFrom?: number }
  | { of: 'acceptance'; proposalId: string }
  | { of: 'review'; reviewId: number; part: number }
  /** What a lead wrote. */
  | { of: 'lead'; leadId: number; part: number }
  /** Also shown in the channel; nothing when it is no longer true. */
  | { of: 'reminder'; jobId: number; key: string };

export interface PostPayload {
  threadId: number;
  content: PostContent;
}

/** Appends a post to the thread, behind all that is to be posted there; or at `position`, in microseconds since 1970. */
export function postInThread(tx: Appending, thread: ThreadPlace, content: PostContent, position?: number): string {
  const payload: PostPayload = { threadId: thread.id, content };
  return deliver(tx, {
    lane: threadLane(thread.id),
    gate: thread.channel ? channelGate(tx.organizationId, thread.channel) : noChannelGate(tx.organizationId),
    kind: 'post-message',
    subject: subjectOfPost(payload),
    payload,
    ...(position !== undefined && { position }),
  });
}

/** What a post is called as a view; a notice is its own. */
export function subjectOfPost({ threadId, content }: PostPayload): string {
  switch (content.of) {
    case 'card':
      return `card:${threadId}`;
    case 'request':
      return `request:${content.jobId}`;
    case 'message':
      return `message:${content.messageId}`;
    case 'reply':
      return `reply:${content.messageId}`;
    case 'notice':
      return `notice:${content.notice.code}`;
    case 'proposal':
      return `proposal:${content.proposalId}:${content.version}`;
    case 'proposal-line':
      return `proposal-line:${content.line.proposalId}`;
    case 'acceptance':
      return `acceptance:${content.proposalId}`;
    case 'lead':
      return `lead:${content.leadId}`;
    case 'review':
      return `review:${content.reviewId}`;
    case 'reminder':
      return `reminder:${content.jobId}`;
  }
}

export function repaintCard(tx: Painting, threadId: number): void {
  repaint(tx, { subject: `card:${threadId}`, method: 'chat.update' });
}

export function repaintRequest(tx: Painting, jobId: number): void {
  repaint(tx, { subject: `request:${jobId}`, method: 'chat.update' });
}

/** The post of a version. */
export function repaintProposal(tx: Painting, { id, version }: ProposalRef): void {
  repaint(tx, { subject: `proposal:${id}:${version}`, method: 'chat.update' });
}

/** The line that says it was accepted, and links to the job it led to. */
export function repaintAcceptance(tx: Painting, proposalId: string): void {
  repaint(tx, { subject: `acceptance:${proposalId}`, method: 'chat.update' });
}

export function repaintMessage(tx: Painting, messageId: string): void {
  repaint(tx, { subject: `message:${messageId}`, method: 'chat.update' });
}

export function repaintLead(tx: Painting, leadId: number): void {
  repaint(tx, { subject: `lead:${leadId}`, method: 'chat.update' });
}

export function repaintReview(tx: Painting, reviewId: number): void {
  repaint(tx, { subject: `review:${reviewId}`, method: 'chat.update' });
}

/** Our post of what a member wrote in the Reply dialog. */
export function repaintPostedReply(tx: Painting, messageId: string): void {
  repaint(tx, { subject: `reply:${messageId}`, method: 'chat.update' });
}

/** The mark on a member's message: on its way, delivered, failed, held, a note. What stands nowhere yet bears none. */
export function repaintMark(tx: Painting, place: { channel?: string | undefined; ts?: string | undefined }): void {
  if (place.channel === undefined || place.ts === undefined) return;
  repaint(tx, { subject: `mark:${place.channel}:${place.ts}`, method: 'reactions.add' });
}

/** Tells a member something about their own message: where they wrote it, seen by them alone, and as a direct message. */
export function tellMember(
  tx: Appending,
  to: { slackUser: string; channel: string; threadTs: string; ts: string },
  refusal: Refusal,
  excerpt: string,
): void {
  const lane = memberLane(to.slackUser);
  const { slackUser, channel, threadTs, ts } = to;
  const payload = { slackUser, channel, threadTs, ts, refusal };
  deliver(tx, {
    lane: `${lane}:here`,
    gate: methodGate(tx.organizationId, 'chat.postEphemeral'),
    kind: 'tell-here',
    subject: `told:${to.channel}:${to.ts}`,
    payload,
  });
  deliver(tx, {
    lane,
    gate: channelGate(tx.organizationId, to.slackUser),
    kind: 'tell-directly',
    subject: `told:${to.channel}:${to.ts}`,
    payload: { ...payload, excerpt },
  });
}

/** An event for the marketplace that says only that something happened. */
export interface EventPayload {
  type:
    | 'job.opened'
    | 'job.expired'
    | 'job.inactive'
    | 'job.completed'
    | 'job.reopened'
    | 'job.declined'
    | 'merchant.blocked'
    | 'proposal.sent'
    | 'proposal.closed'
    | 'job.created'
    | 'review.requested'
    | 'store_access.requested'
    | 'message.corrected'
    | 'message.withdrawn';
  conversationId: number;
  jobId?: number;
  /** The status when it happened: an event that waits does not change its words. */
  jobStatus?: JobStatus;
  messageId?: string;
  threadId: number;
  at: string;
  byName?: string;
  declined?: Declined;
  blocked?: Blocked;
  proposal?: ProposalRef;
  /** The proposal whose review is asked for. */
  reviewOf?: string;
}

/** Who was blocked, by the id of their side, and why. */
export interface Blocked {
  merchant: string;
  reason: BlockReason;
}

/** Why a job was declined; the words are for the merchant. */
export interface Declined {
  reason: DeclineReason;
  comment?: string;
}

export function tellMarketplace(
  tx: Appending,
  event: {
    type: EventPayload['type'];
    conversation: Pick<Conversation, 'id' | 'home'>;
    thread: Pick<Thread, 'id'>;
    job?: Pick<Job, 'id' | 'status'> | undefined;
    messageId?: string;
    at: Date;
    byName?: string | undefined;
    declined?: Declined | undefined;
    blocked?: Blocked;
    proposal?: ProposalRef;
    reviewOf?: string;
    position?: number | undefined;
  },
): void {
  const payload: EventPayload = {
    type: event.type,
    conversationId: event.conversation.id,
    threadId: event.thread.id,
    at: event.at.toISOString(),
    ...(event.job && { jobId: event.job.id, jobStatus: event.job.status }),
    ...(event.messageId !== undefined && { messageId: event.messageId }),
    ...(event.byName !== undefined && { byName: event.byName }),
    ...(event.declined && { declined: event.declined }),
    ...(event.blocked && { blocked: event.blocked }),
    ...(event.proposal && { proposal: event.proposal }),
    ...(event.reviewOf !== undefined && { reviewOf: event.reviewOf }),
  };
  deliver(tx, {
    lane: outLane(event.conversation),
    gate: homeGate(tx.organizationId, event.conversation.home),
    kind: 'tell-marketplace',
    subject: `${event.type}:${event.messageId ?? event.proposal?.id ?? event.job?.id ?? ''}`,
    payload,
    ...(event.position !== undefined && { position: event.position }),
  });
}
