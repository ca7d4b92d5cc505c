import type { Money } from './card.ts';
import type { Refusal } from './refusal.ts';

/** Closed by us or by a block, before anybody accepted. */
export const PROPOSAL_STATES = ['sent', 'accepted', 'declined', 'closed'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const PROPOSAL_ANSWERS = ['accepted', 'declined'] as const;
export type ProposalAnswer = (typeof PROPOSAL_ANSWERS)[number];

/** Where a version is on its way to the merchant. */
export const PROPOSAL_DELIVERIES = ['queued', 'delivered', 'failed', 'cancelled'] as const;
export type ProposalDelivery = (typeof PROPOSAL_DELIVERIES)[number];

export interface Milestone {
  title: string;
  /** Decimal string, in the currency of the whole. */
  price: string;
  durationDays: number;
}

/** What is offered. The words are a member's: plain text, never markup. */
export interface ProposalContent {
  service: { handle: string; name: string };
  work: string;
  milestones: Milestone[];
  price: Money;
  estimatedDays: number;
  terms?: string;
}

/** One version of a proposal; none is ever changed but for what became of it. */
export interface ProposalVersion extends ProposalContent {
  version: number;
  authorName: string;
  /** Slack user id of the author. */
  slackUser: string;
  sentAt: Date;
  delivery: ProposalDelivery;
  /** Where the merchant has a page: it stands there, also while the mail about it is on its way. */
  onPage?: boolean;
  /** The merchant's answer to this version, while it was the newest. */
  answer?: ProposalAnswer;
  /** Why it was declined, in the merchant's words. */
  feedback?: string;
  answeredAt?: Date;
}

/** A proposal with all its versions, the oldest first. */
export interface Proposal {
  /** A UUID. */
  id: string;
  conversationId: number;
  /** The thread it was sent from. */
  threadId: number;
  state: ProposalState;
  /** The newest version's number, from 1. */
  version: number;
  versions: ProposalVersion[];
  newest: ProposalVersion;
  /** Of an accepted one: the store it is for, or that there is none yet. */
  acceptedFor?: { store: 'new' } | { store: { name: string; url: string } };
  /** The job that an accepted one led to, or that went on with it. */
  jobId?: number;
  closedBy?: string;
  closedAt?: Date;
}

export type ProposalCommand = 'edit' | 'accept' | 'decline' | 'close';

/** Everything that can happen to a proposal. What is not listed is refused. */
const TRANSITIONS: Readonly<Record<ProposalCommand, Partial<Record<ProposalState, ProposalState>>>> = {
  edit: { sent: 'sent', declined: 'sent' },
  accept: { sent: 'accepted' },
  decline: { sent: 'declined' },
  close: { sent: 'closed', declined: 'closed' },
};

/** The state that a command leads to; undefined where it is refused. */
export function proposalAfter(state: ProposalState, command: ProposalCommand): ProposalState | undefined {
  return TRANSITIONS[command][state];
}

/** Why a member's command does nothing: who was faster, where that is known. */
export function proposalRefusal({ state, newest, closedBy, closedAt }: Proposal): Refusal {
  if (state === 'accepted') {
    return { code: 'proposal_accepted', ...(newest.answeredAt && { at: newest.answeredAt }) };
  }
  return {
    code: 'proposal_closed',
    ...(closedBy !== undefined && { by: closedBy }),
    ...(closedAt && { at: closedAt }),
  };
}

/** What becomes of an answer of the merchant. */
export type AnswerVerdict =
  | { kind: 'counts'; to: ProposalState }
  /** The same was said of this version before. */
  | { kind: 'repeat' }
  | { kind: 'refused'; because: 'old_version' | 'answered_already' | 'closed' | 'unknown_version' };

/** An answer counts once, and only for the newest version while it waits for one. */
export function judgeAnswer(
  { state, version: newest, versions }: Pick<Proposal, 'state' | 'version' | 'versions'>,
  answered: { version: number; answer: ProposalAnswer },
): AnswerVerdict {
  const meant = versions.find(({ version }) => version === answered.version);
  if (!meant) return { kind: 'refused', because: 'unknown_version' };
  if (meant.answer === answered.answer) return { kind: 'repeat' };
  if (meant.version !== newest) return { kind: 'refused', because: 'old_version' };
  const to = proposalAfter(state, answered.answer === 'accepted' ? 'accept' : 'decline');
  if (to !== undefined) return { kind: 'counts', to };
  return { kind: 'refused', because: state === 'closed' ? 'closed' : 'answered_already' };
}

/** One version of one proposal. */
export interface ProposalRef {
  id: string;
  version: number;
}

/** What a thread says of a proposal besides its versions. */
export type ProposalLine = { proposalId: string; version: number } & (
  | {
      code: 'accepted';
      merchantName: string;
      /** Absent where there is no store yet. */
      storeName?: string;
      /** The job it led to, and where its thread stands, if that is another one. `teamUrl`: the workspace's address. */
      job?: { number: number; channel?: string; rootTs?: string; teamUrl?: string };
    }
  | { code: 'declined'; merchantName: string; feedback?: string }
  | { code: 'closed'; name: string }
  /** The first words in the thread of the job that it led to. */
  | { code: 'began_job'; merchantName: string }
  | {
      code: 'too_late';
      merchantName: string;
      answer: ProposalAnswer;
      because: 'old_version' | 'answered_already' | 'closed';
      feedback?: string;
    }
);
