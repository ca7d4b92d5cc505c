import { memberLane, methodGate } from '../domain/gate-keys.ts';
import { deliver } from '../store/outbox.ts';
import type { Appending } from './outbound.ts';

/** What one member is told or asked in a thread, seen by them alone; rendered from state when it is sent, in their language. */
export type WhisperContent =
  /** Send or Keep internal. */
  | { of: 'held'; messageId: string }
  /** A colleague writes to the same merchant right now. */
  | { of: 'two_at_once'; name: string; writing: 'message' | 'dialog' };

export interface WhisperPayload {
  slackUser: string;
  channel: string;
  threadTs: string;
  content: WhisperContent;
}

/** Appends an ephemeral message; `subject` is what it is known by later. */
export function whisper(
  tx: Appending,
  to: { slackUser: string; channel: string; threadTs: string },
  content: WhisperContent,
  subject: string,
): string {
  const { slackUser, channel, threadTs } = to;
  const payload: WhisperPayload = { slackUser, channel, threadTs, content };
  return deliver(tx, {
    lane: `${memberLane(slackUser)}:here`,
    gate: methodGate(tx.organizationId, 'chat.postEphemeral'),
    kind: 'whisper',
    subject,
    payload,
  });
}
