import type { Conversation, Thread } from '../../domain/conversation.ts';
import { homeGate, outLane } from '../../domain/gate-keys.ts';
import { takeAwayAnswer } from '../../store/away-answers.ts';
import { deliver } from '../../store/outbox.ts';
import type { Tx } from '../../store/scope.ts';
import { postInThread } from '../outbound.ts';
import { excerptOf } from './excerpt.ts';

/**
 * The merchant wrote while the organization is away: they get its automatic words, once for each conversation. Those are no
 * reply: nothing changes, and no clock stops.
 */
export async function answerWhileAway(tx: Tx, conversation: Conversation, thread: Thread, now: Date): Promise<void> {
  const answer = await takeAwayAnswer(tx, { conversationId: conversation.id, threadId: thread.id, now });
  if (!answer) return;
  deliver(tx, {
    lane: outLane(conversation),
    gate: homeGate(tx.organizationId, conversation.home),
    kind: 'relay-away-words',
    subject: answer.id,
  });
  postInThread(tx, thread, { of: 'notice', notice: { code: 'away_words', excerpt: excerptOf(answer.body) } });
}
