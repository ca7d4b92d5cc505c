import type { Home, ThreadPlace } from '../../domain/conversation.ts';
import type { InboundMerchant } from '../../domain/inbound-event.ts';
import type { LeadSource } from '../../domain/lead.ts';
import { findLeadByOutsideId, insertLead, insertLeadThread, updateLeadDetails } from '../../store/leads.ts';
import { findNotificationEmail } from '../../store/mail-facts.ts';
import { listPosts } from '../../store/posts.ts';
import type { Tx } from '../../store/scope.ts';
import { channelForThread } from '../../store/services.ts';
import { getThreadPlace } from '../../store/threads.ts';
import type { Applied } from '../conversations/applied.ts';
import { knowMerchant } from '../merchants/know-merchant.ts';
import { postInThread, repaintCard, repaintLead, subjectOfPost } from '../outbound.ts';
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
    const before = await updateLeadDetails(tx, known.id, lead.details);
    repaintCard(tx, known.threadId);
    repaintLead(tx, known.id);
    if (!before?.trim()) await postDetails(tx, await getThreadPlace(tx, known.threadId), known.id, lead.details);
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
  await postDetails(tx, thread, id, lead.details);
  const address = await findNotificationEmail(tx, tx.organizationId);
  if (address !== undefined) sendMail(tx, 'organization', { of: 'lead', leadId: id });
  return { kind: 'applied', settles };
}

/** All that the lead wrote, once: further on the post that stands is painted anew. */
async function postDetails(tx: Tx, thread: ThreadPlace, leadId: number, details: string | undefined): Promise<void> {
  if (!details?.trim()) return;
  const content = { of: 'lead', leadId, part: 0 } as const;
  const posts = await listPosts(tx, subjectOfPost({ threadId: thread.id, content }));
  if (posts.length === 0) postInThread(tx, thread, content);
}
