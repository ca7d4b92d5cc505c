import { decideEdit, type EditDecision, type KnownAs } from '../../domain/edit-policy.ts';
import type { Note, Reply } from '../../domain/message.ts';
import type { SlackMessage } from '../../domain/own-words.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { tsToDate, tsToMicros } from '../../domain/slack-ts.ts';
import { leavesAt } from '../../domain/undo-window.ts';
import { isDeliveryWaiting } from '../../store/deliveries.ts';
import { findNoteAt, insertNote, updateNote, wasNote } from '../../store/notes.ts';
import { getOrganization } from '../../store/organizations.ts';
import { keepOvertake } from '../../store/overtakes.ts';
import { deleteReply, findReplyAt, lockReply, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadByRoot } from '../../store/threads.ts';
import { repaintCard, repaintMark, tellMarketplace, tellMember } from '../outbound.ts';
import { excerptOf } from './excerpt.ts';
import type { WordReader } from './hear-reply.ts';
import { type LockedThread, lockThread } from './thread-state.ts';

export interface HeardEdit {
  channel: string;
  ts: string;
  threadTs: string;
  slackUser: string;
  authorName: string;
  message: SlackMessage;
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
  if (!found) return 'unknown_thread';
  const locked = await lockThread(tx, found);
  const note = await findNoteAt(tx, edit.channel, edit.ts);
  const seen = note ? undefined : await findReplyAt(tx, edit.channel, edit.ts);
  const reply = seen && (await lockReply(tx, seen.id));
  if (!note && !reply) {
    if (await wasNote(tx, edit.channel, edit.ts)) return 'ignore';
    await keepOvertake(tx, edit, { deleted: false, editTs: edit.editedTs, message: edit.message }, edit.heardAt);
    return 'overtook';
  }
  const before = (note ?? reply)?.editTs;
  if (before !== undefined && tsToMicros(before) >= tsToMicros(edit.editedTs)) return 'known';

  const organization = await getOrganization(tx, tx.organizationId);
  const decision = decideEdit({
    known: knownAs(reply),
    before: reply ? context.reader.words(reply.content) : { forms: [note?.body ?? ''], startsWithMention: false },
    after: context.reader.words(edit.message),
    relayMode: organization.relayMode,
    heldWords: organization.heldWords,
    thread: locked.state,
    writtenAt: tsToDate(edit.ts),
    heardAt: edit.heardAt,
  });
  const words = { body: context.reader.plain(edit.message), editTs: edit.editedTs };
  if (note) await changeNote(tx, note, edit, words, decision);
  else if (reply) await changeReply(tx, { locked, reply, edit, words, decision }, context, organization.undoSeconds);
  return decision.kind;
}

function knownAs(reply: Reply | undefined): KnownAs {
  if (!reply) return { kind: 'note' };
  if (reply.refused) return { kind: 'refused' };
  return { kind: 'reply', state: reply.state, restarts: reply.restarts };
}

interface Words {
  body: string;
  editTs: string;
}

async function changeNote(tx: Tx, note: Note, edit: HeardEdit, words: Words, decision: EditDecision): Promise<void> {
  await updateNote(tx, note.id, words);
  // Until a choice can be asked for, taking the prefix off does not send: it stays a note, and its author is told.
  if (decision.kind === 'hold') tellMember(tx, edit, { code: 'prefix_removed' }, excerptOf(words.body));
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
      return becomeNote(tx, locked, reply, edit, words);
    case 'hold':
      return becomeNote(tx, locked, reply, edit, words, { code: 'looks_like_note' });
    case 'refuse':
      return tellMember(tx, edit, decision.refusal, excerptOf(words.body));
    case 'replace':
      return updateReply(tx, reply.id, {
        ...words,
        content: edit.message,
        ...(decision.restartWindow && {
          restarts: reply.restarts + 1,
          leavesAt: leavesAt({
            heardAt: edit.heardAt,
            writtenAt: tsToDate(edit.editedTs),
            undoSeconds: undoSeconds ?? context.settings.undoSeconds,
            lateAfterSeconds: context.settings.lateAfterSeconds,
          }),
        }),
      });
    case 'correct':
      return correct(tx, locked, reply, edit, words);
  }
}

/** What waited is a note now; its delivery finds no message and ends. */
async function becomeNote(
  tx: Tx,
  { conversation, thread }: LockedThread,
  reply: Reply,
  edit: HeardEdit,
  words: Words,
  tell?: Refusal,
): Promise<void> {
  await deleteReply(tx, reply.id);
  await insertNote(tx, {
    ...words,
    conversationId: conversation.id,
    threadId: thread.id,
    slackUser: reply.slackUser,
    authorName: reply.authorName,
    channel: reply.channel,
    ts: reply.ts,
    createdAt: reply.writtenAt,
  });
  repaintMark(tx, reply);
  if (reply.state === 'failed') repaintCard(tx, thread.id);
  if (tell) tellMember(tx, edit, tell, excerptOf(words.body));
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
  if (await isDeliveryWaiting(tx, 'tell-marketplace', `message.corrected:${reply.id}`)) return;
  tellMarketplace(tx, {
    type: 'message.corrected',
    conversation,
    thread,
    job,
    messageId: reply.id,
    at: editedAt,
    byName: edit.authorName,
    position: afterMessage(reply, edit.heardAt),
  });
}

/** Never before the message itself, whatever the difference between Slack's clock and ours. */
export function afterMessage(reply: Pick<Reply, 'ts'>, at: Date): number {
  return Math.max(at.getTime() * 1000, Number(tsToMicros(reply.ts)) + 1);
}
