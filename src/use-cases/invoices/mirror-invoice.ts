import type { ThreadPlace } from '../../domain/conversation.ts';
import type { InvoiceMirrored } from '../../domain/inbound-event.ts';
import type { Invoice, InvoiceChange } from '../../domain/invoice.ts';
import { recordChange } from '../../store/changes.ts';
import { lockConversation } from '../../store/conversations.ts';
import { findInvoiceByOutsideId, markInvoice, saveInvoice } from '../../store/invoices.ts';
import { findJobByOutsideId } from '../../store/jobs.ts';
import type { Tx } from '../../store/scope.ts';
import { findThreadOfJob } from '../../store/threads.ts';
import { findBlock } from '../../store/threads-seen.ts';
import { type Applied, NOTHING_MORE } from '../conversations/applied.ts';
import { postInThread, repaintCard } from '../outbound.ts';

/**
 * What the marketplace's invoices say, mirrored: each step stands in the thread once. Paying happens outside, so it is shown
 * also of a merchant who blocked us; of one whom we blocked nothing is taken any more.
 */
export async function mirrorInvoice(tx: Tx, event: InvoiceMirrored, now: Date): Promise<Applied> {
  const job = await findJobByOutsideId(tx, event.job.id);
  if (!job) return { kind: 'waits', needs: `job:${event.job.id}` };
  const conversation = await lockConversation(tx, job.conversationId);
  const thread = await findThreadOfJob(tx, job.id);
  if (!thread) return { kind: 'refused', why: 'job_without_thread' };
  if (conversation.status === 'blocked' && (await findBlock(tx, thread.id))) {
    return { kind: 'refused', why: 'conversation_blocked' };
  }
  const { id: outsideId, ...described } = event.invoice;
  const known = await findInvoiceByOutsideId(tx, outsideId);
  if (known && known.jobId !== job.id) return { kind: 'refused', why: 'invoice_of_another_job' };

  if (event.type === 'invoice.created') {
    const saved = await saveInvoice(tx, { ...described, jobId: job.id, outsideId, at: event.timestamp });
    if (saved === 'new') await say(tx, thread, { change: 'created', invoice: described, at: now });
    else repaintCard(tx, thread.id);
    return { kind: 'applied', settles: [`invoice:${outsideId}`] };
  }
  if (!known) return { kind: 'waits', needs: `invoice:${outsideId}` };
  const as = event.type === 'invoice.paid' ? 'paid' : 'closed';
  if (await markInvoice(tx, known.id, as, event.timestamp))
    await say(tx, thread, { change: as, invoice: known, at: now });
  return NOTHING_MORE;
}

async function say(
  tx: Tx,
  thread: ThreadPlace,
  { change, invoice, at }: { change: InvoiceChange; invoice: Pick<Invoice, 'number' | 'money'>; at: Date },
): Promise<void> {
  const { number, money } = invoice;
  const said = { code: `invoice_${change}`, money, ...(number !== undefined && { number }) } as const;
  await recordChange(tx, thread.id, said, { at });
  postInThread(tx, thread, { of: 'notice', notice: said });
  repaintCard(tx, thread.id);
}
