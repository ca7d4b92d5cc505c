import { lockLeadByRoot } from '../../store/leads.ts';
import { findNoteAt } from '../../store/notes.ts';
import { findReplyAt, lockReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadByRoot } from '../../store/threads.ts';
import { refused } from '../jobs/done.ts';
import { type Decided, type Decision, decideReply } from './decide-held.ts';
import { lockThread } from './thread-state.ts';

/** A message that somebody points at in Slack. */
export interface PointedAt {
  channel: string;
  ts: string;
  threadTs?: string;
}

/** Send to merchant or Keep internal on a message of a thread: what the question under a held reply does, for any message. */
export async function decideMessage(
  tx: Tx,
  { channel, ts, threadTs }: PointedAt,
  decision: Decision,
): Promise<Decided> {
  const thread = await findThreadByRoot(tx, channel, threadTs ?? ts);
  if (!thread) {
    const isLead = (await lockLeadByRoot(tx, channel, threadTs ?? ts)) !== undefined;
    return refused({ code: isLead ? 'lead_thread' : 'unknown_thread' });
  }
  const locked = await lockThread(tx, thread);
  if (await findNoteAt(tx, channel, ts)) {
    return refused({ code: decision.choice === 'send' ? 'note_stays' : 'already_kept' });
  }
  const seen = await findReplyAt(tx, channel, ts);
  if (!seen) return refused({ code: 'not_a_reply' });
  return decideReply(tx, locked, await lockReply(tx, seen.id), decision);
}
