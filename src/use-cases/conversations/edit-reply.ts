import { decideEdit, decideLateEdit, type EditDecision, isMarked, type KnownAs } from '../../domain/edit-policy.ts';
import { outLane } from '../../domain/gate-keys.ts';
import type { Note, Reply } from '../../domain/message.ts';
import type { MessageState } from '../../domain/message-state.ts';
import type { SlackMessage } from '../../domain/own-words.ts';
import type { HeldBecause } from '../../domain/relay-policy.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { tsToDate, tsToMicros } from '../../domain/slack-ts.ts';
import { leavesAt } from '../../domain/undo-window.ts';
import { isUntriedDeliveryWaiting } from '../../store/deliveries.ts';
import { removeNote } from '../../store/held.ts';
import { lockLeadByRoot } from '../../store/leads.ts';
import { findNoteAt, updateNote, wasNote } from '../../store/notes.ts';
import { getOrganization } from '../../store/organizations.ts';
import { keepOvertake } from '../../store/overtakes.ts';
import { findReplyAt, insertReply, lockReply, positionOfReply, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadByRoot } from '../../store/threads.ts';
import { editUnderLead } from '../leads/notes-under-lead.ts';
import { tellMarketplace, tellMember } from '../outbound.ts';
import { authorNameOf } from './author-name.ts';
import { becomeNote, openByNoting } from './become-note.ts';
import { excerptOf } from './excerpt.ts';
import type { WordReader } from './hear-reply.ts';
import { showHeld } from './hold-reply.ts';
import { type LockedThread, lockThread } from './thread-state.ts';

export interface HeardEdit {
  channel: string;
  ts: string;
  threadTs: string;
  slackUser: string;
  message: SlackMessage;
  /** What Slack says stood there right before. */
  previous?: SlackMessage;
  /** `edited.ts`: which of two edits is newer. */
  editedTs: string;
  heardAt: Date;
}

/** A member edits a message. What has not left is said differently or not at all; what has left is corrected. */
export async function editReply(
  tx: Tx,
  edit: HeardEdit,
  context: { now: Date; settings: RelaySettings; reader: WordReader },
): Promise<EditDecision['kind'] | 'unknown_thread' | 'overtook' | 'known'> {
  const found = await findThreadByRoot(tx, edit.channel, edit.threadTs);
  if (!found) {
    const lead = await lockLeadByRoot(tx, edit.channel, edit.threadTs);
    return lead ? editUnderLead(tx, edit, context) : 'unknown_thread';
  }
  const locked = await lockThread(tx, found);
  const note = await findNoteAt(tx, edit.channel, edit.ts);
  const seen = note ? undefined : await findReplyAt(tx, edit.channel, edit.ts);
  const reply = seen && (await lockReply(tx, seen.id));
  const organization = await getOrganization(tx, tx.organizationId);
  const after = context.reader.words(edit.message);
  const previous = edit.previous && context.reader.words(edit.previous);
  if (!note && !reply) {
    if (await wasNote(tx, edit.channel, edit.ts)) return 'ignore';
    const wasMarked = isMarked(organization, after) || (previous !== undefined && isMarked(organization, previous));
    const overtake = { deleted: false, editTs: edit.editedTs, message: edit.message, wasMarked };
    await keepOvertake(tx, edit, overtake, edit.heardAt);
    return 'overtook';
  }
  const { heldWords, relayMode } = organization;
  const question = { known: knownAs(reply), after, ...(previous && { previous }), heldWords };
  const before = (note ?? reply)?.editTs;
  if (before !== undefined && tsToMicros(before) >= tsToMicros(edit.editedTs)) {
    if (!reply || decideLateEdit(question).kind !== 'hold') return 'known';
    await holdFor(tx, locked, reply, edit, 'prefix_removed');
    return 'hold';
  }

  const decision = decideEdit({
    ...question,
    before: reply ? context.reader.words(reply.content) : { forms: [note?.body ?? ''], startsWithMention: false },
    relayMode,
    thread: locked.state,
    writtenAt: tsToDate(edit.ts),
    heardAt: edit.heardAt,
  });
  const words = { body: context.reader.plain(edit.message), editTs: edit.editedTs };
  if (note) await changeNote(tx, { note, locked, edit, words, decision });
  else if (reply) await changeReply(tx, { locked, reply, edit, words, decision }, context, organization.undoSeconds);
  return decision.kind;
}

export function knownAs(reply: Reply | undefined): KnownAs {
  if (!reply) return { kind: 'note' };
  if (reply.refused) return { kind: 'refused' };
  return { kind: 'reply', state: standingOf(reply), restarts: reply.restarts, wasAsked: reply.decidedBy !== undefined };
}

/** What failed but may stand on the other side all the same is corrected and withdrawn like what has arrived. */
export function standingOf(reply: Pick<Reply, 'state' | 'mayHaveArrived'>): MessageState {
  return reply.state === 'failed' && reply.mayHaveArrived ? 'delivered' : reply.state;
}

interface Words {
  body: string;
  editTs: string;
}

interface NoteEdit {
  note: Note;
  locked: LockedThread;
  edit: HeardEdit;
  words: Words;
  decision: EditDecision;
}

/** A note whose mark was taken off is a held reply: it does not leave by itself. */
async function changeNote(tx: Tx, { note, locked, edit, words, decision }: NoteEdit): Promise<void> {
  if (decision.kind !== 'hold') return updateNote(tx, note.id, words);
  await removeNote(tx, note.id);
  const threadId = locked.thread.id;
  const id = await insertReply(tx, {
    ...words,
    conversationId: locked.conversation.id,
    threadId,
    state: 'held',
    heldBecause: decision.because,
    channel: edit.channel,
    ts: edit.ts,
    slackUser: note.slackUser,
    authorName: note.authorName,
    content: edit.message,
    writtenAt: tsToDate(edit.ts),
    heardAt: edit.heardAt,
  });
  showHeld(tx, { ...edit, id, threadId, slackUser: note.slackUser });
}

interface ReplyEdit {
  locked: LockedThread;
  reply: Reply;
  edit: HeardEdit;
  words: Words;
  decision: EditDecision;
}

async function changeReply(
  tx: Tx,
  { locked, reply, edit, words, decision }: ReplyEdit,
  context: { now: Date; settings: RelaySettings },
  undoSeconds: number | undefined,
): Promise<void> {
  switch (decision.kind) {
    case 'ignore':
    case 'update_note':
      return;
    case 'become_note':
      await becomeNote(tx, locked, reply, { words });
      return openByNoting(tx, locked, { slackUser: reply.slackUser, name: reply.authorName }, context.now);
    case 'hold':
      await updateReply(tx, reply.id, { ...words, content: edit.message });
      return holdFor(tx, locked, reply, edit, decision.because);
    case 'refuse':
      return tellMember(tx, edit, decision.refusal, excerptOf(words.body));
    case 'replace': {
      const window = leavesAt({
        heardAt: edit.heardAt,
        writtenAt: tsToDate(edit.editedTs),
        undoSeconds: undoSeconds ?? context.settings.undoSeconds,
        lateAfterSeconds: context.settings.lateAfterSeconds,
      });
      return updateReply(tx, reply.id, {
        ...words,
        content: edit.message,
        // A window is only ever lengthened: one that a late message got is not cut short by a prompt edit.
        ...(decision.restartWindow && { restarts: reply.restarts + 1, leavesAt: later(window, reply.leavesAt) }),
      });
    }
    case 'correct':
      return correct(tx, locked, reply, edit, words);
  }
}

/** Its delivery finds it held and ends; Send appends another. */
async function holdFor(
  tx: Tx,
  { thread }: LockedThread,
  reply: Reply,
  edit: HeardEdit,
  because: HeldBecause,
): Promise<void> {
  await updateReply(tx, reply.id, { state: 'held', held: { because, at: edit.heardAt } });
  showHeld(tx, { ...edit, id: reply.id, threadId: thread.id, slackUser: reply.slackUser });
}

/** The words are read when the correction leaves: several edits that wait together go as one. */
async function correct(
  tx: Tx,
  { conversation, thread, job }: LockedThread,
  reply: Reply,
  edit: HeardEdit,
  words: Words,
): Promise<void> {
  const editedAt = tsToDate(edit.editedTs);
  await updateReply(tx, reply.id, { ...words, content: edit.message, editedAt });
  // One that was tried may have been taken in, and a repeat of it is passed over: newer words need an id of their own.
  const correction = {
    lane: outLane(conversation),
    kind: 'tell-marketplace',
    subject: `message.corrected:${reply.id}`,
  };
  if (await isUntriedDeliveryWaiting(tx, correction)) return;
  tellMarketplace(tx, {
    type: 'message.corrected',
    conversation,
    thread,
    job,
    messageId: reply.id,
    at: editedAt,
    byName: await authorNameOf(tx, reply.authorName),
    position: await positionBehind(tx, reply, edit.heardAt),
  });
}

function later(a: Date, b: Date | undefined): Date {
  return b && b > a ? b : a;
}

/** Never before the message itself: whatever the difference between Slack's clock and ours, and also when Retry moved it. */
export async function positionBehind(tx: Tx, reply: Pick<Reply, 'id' | 'writtenAt'>, at: Date): Promise<number> {
  const message = (await positionOfReply(tx, reply.id)) ?? reply.writtenAt.getTime() * 1000;
  return Math.max(at.getTime() * 1000, message + 1);
}
