import type { Conversation } from '../../domain/conversation.ts';
import { homeGate, outLane } from '../../domain/gate-keys.ts';
import type { RelaySettings } from '../../domain/settings.ts';
import { leavesAt } from '../../domain/undo-window.ts';
import { getOrganization } from '../../store/organizations.ts';
import { deliver } from '../../store/outbox.ts';
import type { Tx } from '../../store/scope.ts';

/** Appends a reply to its lane; it goes when its window ends. `position` is in microseconds since 1970. */
export function queueReply(
  tx: Tx,
  reply: { id: string; conversation: Pick<Conversation, 'id' | 'home'> },
  when: { position: number; leavesAt: Date; now: Date },
): void {
  deliver(tx, {
    lane: outLane(reply.conversation),
    gate: homeGate(tx.organizationId, reply.conversation.home),
    kind: 'relay-reply',
    subject: reply.id,
    position: when.position,
    delayMs: Math.max(0, when.leavesAt.getTime() - when.now.getTime()),
  });
}

/** The end of the undo window of words that are said by a click: they are heard as they are written. */
export async function windowFromNow(tx: Tx, { undoSeconds }: RelaySettings, now: Date): Promise<Date> {
  const organization = await getOrganization(tx, tx.organizationId);
  return leavesAt({
    heardAt: now,
    writtenAt: now,
    undoSeconds: organization.undoSeconds ?? undoSeconds,
    lateAfterSeconds: Number.POSITIVE_INFINITY,
  });
}
