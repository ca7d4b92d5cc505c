import { sql } from 'kysely';
import type { Money } from '../domain/card.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { InvoicesTable } from './after-work-schema.ts';
import type { Db, Tx } from './scope.ts';

export interface InvoiceArrival {
  jobId: number;
  outsideId: string;
  number?: string | undefined;
  money: Money;
  url?: string | undefined;
  at: Date;
}

/** Keeps an invoice once; the same id again only changes what describes it. */
export async function saveInvoice(tx: Tx, invoice: InvoiceArrival): Promise<'new' | 'known'> {
  const described = {
    number: invoice.number ?? null,
    amount: invoice.money.amount,
    currency: invoice.money.currency,
    url: invoice.url ?? null,
  };
  const changed = await tx
    .updateTable('invoices')
    .set(described)
    .where('outside_id', '=', invoice.outsideId)
    .returning('id')
    .executeTakeFirst();
  if (changed) return 'known';
  await tx
    .insertInto('invoices')
    .values({
      organization_id: tx.organizationId,
      job_id: invoice.jobId,
      outside_id: invoice.outsideId,
      created_at: invoice.at,
      ...described,
    })
    .execute();
  return 'new';
}

export async function findInvoiceByOutsideId(db: Db, outsideId: string): Promise<Invoice | undefined> {
  const row = await db.selectFrom('invoices').selectAll().where('outside_id', '=', outsideId).executeTakeFirst();
  return row && toInvoice(row);
}

/** All invoices of a job, the first one first. */
export async function listInvoices(db: Db, jobId: number): Promise<Invoice[]> {
  const rows = await db.selectFrom('invoices').selectAll().where('job_id', '=', jobId).orderBy('id').execute();
  return rows.map(toInvoice);
}

/** False where it was so already. */
export async function markInvoice(tx: Tx, id: number, as: 'paid' | 'closed', at: Date): Promise<boolean> {
  const column = as === 'paid' ? 'paid_at' : 'closed_at';
  const row = await tx
    .updateTable('invoices')
    .set({ [column]: at })
    .where('id', '=', id)
    .where(column, 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Closes every invoice of a merchant's jobs that is neither paid nor closed; their conversations are locked by the caller. */
export async function closeInvoicesOfMerchant(tx: Tx, merchantId: number, at: Date): Promise<void> {
  await sql`
    update invoices i set closed_at = ${at}
    from jobs j join conversations c on c.organization_id = j.organization_id and c.id = j.conversation_id
    where i.organization_id = ${tx.organizationId} and j.organization_id = i.organization_id and j.id = i.job_id
      and c.merchant_id = ${merchantId} and i.paid_at is null and i.closed_at is null`.execute(tx);
}

function toInvoice(row: Omit<InvoicesTable, 'id'> & { id: number }): Invoice {
  return {
    id: row.id,
    jobId: row.job_id,
    money: { amount: row.amount, currency: row.currency },
    createdAt: row.created_at,
    ...(row.number !== null && { number: row.number }),
    ...(row.url !== null && { url: row.url }),
    ...(row.paid_at && { paidAt: row.paid_at }),
    ...(row.closed_at && { closedAt: row.closed_at }),
  };
}
