import { marketplaceGate, ORGANIZATION_LANE } from '../../domain/gate-keys.ts';
import { deliver } from '../../store/outbox.ts';
import type { Appending } from '../outbound.ts';

export interface PreferencesPayload {
  at: string;
  byName?: string;
}

/** Tells the marketplace what the organization offers from now on: as it stands when the event leaves. */
export function tellPreferences(tx: Appending, { at, name }: { at: Date; name?: string }): void {
  const payload: PreferencesPayload = { at: at.toISOString(), ...(name !== undefined && { byName: name }) };
  deliver(tx, {
    lane: ORGANIZATION_LANE,
    gate: marketplaceGate(tx.organizationId),
    kind: 'tell-preferences',
    subject: 'preferences.updated',
    payload,
  });
}
