import { clickVerdict } from '../../domain/deadlines.ts';
import type { Reply } from '../../domain/message.ts';
import { wereTyped } from '../../domain/typed-words.ts';
import { noteWasReply } from '../../store/held.ts';
import { insertNote } from '../../store/notes.ts';
import { deleteReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { changeJob } from '../jobs/change-job.ts';
import { repaintCard, repaintMark, repaintPostedReply } from '../outbound.ts';
import type { LockedThread } from './thread-state.ts';

/** What has not left is a note now; its delivery finds no message and ends. `words` are the newest, where an edit brought them. */
export async function becomeNote(
  tx: Tx,
  { conversation, thread }: LockedThread,
  reply: Reply,
  change: { words?: { body: string; editTs: string }; decidedBy?: string } = {},
): Promise<void> {
  const { channel, ts } = reply;
  if (channel === undefined || ts === undefined) throw new Error('a reply that stands nowhere cannot become a note');
  const editTs = change.words?.editTs ?? reply.editTs;
  await deleteReply(tx, reply.id);
  await insertNote(tx, {
    body: change.words?.body ?? reply.body,
    conversationId: conversation.id,
    threadId: thread.id,
    slackUser: reply.slackUser,
    authorName: reply.authorName,
    channel,
    ts,
    createdAt: reply.writtenAt,
    ...(editTs !== undefined && { editTs }),
  });
  await noteWasReply(tx, { channel, ts }, { messageId: reply.id, decidedBy: change.decidedBy });
  repaintMark(tx, reply);
  if (wereTyped(reply.content)) repaintPostedReply(tx, reply.id);
  if (reply.state === 'failed' || reply.state === 'held') repaintCard(tx, thread.id);
}

/** Noting opens a job as a click does, and like a click not once its time is up. */
export async function openByNoting(
  tx: Tx,
  { conversation, job, state }: LockedThread,
  by: { slackUser: string; name: string },
  now: Date,
): Promise<void> {
  if (!job || clickVerdict(state, now).kind === 'refuse') return;
  await changeJob(tx, conversation, { jobId: job.id, command: 'open', by: { actor: 'member', ...by }, at: now });
}
