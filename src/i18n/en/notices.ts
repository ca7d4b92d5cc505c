import type { Notice } from '../../domain/card.ts';

/** What a notice may speak of; every value is ready to be read. */
export interface NoticeFacts {
  author: string;
  excerpt: string;
  why: string;
  merchant: string;
  job: string;
  thread: string;
  because: 'merchant_closed' | 'blocked';
  what: 'correction' | 'withdrawal';
  event: 'opened' | 'expired';
}

/** One sentence or two: what happened, then what can be done. `reason` is the merchant's own words, added after the sentence. */
export const notices = {
  reply_failed: ({ author, excerpt, why }: NoticeFacts) =>
    `${author}, this has not reached the merchant: “${excerpt}” ${why} Retry sends it again.`,
  reply_delayed: ({ author, excerpt, why }: NoticeFacts) =>
    `${author}, this is still on its way: “${excerpt}” ${why} We keep trying for 24 hours.`,
  reply_cancelled: ({ author, excerpt, because }: NoticeFacts) =>
    because === 'blocked'
      ? `${author}, this was not sent: “${excerpt}” The merchant is blocked, nothing goes either way.`
      : `${author}, this was not sent: “${excerpt}” The merchant closed the job before it left.`,
  update_failed: ({ author, what, why }: NoticeFacts) =>
    what === 'withdrawal'
      ? `${author}, the message you deleted has not been taken back: the merchant may still have it. ${why} Retry asks again.`
      : `${author}, your edit has not reached the merchant, who still has the words before it. ${why} Retry sends it again.`,
  event_failed: ({ event, why }: NoticeFacts) =>
    event === 'expired'
      ? `The marketplace has not been told that this job expired. ${why} Retry tells it again.`
      : `The marketplace has not been told that this job was opened. ${why} Retry tells it again.`,
  merchant_declined_job: ({ merchant }: NoticeFacts) => `${merchant} declined this job.`,
  merchant_closed_job: ({ merchant }: NoticeFacts) => `${merchant} closed this job.`,
  merchant_confirmed: ({ merchant }: NoticeFacts) => `${merchant} confirmed that the job is completed.`,
  merchant_blocked_us: ({ merchant }: NoticeFacts) =>
    `${merchant} ended this conversation. Nothing you write here reaches them any more.`,
  job_expired: () => 'This job expired: nobody replied in time. It cannot be answered any more.',
  continued_here: ({ thread }: NoticeFacts) => `The merchant wrote again. The talk goes on here: ${thread}`,
  continues_job: ({ job }: NoticeFacts) => `This talk goes on from ${job}, which has ended.`,
} satisfies Record<Notice['code'], (facts: NoticeFacts) => string>;
