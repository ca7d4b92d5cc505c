import { awaitsFirstReply, hasEnded, type JobStatus } from './job-status.ts';
import type { Refusal } from './refusal.ts';

export const STORE_ACCESS_STATES = ['requested', 'approved', 'refused'] as const;
export type StoreAccessState = (typeof STORE_ACCESS_STATES)[number];

/** Whether we may work in the merchant's store; once for each job. */
export interface StoreAccess {
  state: StoreAccessState;
  /** Who of us asked; absent where the merchant gave access unasked. */
  requestedBy?: string;
  requestedAt?: Date;
  /** Who of the merchant's side answered. */
  answeredBy?: string;
  /** By the word of the merchant's side; of a question that waits, when they answered the one before. */
  answeredAt?: Date;
  /** Where the store opens: what the merchant's side named, else the store's own address. */
  url?: string;
}

/** Asked for once somebody has spoken with the merchant and there is work to be done; again only after a refusal. */
export function storeAccessRefusal(status: JobStatus, access: StoreAccess | undefined): Refusal | undefined {
  if (hasEnded(status)) return { code: 'job_ended', status };
  if (awaitsFirstReply(status)) return { code: 'store_access_too_early' };
  if (access?.state === 'requested') {
    const { requestedBy: by, requestedAt: at } = access;
    return { code: 'store_access_asked_already', ...(by !== undefined && { by }), ...(at && { at }) };
  }
  if (access?.state === 'approved') {
    const { answeredBy: by, answeredAt: at } = access;
    return { code: 'store_access_given_already', ...(by !== undefined && { by }), ...(at && { at }) };
  }
  return undefined;
}
