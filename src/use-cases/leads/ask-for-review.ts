import { marketplaceGate } from '../../domain/gate-keys.ts';
import type { Lead } from '../../store/leads.ts';
import { deliver } from '../../store/outbox.ts';
import type { Appending } from '../outbound.ts';

export interface LeadReviewPayload {
  leadId: number;
  threadId: number;
  at: string;
  byName: string;
}

/** Tells the lead's side that we ask for a review; a lead has no conversation whose lane it could go in. */
export function askLeadForReview(tx: Appending, lead: Lead, asked: { at: Date; byName: string }): void {
  const { id: leadId, threadId } = lead;
  const payload: LeadReviewPayload = { leadId, threadId, at: asked.at.toISOString(), byName: asked.byName };
  deliver(tx, {
    lane: `out:lead:${leadId}`,
    gate: marketplaceGate(tx.organizationId),
    kind: 'ask-lead-review',
    subject: `review.requested:lead:${leadId}`,
    payload,
  });
}
