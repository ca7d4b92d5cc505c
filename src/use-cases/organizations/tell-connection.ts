import { marketplaceGate, ORGANIZATION_LANE } from '../../domain/gate-keys.ts';
import type { ConnectionChanged } from '../../domain/outbound-event.ts';
import { noteConnected, noteDisconnected } from '../../store/installations.ts';
import { deliver } from '../../store/outbox.ts';
import type { Tx } from '../../store/scope.ts';

export interface ConnectionPayload {
  type: ConnectionChanged['type'];
  at: string;
}

/** Jobline works with the organization's workspace, for the first time or again: the marketplace is told once. */
export async function connectOrganization(tx: Tx, at: Date): Promise<void> {
  if (await noteConnected(tx)) tellConnection(tx, 'organization.connected', at);
}

/** Slack does not let us in any more since `at`: the marketplace is told once. What comes for the organization waits. */
export async function disconnectOrganization(tx: Tx, at: Date): Promise<void> {
  if (await noteDisconnected(tx, at)) tellConnection(tx, 'organization.disconnected', at);
}

function tellConnection(tx: Tx, type: ConnectionPayload['type'], at: Date): void {
  const payload: ConnectionPayload = { type, at: at.toISOString() };
  deliver(tx, {
    lane: ORGANIZATION_LANE,
    gate: marketplaceGate(tx.organizationId),
    kind: 'tell-connection',
    subject: type,
    payload,
  });
}
