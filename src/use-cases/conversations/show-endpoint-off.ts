import { markDelayedReplies } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { showDelay } from './show-delay.ts';

const WHENEVER = new Date(8.64e15);

/** The marketplace's endpoint is off: replies that wait for it cannot leave until somebody turns it on, and each shows it at once. */
export async function showEndpointOff(tx: Tx): Promise<void> {
  for (const reply of await markDelayedReplies(tx, WHENEVER, 'marketplace')) {
    showDelay(tx, await getThread(tx, reply.threadId), reply, { code: 'endpoint_off' });
  }
}
