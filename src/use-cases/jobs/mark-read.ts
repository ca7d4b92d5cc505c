import type { Refusal } from '../../domain/refusal.ts';
import { recordChange } from '../../store/changes.ts';
import { lockLeadByRoot } from '../../store/leads.ts';
import { markRead as markMessagesRead } from '../../store/merchant-messages.ts';
import type { Tx } from '../../store/scope.ts';
import { findThread, findThreadByRoot } from '../../store/threads.ts';
import { lockThread } from '../conversations/thread-state.ts';
import { repaintCard } from '../outbound.ts';
import { type Act, refused } from './done.ts';

/** `count`: how many of the merchant's messages were unread until now. */
export type Marked = { kind: 'marked'; count: number } | { kind: 'refused'; refusal: Refusal };

/** What the merchant wrote in the thread so far needs nobody's attention any more. Also where the job has ended. */
export async function markRead(
  tx: Tx,
  act: Omit<Act, 'threadId'> & { thread: number | { channel: string; ts: string } },
): Promise<Marked> {
  const { thread: named, at } = act;
  const found =
    typeof named === 'number' ? await findThread(tx, named) : await findThreadByRoot(tx, named.channel, named.ts);
  if (!found) {
    // A lead writes no messages that could be unread.
    const isLead = typeof named !== 'number' && (await lockLeadByRoot(tx, named.channel, named.ts)) !== undefined;
    return isLead ? { kind: 'marked', count: 0 } : refused({ code: 'unknown_thread' });
  }
  const { thread } = await lockThread(tx, found);
  const count = await markMessagesRead(tx, thread.id, at, at);
  if (count === 0) return { kind: 'marked', count };
  await recordChange(tx, thread.id, { code: 'read' }, act);
  repaintCard(tx, thread.id);
  return { kind: 'marked', count };
}
