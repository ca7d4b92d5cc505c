import type { Thread } from '../domain/conversation.ts';
import { forgetRoot } from '../store/posts.ts';
import type { Tx } from '../store/scope.ts';
import { postInThread } from '../use-cases/outbound.ts';
import type { Delivery, Outcome } from './delivery.ts';

/**
 * Somebody deleted the root: what the merchant writes would have nowhere to stand. A new root is posted first, then what
 * waited, in its order. Harmless twice: only the root that is known to be gone is given up.
 */
export async function replaceRoot(tx: Tx, thread: Thread, delivery: Delivery): Promise<Outcome> {
  if (thread.rootTs !== undefined && (await forgetRoot(tx, thread.id, thread.rootTs))) {
    postInThread(tx, thread, { of: 'card' }, delivery.position - 1);
  }
  return { kind: 'later', delayMs: 0, uncounted: true, error: 'its root was deleted' };
}
