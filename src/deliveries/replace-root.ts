import type { ThreadPlace } from '../domain/conversation.ts';
import { forgetRoot } from '../store/posts.ts';
import type { Tx } from '../store/scope.ts';
import { postInThread } from '../use-cases/outbound.ts';
import type { Delivery, Outcome } from './delivery.ts';

/**
 * Somebody deleted the root: what the merchant writes would have nowhere to stand. A new root is posted first, then what
 * waited, in its order. Harmless twice: only the root that is known to be gone is given up.
 */
export async function replaceRoot(tx: Tx, thread: ThreadPlace, delivery: Delivery): Promise<Outcome> {
  if (thread.rootTs !== undefined && (await forgetRoot(tx, thread.id, thread.rootTs))) {
    postInThread(tx, thread, { of: 'card' }, delivery.position - 1);
  }
  return { kind: 'later', delayMs: 0, uncounted: true, error: 'its root was deleted' };
}

const FIRST_ROOT_AGAIN_MS = 30_000;
const LAST_ROOT_AGAIN_MS = 3_600_000;

/** The root could not be posted when it was its turn. Nothing is posted beside a thread: the root is tried again first. */
export function postMissingRoot(tx: Tx, thread: ThreadPlace, delivery: Delivery): Outcome {
  postInThread(tx, thread, { of: 'card' }, delivery.position - 1);
  const delayMs = Math.min(LAST_ROOT_AGAIN_MS, FIRST_ROOT_AGAIN_MS * 2 ** (delivery.attempts - 1));
  return { kind: 'later', delayMs, error: 'its root does not stand' };
}
