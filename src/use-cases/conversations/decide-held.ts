import { replyVerdict } from '../../domain/deadlines.ts';
import { filesIn } from '../../domain/file.ts';
import type { Reply } from '../../domain/message.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { findKeptReply } from '../../store/held.ts';
import { findReply, lockReply, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread, touchThread } from '../../store/threads.ts';
import { refused } from '../jobs/done.ts';
import { repaintCard, repaintMark } from '../outbound.ts';
import { becomeNote, openByNoting } from './become-note.ts';
import { queueReply, windowFromNow } from './queue-reply.ts';
import { type LockedThread, lockThread } from './thread-state.ts';

export type HeldChoice = 'send' | 'keep';

/** What came of a choice about a message. */
export type Decided =
  | { kind: 'sent'; merchantName: string; leavesAt: Date }
  | { kind: 'kept' }
  | { kind: 'refused'; refusal: Refusal };

export interface Decision {
  choice: HeldChoice;
  by: { slackUser: string; name: string };
  now: Date;
  settings: RelaySettings;
}

/** Send or Keep internal under a held reply. The first answer counts; the second hears who gave it. */
export async function decideHeld(tx: Tx, messageId: string, decision: Decision): Promise<Decided> {
  const seen = await findReply(tx, messageId);
  if (!seen) return refused(await whatItIsNow(tx, messageId));
  const locked = await lockThread(tx, await getThread(tx, seen.threadId));
  // Only the lock tells: a colleague may have answered in between.
  if (!(await findReply(tx, messageId))) return refused(await whatItIsNow(tx, messageId));
  return decideReply(tx, locked, await lockReply(tx, messageId), decision);
}

/** The same for a reply that is locked, in whatever state it is. */
export async function decideReply(tx: Tx, locked: LockedThread, reply: Reply, decision: Decision): Promise<Decided> {
  const { choice, by, now } = decision;
  if (choice === 'keep' && mayStillBeKept(reply)) {
    await becomeNote(tx, locked, reply, { decidedBy: by.name });
    await openByNoting(tx, locked, by, now);
    return { kind: 'kept' };
  }
  if (choice === 'send' && reply.state === 'held') return send(tx, locked, reply, decision);
  return refused(whyNot(reply, choice));
}

/** All is asked again as it is now: a held reply counts from its Send, and takes its place at the end. */
async function send(tx: Tx, locked: LockedThread, reply: Reply, { by, now, settings }: Decision): Promise<Decided> {
  const verdict = replyVerdict(locked.state, { writtenAt: now, heardAt: now });
  if (verdict.kind === 'refuse') return refused(verdict.refusal);
  if (reply.body.trim() === '' && filesIn(reply.content).length === 0) return refused({ code: 'empty_message' });

  const leavesAt = await windowFromNow(tx, settings, now);
  await updateReply(tx, reply.id, {
    state: 'waiting',
    sent: { at: now, decidedBy: by.name },
    leavesAt,
    restarts: 0,
    delayed: false,
    failure: null,
  });
  await touchThread(tx, locked.thread.id, now);
  queueReply(
    tx,
    { id: reply.id, conversation: locked.conversation },
    { position: now.getTime() * 1000, leavesAt, now },
  );
  repaintMark(tx, reply);
  repaintCard(tx, locked.thread.id);
  return { kind: 'sent', merchantName: locked.conversation.merchantName, leavesAt };
}

/** As long as an edit could still make a note of it. */
function mayStillBeKept({ state, mayHaveArrived }: Reply): boolean {
  return state === 'held' || state === 'waiting' || state === 'queued' || (state === 'failed' && !mayHaveArrived);
}

function whyNot({ state, decidedBy, refused: wasRefused }: Reply, choice: HeldChoice): Refusal {
  if (wasRefused) return { code: 'was_refused' };
  switch (state) {
    case 'withdrawn':
    case 'cancelled':
      return { code: 'message_gone' };
    case 'failed':
      return { code: 'send_failed' };
    default:
      if (choice === 'keep') return { code: 'already_left' };
      return { code: 'already_sent', ...(decidedBy !== undefined && { by: decidedBy }) };
  }
}

/** A reply that is none any more became a note. */
async function whatItIsNow(tx: Tx, messageId: string): Promise<Refusal> {
  const kept = await findKeptReply(tx, messageId);
  if (!kept || kept.deleted) return { code: 'message_gone' };
  return { code: 'already_kept', ...(kept.decidedBy !== undefined && { by: kept.decidedBy }) };
}
