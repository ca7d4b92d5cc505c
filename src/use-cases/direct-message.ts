import { channelGate, memberLane } from '../domain/gate-keys.ts';
import { deliver } from '../store/outbox.ts';
import type { Appending } from './outbound.ts';

/** What a direct message to a member says; rendered from state when it is sent, in their language. */
export type DirectContent =
  /** By a member, or because they have the thread that it goes on from. */
  | ({ of: 'assigned'; threadId: number } & ({ byName: string } | { goesOnFrom: number }))
  /** Send or Keep internal: asked where they wrote, and unanswered for five minutes. */
  | { of: 'held'; messageId: string }
  | { of: 'reminder'; threadId: number; key: string };

export interface DirectPayload {
  slackUser: string;
  content: DirectContent;
}

/** Appends a direct message to a member. */
export function messageDirectly(tx: Appending, slackUser: string, content: DirectContent): string {
  const payload: DirectPayload = { slackUser, content };
  return deliver(tx, {
    lane: memberLane(slackUser),
    gate: channelGate(tx.organizationId, slackUser),
    kind: 'direct-message',
    subject: `direct:${content.of}:${'threadId' in content ? content.threadId : content.messageId}`,
    payload,
  });
}
