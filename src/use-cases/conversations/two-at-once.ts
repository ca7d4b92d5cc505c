import type { Reader } from '../../store/reading.ts';
import { listOtherWriters, type Writer, wasWhispered } from '../../store/reply-drafts.ts';
import type { Tx } from '../../store/scope.ts';
import { whisper } from '../whisper.ts';
import type { LockedThread } from './thread-state.ts';

/** A dialog that was opened longer ago is left alone: Slack does not always say that it was closed. */
const DRAFT_MS = 10 * 60_000;

/** Colleagues who write in the same thread at this moment. */
export function othersWriting(db: Reader | Tx, threadId: number, slackUser: string, now: Date): Promise<Writer[]> {
  return listOtherWriters(db, { threadId, slackUser, now, since: new Date(now.getTime() - DRAFT_MS) });
}

/** Whoever writes second is told, once a pair and incident; nothing is stopped. */
export async function warnOfTwo(
  tx: Tx,
  { thread }: LockedThread,
  second: { slackUser: string; channel: string; threadTs: string },
  now: Date,
): Promise<void> {
  for (const { slackUser, name, writing } of await othersWriting(tx, thread.id, second.slackUser, now)) {
    const subject = `two:${thread.id}:${[slackUser, second.slackUser].sort().join(':')}`;
    if (await wasWhispered(tx, subject, new Date(now.getTime() - DRAFT_MS))) continue;
    whisper(tx, second, { of: 'two_at_once', name, writing }, subject);
  }
}
