import { clickVerdict } from '../../domain/deadlines.ts';
import { recordChange } from '../../store/changes.ts';
import { hasSameNote, insertNote } from '../../store/notes.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread } from '../../store/threads.ts';
import { lockThread } from '../conversations/thread-state.ts';
import { memberOf } from './act-on-job.ts';
import { changeJob } from './change-job.ts';
import { type Act, DONE, type Done, refused } from './done.ts';

/** Within this time the same words of the same person are the same form, sent twice. */
const SENT_TWICE_MS = 60_000;

/** A note from a dialog: internal words, kept also where the job has ended. Noting opens a job as a click does. */
export async function addNote(tx: Tx, note: Act & { body: string }): Promise<Done> {
  const { slackUser, name, body, at } = note;
  const found = await findThread(tx, note.threadId);
  if (!found) return refused({ code: 'unknown_thread' });
  const { conversation, thread, job, state } = await lockThread(tx, found);
  const since = new Date(at.getTime() - SENT_TWICE_MS);
  if (await hasSameNote(tx, { threadId: thread.id, slackUser, body, since })) return DONE;

  await insertNote(tx, {
    conversationId: conversation.id,
    threadId: thread.id,
    slackUser,
    authorName: name,
    body,
    createdAt: at,
  });
  await recordChange(tx, thread.id, { code: 'noted' }, note);
  if (job && clickVerdict(state, at).kind === 'takes') {
    await changeJob(tx, conversation, { jobId: job.id, command: 'open', by: memberOf(note), at });
  }
  return DONE;
}
