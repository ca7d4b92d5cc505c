import type { Delivery } from './delivery.ts';

/** A delivery as the claiming statements return it. */
export interface ClaimedRow {
  id: string;
  organization_id: number;
  lane_id: number;
  token: number;
  worker: number;
  gate: string;
  kind: string;
  subject: string;
  payload: object;
  position: number;
  attempts: number;
  started_ago_ms: number;
  first_started_ago_ms: number;
  resumed: boolean;
  slot_until?: number | null;
}

export function toDelivery(row: ClaimedRow, paceMs = 0): Delivery {
  return {
    id: row.id,
    organizationId: row.organization_id,
    laneId: row.lane_id,
    token: row.token,
    worker: row.worker,
    gate: row.gate,
    kind: row.kind,
    subject: row.subject,
    payload: row.payload,
    position: row.position,
    attempts: row.attempts,
    startedAgoMs: row.started_ago_ms,
    firstStartedAgoMs: row.first_started_ago_ms,
    resumed: row.resumed,
    ...(row.slot_until && { slot: { until: row.slot_until, paceMs } }),
  };
}
