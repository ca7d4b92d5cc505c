import type { OutboundEvent, OutboundFile } from '../../domain/outbound-event.ts';
import { writeReason } from './match-reasons.ts';
import { writeProposal } from './proposal.ts';

/** The body of an outbound event as it travels. The same event gives the same bytes. */
export function writeEvent(event: OutboundEvent): string {
  const { type, organization, conversation, job, at, by } = event;
  const shared = { organization, conversation, job, at, by };
  return JSON.stringify({ type, timestamp: at, data: { ...shared, ...contentOf(event) } });
}

/** Dates become RFC 3339 in UTC by themselves. */
function contentOf(event: OutboundEvent): object {
  if (event.type === 'message.sent') {
    const { id, body, html, author, sentAt, files } = event.message;
    return { message: { id, body, html, author, sent_at: sentAt, files: files.map(writeFile) } };
  }
  if (event.type === 'message.corrected') {
    const { id, body, html, editedAt } = event.message;
    return { message: { id, body, html, edited_at: editedAt } };
  }
  if (event.type === 'message.withdrawn') return { message: { id: event.message.id } };
  if (event.type === 'job.declined') return { reason: event.reason, comment: event.comment };
  if (event.type === 'merchant.blocked') return { merchant: event.merchant, reason: event.reason };
  if (event.type === 'proposal.sent' || event.type === 'proposal.closed')
    return { proposal: writeProposal(event.proposal) };
  if (event.type === 'job.created') return { job: { ...event.job, proposal: event.proposal } };
  if (event.type === 'review.requested') return { lead: event.lead, proposal: event.proposal };
  if (event.type === 'store_access.requested') return { agreed: event.agreed };
  if (event.type === 'request.matched') {
    const { request, offers } = event;
    return { request, offers: offers.map((offer) => ({ ...offer, reasons: offer.reasons.flatMap(writeReason) })) };
  }
  if (event.type === 'preferences.updated') {
    const { awayFrom, awayUntil, ...offered } = event.preferences;
    return { preferences: { ...offered, away_from: awayFrom, away_until: awayUntil } };
  }
  return {};
}

function writeFile({ name, url, mimeType, size }: OutboundFile): object {
  return { name, url, mime_type: mimeType, size };
}
