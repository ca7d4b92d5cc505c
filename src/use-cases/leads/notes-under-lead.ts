import { decideRelay } from '../../domain/relay-policy.ts';
import { tsToDate, tsToMicros } from '../../domain/slack-ts.ts';
import type { Lead } from '../../store/leads.ts';
import { deleteNote, findNoteAt, insertNote, updateNote, wasNote } from '../../store/notes.ts';
import { getOrganization } from '../../store/organizations.ts';
import { keepOvertake, takeOvertake } from '../../store/overtakes.ts';
import type { Tx } from '../../store/scope.ts';
import type { HeardEdit } from '../conversations/edit-reply.ts';
import { excerptOf } from '../conversations/excerpt.ts';
import type { HeardReply, HeardWords, WordReader } from '../conversations/hear-reply.ts';
import type { HeardDeletion } from '../conversations/withdraw-reply.ts';
import { repaintMark, tellMember } from '../outbound.ts';

/** Words under the card of a lead stay inside: they are kept as a note, and their author is told. The lead is locked. */
export async function hearUnderLead(
  tx: Tx,
  lead: Lead,
  heard: HeardWords,
  { reader }: { reader: WordReader },
): Promise<HeardReply> {
  if (await wasNote(tx, heard.channel, heard.ts)) return 'known';
  const overtake = await takeOvertake(tx, heard);
  if (overtake?.deleted) return 'gone';
  const message = overtake?.message ?? heard.message;
  const { relayMode, heldWords } = await getOrganization(tx, tx.organizationId);
  const writtenAt = tsToDate(heard.ts);
  const decision = decideRelay({
    ...reader.words(message),
    isMember: heard.isMember,
    isOwnWords: true,
    inOurThread: true,
    isLeadCard: true,
    hasFiles: (message.files?.length ?? 0) > 0,
    thread: { conversationBlocked: false },
    relayMode,
    heldWords,
    writtenAt,
    heardAt: heard.heardAt,
  });
  if (decision.kind !== 'note') return decision.kind;

  const body = reader.plain(message);
  await insertNote(tx, {
    threadId: lead.threadId,
    slackUser: heard.slackUser,
    authorName: heard.authorName,
    channel: heard.channel,
    ts: heard.ts,
    body,
    createdAt: writtenAt,
    ...(overtake && { editTs: overtake.editTs }),
  });
  repaintMark(tx, heard);
  if (decision.tell) tellMember(tx, heard, decision.tell, excerptOf(body));
  return 'note';
}

/** A note under a lead is said differently. */
export async function editUnderLead(
  tx: Tx,
  edit: HeardEdit,
  { reader }: { reader: WordReader },
): Promise<'update_note' | 'known' | 'ignore' | 'overtook'> {
  const { editedTs: editTs, message } = edit;
  const note = await findNoteAt(tx, edit.channel, edit.ts);
  if (!note) {
    if (await wasNote(tx, edit.channel, edit.ts)) return 'ignore';
    await keepOvertake(tx, edit, { deleted: false, editTs, message, wasMarked: false }, edit.heardAt);
    return 'overtook';
  }
  if (note.editTs !== undefined && tsToMicros(note.editTs) >= tsToMicros(editTs)) return 'known';
  await updateNote(tx, note.id, { body: reader.plain(message), editTs });
  return 'update_note';
}

/** A note under a lead is deleted. */
export async function deleteUnderLead(tx: Tx, deletion: HeardDeletion): Promise<'delete_note' | 'ignore' | 'overtook'> {
  const { channel, ts, heardAt } = deletion;
  const note = await findNoteAt(tx, channel, ts);
  if (note) {
    await deleteNote(tx, note.id, heardAt);
    return 'delete_note';
  }
  if (await wasNote(tx, channel, ts)) return 'ignore';
  await keepOvertake(tx, deletion, { deleted: true, editTs: ts, wasMarked: false }, heardAt);
  return 'overtook';
}
