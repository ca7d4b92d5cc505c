import type { InboundMessage } from '../../domain/inbound-event.ts';
import { areSameWords } from '../../domain/same-words.ts';
import { listRequestWords } from '../../store/request-words.ts';
import type { Tx } from '../../store/scope.ts';

const SAME_MOMENT_MS = 10 * 60_000;

/**
 * Whether the message is a request's own words once more, sent with it: they stand at the head of its thread already. Files
 * that did not come with the request are not passed over.
 */
export async function repeatsRequest(tx: Tx, conversationId: number, message: InboundMessage): Promise<boolean> {
  const requests = await listRequestWords(tx, conversationId);
  return requests.some(
    ({ details, createdAt, files }) =>
      areSameWords(details, message.body) &&
      Math.abs(message.sentAt.getTime() - createdAt.getTime()) <= SAME_MOMENT_MS &&
      message.files.length <= files,
  );
}
