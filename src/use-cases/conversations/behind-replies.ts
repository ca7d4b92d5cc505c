import type { Thread } from '../../domain/conversation.ts';
import { lockRepliesThatWait } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';

/**
 * The place in the lane behind all replies of the thread that were heard by now, in microseconds since 1970; undefined where
 * the moment of the append is behind them anyway. Slack's clock may be ahead of ours.
 */
export async function behindReplies(tx: Tx, thread: Thread, at: Date): Promise<number | undefined> {
  const waiting = await lockRepliesThatWait(tx, [thread.id]);
  const last = Math.max(0, ...waiting.map(({ writtenAt }) => writtenAt.getTime() + 1));
  return last > at.getTime() ? last * 1000 : undefined;
}
