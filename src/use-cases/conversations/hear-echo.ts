import type { MessageEchoed } from '../../domain/message-echoed.ts';
import { lockConversationByOutsideId } from '../../store/conversations.ts';
import { hastenDelivery } from '../../store/deliveries.ts';
import type { Tx } from '../../store/scope.ts';
import { findOwnThread, findThreadOfLastJob, findThreadOfOpenJob } from '../../store/threads.ts';
import { recogniseSend } from '../../store/upstream-sends.ts';
import { postInThread } from '../outbound.ts';
import { type Applied, NOTHING_MORE } from './applied.ts';
import { excerptOf } from './excerpt.ts';
import { retryDelivery } from './retry-delivery.ts';

/**
 * An upstream reports a message of our side. One that we sent is recognised and proves its arrival, however late the answer to
 * the send comes. Anything else was written over there, by a colleague or an automatic answer: the team reads it, and nothing
 * counts as answered by it, since nobody can tell the two apart.
 */
export async function hearEcho(tx: Tx, event: MessageEchoed, now: Date): Promise<Applied> {
  const { home = 'marketplace', conversation: of, message } = event;
  const conversation = await lockConversationByOutsideId(tx, home, of.id);
  if (!conversation) return { kind: 'waits', needs: `conversation:${of.id}` };

  const { id: messageId, body: words, sentAt } = message;
  const echo = { upstream: home, conversation: of.id, messageId, words, sentAt };
  const send = await recogniseSend(tx, echo);
  if (send) {
    if (!send.isNews) return NOTHING_MORE;
    // Whoever waits to find out what became of it need not wait any longer; where that was given up, it is found out now.
    const retried = await retryDelivery(tx, send.id, now);
    if (retried.kind === 'refused') await hastenDelivery(tx, send.id);
    return NOTHING_MORE;
  }
  if (conversation.status === 'blocked') return { kind: 'refused', why: 'conversation_blocked' };
  const thread =
    (await findThreadOfOpenJob(tx, conversation.id)) ??
    (await findOwnThread(tx, conversation.id)) ??
    (await findThreadOfLastJob(tx, conversation.id));
  if (!thread || message.body.trim() === '') return NOTHING_MORE;
  postInThread(tx, thread, { of: 'notice', notice: { code: 'written_there', excerpt: excerptOf(message.body) } });
  return NOTHING_MORE;
}
