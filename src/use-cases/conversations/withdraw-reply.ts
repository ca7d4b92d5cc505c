import type { Thread } from '../../domain/conversation.ts';
import { type DeletionDecision, decideDeletion } from '../../domain/edit-policy.ts';
import { tsToDate } from '../../domain/slack-ts.ts';
import { type Lead, lockLeadByRoot, lockLeadOfThread } from '../../store/leads.ts';
import { deleteNote, findNoteAt, wasNote } from '../../store/notes.ts';
import { keepOvertake } from '../../store/overtakes.ts';
import { findReplyAt, lockReply, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread, findThreadByRoot } from '../../store/threads.ts';
import { deleteUnderLead } from '../leads/notes-under-lead.ts';
import { repaintCard, tellMarketplace, tellMember } from '../outbound.ts';
import { authorNameOf } from './author-name.ts';
import { knownAs, positionBehind } from './edit-reply.ts';
import { excerptOf } from './excerpt.ts';
import { lockThread } from './thread-state.ts';

export interface HeardDeletion {
  channel: string;
  ts: string;
  /** Absent where Slack did not say where the message stood. */
  threadTs?: string;
  heardAt: Date;
}

/** A member deletes a message. What has not left never leaves; what has left is withdrawn. */
export async function withdrawReply(
  tx: Tx,
  deletion: HeardDeletion,
): Promise<DeletionDecision['kind'] | 'unknown_thread' | 'overtook'> {
  const found = await findThreadOf(tx, deletion);
  if (found === undefined) {
    return (await lockLeadOf(tx, deletion)) ? deleteUnderLead(tx, deletion) : 'unknown_thread';
  }
  if (found === 'not_heard_yet') return keepForLater(tx, deletion);
  const locked = await lockThread(tx, found);
  const note = await findNoteAt(tx, deletion.channel, deletion.ts);
  if (note) {
    await deleteNote(tx, note.id, deletion.heardAt);
    return 'delete_note';
  }
  const seen = await findReplyAt(tx, deletion.channel, deletion.ts);
  if (!seen) {
    if (await wasNote(tx, deletion.channel, deletion.ts)) return 'ignore';
    return keepForLater(tx, deletion);
  }

  const reply = await lockReply(tx, seen.id);
  const decision = decideDeletion({
    known: knownAs(reply),
    thread: locked.state,
    writtenAt: tsToDate(deletion.ts),
    heardAt: deletion.heardAt,
  });
  switch (decision.kind) {
    case 'cancel':
      await updateReply(tx, reply.id, { state: 'cancelled' });
      break;
    case 'withdraw':
      await updateReply(tx, reply.id, { state: 'withdrawn' });
      tellMarketplace(tx, {
        type: 'message.withdrawn',
        ...locked,
        messageId: reply.id,
        at: deletion.heardAt,
        byName: await authorNameOf(tx, reply.authorName),
        position: await positionBehind(tx, reply, deletion.heardAt),
      });
      break;
    case 'refuse':
      tellMember(
        tx,
        { ...deletion, threadTs: deletion.threadTs ?? locked.thread.rootTs ?? deletion.ts, slackUser: reply.slackUser },
        decision.refusal,
        excerptOf(reply.body),
      );
      break;
    case 'ignore':
    case 'delete_note':
      break;
  }
  if (reply.state === 'failed' || reply.state === 'held') repaintCard(tx, locked.thread.id);
  return decision.kind;
}

/** By its root; where Slack did not name it, by what we keep of the message itself. */
async function findThreadOf(tx: Tx, deletion: HeardDeletion): Promise<Thread | 'not_heard_yet' | undefined> {
  const { channel, ts, threadTs } = deletion;
  if (threadTs !== undefined) return findThreadByRoot(tx, channel, threadTs);
  const kept = (await findNoteAt(tx, channel, ts)) ?? (await findReplyAt(tx, channel, ts));
  return kept ? findThread(tx, kept.threadId) : 'not_heard_yet';
}

async function lockLeadOf(tx: Tx, { channel, ts, threadTs }: HeardDeletion): Promise<Lead | undefined> {
  if (threadTs !== undefined) return lockLeadByRoot(tx, channel, threadTs);
  const note = await findNoteAt(tx, channel, ts);
  return note && lockLeadOfThread(tx, note.threadId);
}

async function keepForLater(tx: Tx, deletion: HeardDeletion): Promise<'overtook'> {
  await keepOvertake(tx, deletion, { deleted: true, editTs: deletion.ts, wasMarked: false }, deletion.heardAt);
  return 'overtook';
}
