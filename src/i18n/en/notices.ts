import type { MailRefused, Notice, ToldEvent } from '../../domain/card.ts';

/** What a notice may speak of; every value is ready to be read. */
export interface NoticeFacts {
  author: string;
  excerpt: string;
  why: string;
  /** It may have arrived all the same. */
  unproven: boolean;
  /** The other side is off: nothing is tried until somebody turns it on. */
  off: boolean;
  merchant: string;
  job: string;
  thread: string;
  because: 'merchant_closed' | 'blocked';
  what: 'correction' | 'withdrawal';
  event: ToldEvent;
  /** The address of a mail that was not taken in, and why it was not. */
  sender: string;
  refused: MailRefused;
  /** A member, and why in a phrase. */
  name: string;
  declined: string;
  /** A blank and the number of an invoice, or nothing. */
  invoice: string;
  money: string;
}

const TOLD: Record<ToldEvent, string> = {
  opened: 'this job was opened',
  expired: 'this job expired',
  inactive: 'this job was marked inactive',
  completed: 'this job was completed',
  reopened: 'this job was reopened',
  declined: 'this job was declined',
  blocked: 'the merchant was blocked',
  proposal_sent: 'a proposal was sent',
  proposal_closed: 'a proposal was closed',
  job_created: 'a job began with an accepted proposal',
  review_requested: 'you ask for a review',
  store_access_requested: 'you ask for access to the store',
};

/** One sentence or two: what happened, then what can be done. `reason` is the merchant's own words, added after the sentence. */
export const notices = {
  reply_failed: ({ author, excerpt, why, unproven }: NoticeFacts) =>
    unproven
      ? `${author}, nobody knows whether this has reached the merchant: “${excerpt}” ${why} Retry looks there first and sends it only if it is missing.`
      : `${author}, this has not reached the merchant: “${excerpt}” ${why} Retry sends it again.`,
  reply_delayed: ({ author, excerpt, why, off }: NoticeFacts) =>
    `${author}, this is still on its way: “${excerpt}” ${why} ${off ? 'It goes as soon as somebody presses Retry at a message that failed, or Jobline is restarted.' : 'We keep trying for 24 hours.'}`,
  reply_cancelled: ({ author, excerpt, because }: NoticeFacts) =>
    because === 'blocked'
      ? `${author}, this was not sent: “${excerpt}” The conversation is blocked, nothing goes either way.`
      : `${author}, this was not sent: “${excerpt}” The merchant closed the job before it left.`,
  update_failed: ({ author, what, why }: NoticeFacts) =>
    what === 'withdrawal'
      ? `${author}, the message you deleted has not been taken back: the merchant may still have it. ${why} Retry asks again.`
      : `${author}, your edit has not reached the merchant, who still has the words before it. ${why} Retry sends it again.`,
  event_failed: ({ event, why }: NoticeFacts) =>
    `The marketplace has not been told that ${TOLD[event] ?? TOLD.opened}. ${why} Retry tells it again.`,
  file_failed: ({ name, why }: NoticeFacts) =>
    `The merchant’s file “${name}” is missing here. ${why} Retry fetches it again.`,
  file_unusable: ({ name, why }: NoticeFacts) =>
    `The merchant’s file “${name}” is missing here. ${why} The merchant can send it another way.`,
  member_declined_job: ({ name, declined }: NoticeFacts) => `${name} declined this job: ${declined}.`,
  merchant_blocked: ({ name }: NoticeFacts) =>
    `${name} blocked this merchant. Nothing goes either way any more; notes can still be kept here.`,
  merchant_declined_job: ({ merchant }: NoticeFacts) => `${merchant} declined this job.`,
  merchant_closed_job: ({ merchant }: NoticeFacts) => `${merchant} closed this job.`,
  merchant_confirmed: ({ merchant }: NoticeFacts) => `${merchant} confirmed that the job is completed.`,
  merchant_blocked_us: ({ merchant }: NoticeFacts) =>
    `${merchant} ended this conversation. Nothing you write here reaches them any more.`,
  store_access_approved: ({ merchant }: NoticeFacts) => `${merchant} gave you access to the store.`,
  store_access_refused: ({ merchant }: NoticeFacts) =>
    `${merchant} does not give you access to the store. Talk about it, then you can ask again.`,
  invoice_created: ({ invoice, money }: NoticeFacts) =>
    `Invoice${invoice} of ${money} was created. It is paid outside Slack.`,
  invoice_paid: ({ invoice, money }: NoticeFacts) => `Invoice${invoice} of ${money} was paid.`,
  invoice_closed: ({ invoice, money }: NoticeFacts) => `Invoice${invoice} of ${money} was closed.`,
  job_expired: () => 'This job expired: nobody replied in time. It cannot be answered any more.',
  continued_here: ({ thread }: NoticeFacts) => `The merchant wrote again. The talk goes on here: ${thread}`,
  continues_job: ({ job }: NoticeFacts) => `This talk goes on from ${job}, which has ended.`,
  mail_refused: ({ merchant, sender, refused }: NoticeFacts) => {
    if (refused === 'not_proven')
      return `An e-mail that claims to be from ${merchant} (${sender}) was not taken in: its sender could not be verified. If it was really them, they can write on their page.`;
    if (refused === 'unreadable')
      return `An e-mail to this conversation could not be read, and was not taken in. If ${merchant} wrote it, they can write on their page.`;
    if (refused === 'came_back')
      return `An e-mail to ${merchant} came back, and it does not say which one. What you wrote stands on their page.`;
    return `An e-mail from ${sender} was not taken in: only ${merchant}’s own address can write here.`;
  },
  mail_returned: ({ why }: NoticeFacts) => `An e-mail to the merchant has not arrived. ${why} Retry sends it again.`,
  away_words: ({ excerpt }: NoticeFacts) =>
    `You are away, so the merchant gets your automatic words: “${excerpt}” This is not a reply: the time to answer runs on.`,
  written_there: ({ excerpt }: NoticeFacts) =>
    `Somebody wrote to the merchant on the marketplace itself: “${excerpt}” Here this does not count as an answer.`,
} satisfies Record<Notice['code'], (facts: NoticeFacts) => string>;
