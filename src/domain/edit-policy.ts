import { replyVerdict, type ThreadState } from './deadlines.ts';
import type { MessageState } from './message-state.ts';
import type { Refusal } from './refusal.ts';
import { type HeldBecause, looksLikeNote, type RelayMode, type Words } from './relay-policy.ts';
import { findSlip, type Slip } from './slip.ts';
import { MAX_RESTARTS } from './undo-window.ts';

/** What we made of the message when it was new; a refused one never was on its way. */
export type KnownAs =
  | { kind: 'note' }
  | {
      kind: 'reply';
      state: MessageState;
      /** Edits that started the window anew so far. */
      restarts: number;
      /** Its author has said that it is for the merchant. */
      wasAsked: boolean;
    }
  | { kind: 'refused' };

export interface EditQuestion {
  known: KnownAs;
  /** What we have of it. */
  before: Words;
  /** What Slack says the edit changed: other words than ours where an edit is still to come. */
  previous?: Words;
  after: Words;
  relayMode: RelayMode;
  heldWords: readonly string[];
  thread: ThreadState;
  writtenAt: Date;
  heardAt: Date;
}

const PREFIX_REMOVED = { kind: 'hold', because: 'prefix_removed' } as const;

export type EditDecision =
  | { kind: 'ignore' }
  | { kind: 'update_note' }
  /** The reply has not left and never will. */
  | { kind: 'become_note' }
  /** Not sent by itself; its author decides. */
  | { kind: 'hold'; because: HeldBecause }
  /** The last words leave, once. */
  | { kind: 'replace'; restartWindow: boolean }
  | { kind: 'correct' }
  | { kind: 'refuse'; refusal: Refusal };

/** What a member's edit does. Only what has already left is corrected; what has not is simply said differently, or not at all. */
export function decideEdit(question: EditQuestion): EditDecision {
  const { known } = question;
  if (known.kind === 'refused') return { kind: 'ignore' };
  if (known.kind === 'note') return editOfNote(question);

  const isNote = looksLikeNote(question.after);
  const slip = isNote ? undefined : slipIn(question, question.after);
  switch (known.state) {
    case 'held':
      return isNote ? { kind: 'become_note' } : { kind: 'replace', restartWindow: false };
    case 'waiting':
    case 'queued':
    case 'failed':
      if (isNote) return { kind: 'become_note' };
      if (slip) return { kind: 'hold', because: slip };
      if (!known.wasAsked && question.previous && isMarked(question, question.previous)) return PREFIX_REMOVED;
      return { kind: 'replace', restartWindow: known.state === 'waiting' && known.restarts < MAX_RESTARTS };
    case 'sending':
    case 'delivered':
      if (isNote || slip) return { kind: 'refuse', refusal: { code: 'edit_stayed_inside' } };
      return isOver(question) ? { kind: 'refuse', refusal: { code: 'edit_after_end' } } : { kind: 'correct' };
    case 'withdrawn':
    case 'cancelled':
      return { kind: 'ignore' };
  }
}

/**
 * What an edit does that comes behind a newer one. The newer words stay; but if it tells that they were marked in between,
 * their author is asked before they leave.
 */
export function decideLateEdit(
  question: Pick<EditQuestion, 'known' | 'previous' | 'after' | 'heldWords'>,
): EditDecision {
  const { known, previous, after } = question;
  if (known.kind !== 'reply' || known.wasAsked) return { kind: 'ignore' };
  const mayStillBeHeld = known.state === 'waiting' || known.state === 'queued' || known.state === 'failed';
  const wasMarked = isMarked(question, after) || (previous !== undefined && isMarked(question, previous));
  return mayStillBeHeld && wasMarked ? PREFIX_REMOVED : { kind: 'ignore' };
}

export type DeletionDecision =
  | { kind: 'ignore' }
  | { kind: 'delete_note' }
  /** It never leaves. */
  | { kind: 'cancel' }
  | { kind: 'withdraw' }
  | { kind: 'refuse'; refusal: Refusal };

export interface DeletionQuestion {
  known: KnownAs;
  thread: ThreadState;
  writtenAt: Date;
  heardAt: Date;
}

/** What a member's deletion does. */
export function decideDeletion(question: DeletionQuestion): DeletionDecision {
  const { known } = question;
  if (known.kind === 'refused') return { kind: 'ignore' };
  if (known.kind === 'note') return { kind: 'delete_note' };
  switch (known.state) {
    case 'held':
    case 'waiting':
    case 'queued':
    case 'failed':
      return { kind: 'cancel' };
    case 'sending':
    case 'delivered':
      return isOver(question) ? { kind: 'refuse', refusal: { code: 'deletion_after_end' } } : { kind: 'withdraw' };
    case 'withdrawn':
    case 'cancelled':
      return { kind: 'ignore' };
  }
}

/** Where nothing goes to the merchant any more, a note without its mark is nothing to ask about. */
function editOfNote(question: EditQuestion): EditDecision {
  const { before, after, relayMode } = question;
  if (relayMode === 'notes_only' || looksLikeNote(after) || slipIn(question, after)) return { kind: 'update_note' };
  return isMarked(question, before) && !isOver(question) ? PREFIX_REMOVED : { kind: 'update_note' };
}

/** Whether words say of themselves that they are internal, or look as if they meant to. */
export function isMarked(organization: { heldWords: readonly string[] }, words: Words): boolean {
  return looksLikeNote(words) || slipIn(organization, words) !== undefined;
}

function slipIn(question: { heldWords: readonly string[] }, words: Words): Slip | undefined {
  return findSlip({ ...words, heldWords: question.heldWords });
}

/** A deadline binds the first words only: what changes them later counts with them. */
function isOver(question: { thread: ThreadState; writtenAt: Date; heardAt: Date }): boolean {
  const { expiresAt: _, ...thread } = question.thread;
  return replyVerdict(thread, question).kind === 'refuse';
}
