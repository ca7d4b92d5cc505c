import type { OutboundEvent, OutboundFile } from '../../domain/outbound-event.ts';
import type { ProposalContent } from '../../domain/proposal.ts';

/** Thumbtack takes messages of at most so many characters. */
export const LONGEST_TEXT = 16_384;

/**
 * What of an event a customer on Thumbtack reads: text is all that can be sent there. Files become links, a decline speaks by
 * its words; what a member offers or asks for is written out, in the language of that marketplace. Undefined for the rest:
 * nobody waits for it.
 */
export function textOf(event: OutboundEvent): string | undefined {
  switch (event.type) {
    case 'message.sent':
      return [event.message.body.trim(), ...event.message.files.map(linkTo)].filter(Boolean).join('\n');
    case 'job.declined':
      return event.comment?.trim() || undefined;
    case 'proposal.sent':
      return offer(event.proposal, event.proposal.version);
    case 'proposal.closed':
      return `We take back our proposal (${event.proposal.service.name}): it no longer holds.`;
    case 'review.requested':
      return 'Are you happy with how it went? We would be glad about a review here on Thumbtack.';
    case 'store_access.requested':
      return 'For the work we agreed on we need access to your store. Please tell us here how we get in.';
    case 'merchant.blocked':
      return 'Messages in this conversation are no longer taken.';
    default:
      return undefined;
  }
}

function linkTo({ name, url }: OutboundFile): string {
  return `${name}: ${url}`;
}

/** Thumbtack has no button to accept it: the customer answers in words. */
function offer({ service, work, milestones, price, estimatedDays, terms }: ProposalContent, version: number): string {
  const { currency } = price;
  const head = `Proposal: ${service.name}${version > 1 ? ` (version ${version}, in place of the one before)` : ''}`;
  const steps = milestones.map(
    (step, n) => `${n + 1}. ${step.title}: ${step.price} ${currency}, ${days(step.durationDays)}`,
  );
  const total = `Total: ${price.amount} ${currency}, about ${days(estimatedDays)}`;
  const parts = [head, work.trim(), steps.join('\n'), total, terms?.trim() ? `Terms: ${terms.trim()}` : ''];
  return parts.filter(Boolean).join('\n\n');
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
