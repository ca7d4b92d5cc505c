import type { Home } from '../../domain/conversation.ts';
import type { InboundMerchant } from '../../domain/inbound-event.ts';
import type { LeadSource } from '../../domain/lead.ts';
import { findLeadByOutsideId, insertLead, insertLeadThread, updateLeadDetails } from '../../store/leads.ts';
import { findNotificationEmail } from '../../store/mail-facts.ts';
import type { Tx } from '../../store/scope.ts';
import { channelForThread } from '../../store/services.ts';
import type { Applied } from '../conversations/applied.ts';
import { knowMerchant } from '../merchants/know-merchant.ts';
import { postInThread, repaintCard, repaintLead } from '../outbound.ts';
import { sendMail } from '../outbound-mail.ts';

/** A prospect's contact details, on their way to one organization. */
export interface LeadArrival {
  /** `id` is unique in the organization; the same lead may go to several. */
  lead: { id: string; source: LeadSource; details?: string };
  merchant: InboundMerchant & { email: string };
  /** Where it came from; a marketplace when absent. */
  home?: Home | undefined;
  /** The id under which its home knows the organization; `default` when absent. */
  organization?: string | undefined;
}

/**
 * A lead arrives: its card in the channel with all it says, a mail with the contact details to the organization. The same lead again changes
 * only what describes it. `number` is taken before the transaction: see `takeLeadNumber`.
 */
export async function receiveLead(
  tx: Tx,
  { lead, merchant, home = 'marketplace', organization = 'default' }: LeadArrival,
  { number, now }: { number: number; now: Date },
): Promise<Applied> {
  // The merchant stays locked: of the same lead twice at once, the second finds the first.
  const { merchantId, blocked } = await knowMerchant(tx, { merchant, home });
  if (blocked) return { kind: 'refused', why: 'merchant_blocked' };
  const settles = [`lead:${lead.id}`];
  const known = await findLeadByOutsideId(tx, lead.id);
  if (known) {
    await updateLeadDetails(tx, known.id, lead.details);
    repaintCard(tx, known.threadId);
    repaintLead(tx, known.id);
    return { kind: 'applied', settles };
  }

  const channel = await channelForThread(tx, tx.organizationId);
  const id = await insertLead(tx, {
    number,
    home,
    outsideId: lead.id,
    outsideOrganization: organization,
    source: lead.source,
    merchantId,
    details: lead.details,
    arrivedAt: now,
  });
  const thread = await insertLeadThread(tx, { leadId: id, channel, usedAt: now });
  postInThread(tx, thread, { of: 'card' });
  if (lead.details?.trim()) postInThread(tx, thread, { of: 'lead', leadId: id, part: 0 });
  const address = await findNotificationEmail(tx, tx.organizationId);
  if (address !== undefined) sendMail(tx, 'organization', { of: 'lead', leadId: id });
  return { kind: 'applied', settles };
}
