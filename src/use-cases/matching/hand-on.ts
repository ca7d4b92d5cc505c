import { applyGate } from '../../domain/gate-keys.ts';
import type { Job } from '../../domain/job.ts';
import { deliver } from '../../store/outbox.ts';
import { findRequestOfJob } from '../../store/requests.ts';
import type { Tx } from '../../store/scope.ts';
import type { Appending } from '../outbound.ts';

export interface HandOnPayload {
  requestId: number;
}

/** A match ended without a reply: the next in rank is asked, if it was one of ours. */
export async function handOnJob(tx: Tx, { kind, outsideId }: Pick<Job, 'kind' | 'outsideId'>): Promise<void> {
  if (kind !== 'match' || outsideId === undefined) return;
  const requestId = await findRequestOfJob(tx, outsideId);
  if (requestId !== undefined) handOn(tx, requestId);
}

/** The same for a sweep that has looked the request up. */
export function handOn(to: Appending, requestId: number): void {
  const payload: HandOnPayload = { requestId };
  deliver(to, {
    lane: `in:request:${requestId}`,
    gate: applyGate(to.organizationId),
    kind: 'offer-next',
    subject: `offer-next:${requestId}`,
    payload,
  });
}
