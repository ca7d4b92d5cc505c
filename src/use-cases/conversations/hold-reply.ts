import type { Tx } from '../../store/scope.ts';
import { repaintCard, repaintMark } from '../outbound.ts';
import { whisper } from '../whisper.ts';

/** A reply is held from now on: its mark and the card show it, and its author is asked where they wrote it. */
export function showHeld(
  tx: Tx,
  reply: { id: string; threadId: number; slackUser: string; channel: string; ts: string; threadTs: string },
): void {
  repaintMark(tx, reply);
  repaintCard(tx, reply.threadId);
  whisper(tx, reply, { of: 'held', messageId: reply.id }, `held:${reply.id}`);
}
