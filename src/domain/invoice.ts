import type { Money } from './card.ts';

/** An invoice of the marketplace, mirrored. Paying happens outside. */
export interface Invoice {
  id: number;
  jobId: number;
  /** As people call it; absent where the marketplace gives it none. */
  number?: string;
  money: Money;
  url?: string;
  createdAt: Date;
  paidAt?: Date;
  closedAt?: Date;
}

export type InvoiceChange = 'created' | 'paid' | 'closed';
