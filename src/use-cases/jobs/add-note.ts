import { clickVerdict } from '../../domain/deadlines.ts';
import { recordChange } from '../../store/changes.ts';
import { lockLeadOfThread } from '../../store/leads.ts';
import { hasSameNote, insertNote } from '../../store/notes.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread } from '../../store/threads.ts';
import { lockThread } from '../conversations/thread-state.ts';
import { memberOf } from './act-on-job.ts';
import { changeJob } from './change-job.ts';
import { type Act, DONE, type Done, refused } from './done.ts';

/** Within this time the same words of the same person are the same form, sent twice. */
const SENT_TWICE_MS = 60_000;

type NoteToAdd = Act & { body: string };

/**
 * A note from a dialog: internal words, kept also where the job has ended, and of a lead. Noting opens a job as a click does.
 */
export async function addNote(tx: Tx, note: NoteToAdd): Promise<Done> {
  const found = await findThread(tx, note.threadId);
  if (!found) {
    if (!(await lockLeadOfThread(tx, note.threadId))) return refused({ code: 'unknown_thread' });
    await keepOnce(tx, note);
    return DONE;
  }
  const { conversation, job, state } = await lockThread(tx, found);
  if (!(await keepOnce(tx, note, conversation.id))) return DONE;
  const { at } = note;
  if (job && clickVerdict(state, at).kind === 'takes') {
    await changeJob(tx, conversation, { jobId: job.id, command: 'open', by: memberOf(note), at });
  }
  return DONE;
}

/** False where the same form was sent before. */
async function keepOnce(
  tx: Tx,
  { threadId, slackUser, name, body, at }: NoteToAdd,
  conversationId?: number,
): Promise<boolean> {
  const since = new Date(at.getTime() - SENT_TWICE_MS);
  if (await hasSameNote(tx, { threadId, slackUser, body, since })) return false;
  await insertNote(tx, {
    threadId,
    slackUser,
    authorName: name,
    body,
    createdAt: at,
    ...(conversationId !== undefined && { conversationId }),
  });
  await recordChange(tx, threadId, { code: 'noted' }, { slackUser, name, at });
  return true;
}
