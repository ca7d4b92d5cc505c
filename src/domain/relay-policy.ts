import { replyVerdict, type ThreadState } from './deadlines.ts';
import { startsAsNote } from './note-words.ts';
import { asSeen } from './plain-words.ts';
import type { Refusal } from './refusal.ts';
import { findSlip, type Slip } from './slip.ts';

/** Which thread messages go to the merchant: every reply, none (only the Reply button sends), or each after a question. */
export const RELAY_MODES = ['every_reply', 'notes_only', 'ask_each'] as const;
export type RelayMode = (typeof RELAY_MODES)[number];

/** What of a message decides whether it is meant for the merchant. */
export interface Words {
  /** The same words as plain text and as Slack's own text; a note or slip in any of them counts. */
  forms: readonly string[];
  startsWithMention: boolean;
}

export interface RelayQuestion extends Words {
  isMember: boolean;
  isOwnWords: boolean;
  /** Under one of our cards; channel-level messages never are. */
  inOurThread: boolean;
  isLeadCard: boolean;
  hasFiles: boolean;
  thread: ThreadState;
  relayMode: RelayMode;
  heldWords: readonly string[];
  writtenAt: Date;
  heardAt: Date;
}

/** Why a reply waits for its author's word: it looks like a slip, every reply is asked about, or it was a note before an edit. */
export type HeldBecause = Slip | 'ask_each' | 'prefix_removed';

export type RelayDecision =
  | { kind: 'ignore' }
  | { kind: 'note'; tell?: Refusal }
  | { kind: 'refuse'; refusal: Refusal }
  | { kind: 'hold'; because: HeldBecause }
  | { kind: 'send' };

/** What becomes of a thread message. The order of the questions is the rule: a note stays a note even in an ended job. */
export function decideRelay(question: RelayQuestion): RelayDecision {
  if (!question.isMember || !question.isOwnWords || !question.inOurThread) return { kind: 'ignore' };
  if (looksLikeNote(question)) return { kind: 'note' };
  if (question.isLeadCard) return { kind: 'note', tell: { code: 'lead_thread' } };

  const verdict = replyVerdict(question.thread, question);
  if (verdict.kind === 'refuse') return verdict;
  if (question.relayMode === 'notes_only') return { kind: 'note' };

  const slip = findSlip(question);
  if (slip) return { kind: 'hold', because: slip };
  if (!question.hasFiles && isEmpty(question)) return { kind: 'refuse', refusal: { code: 'empty_message' } };
  return question.relayMode === 'ask_each' ? { kind: 'hold', because: 'ask_each' } : { kind: 'send' };
}

/**
 * An edit that came before its message counts as if it came behind it: what was to stay inside, or to be asked about, is asked
 * about, also when its mark is gone.
 */
export function decideOvertaken(before: RelayDecision, after: RelayDecision, wasMarked: boolean): RelayDecision {
  const keptInside = wasMarked || before.kind === 'note' || before.kind === 'hold';
  return keptInside && after.kind === 'send' ? { kind: 'hold', because: 'prefix_removed' } : after;
}

export function looksLikeNote(words: Words): boolean {
  return words.forms.some(startsAsNote);
}

function isEmpty(words: Words): boolean {
  return words.forms.every((form) => asSeen(form).trim() === '');
}
