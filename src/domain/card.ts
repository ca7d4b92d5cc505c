import type { DeclineReason } from './decline-reason.ts';
import type { FailureReason } from './failure-reason.ts';
import type { JobStatus } from './job-status.ts';
import type { RelayMode } from './relay-policy.ts';
import type { StoreAccess } from './store-access.ts';

/** What may be shown of a merchant. All of it is the merchant's own words: never markup. */
export interface CardMerchant {
  name: string;
  storeName?: string;
  storeUrl?: string;
  timeZone?: string;
  locale?: string;
}

/** Decimal string as it came, and an ISO 4217 code. */
export interface Money {
  amount: string;
  currency: string;
}

export interface Priorities {
  time?: string;
  cost?: string;
  quality?: string;
}

export interface FileLine {
  name: string;
  /** Bytes. */
  size?: number;
  mimeType?: string;
}

export type JobKind = 'match' | 'direct' | 'proposal';

/** What a card says of reviews, access to the store, and invoices; what is not so is absent. */
export interface AfterWork {
  /** Who asked for the job's review, and when. */
  reviewAsked?: { by: string; at: Date };
  /** Stars of the newest review in the thread, 1 to 5. */
  rating?: number;
  /** There is no job, but an accepted proposal for a new store, and nobody has asked for its review. */
  proposalToReview?: true;
  storeAccess?: StoreAccess;
  /** Invoices that are neither paid nor closed. */
  unpaid?: Money[];
}

/** The root of a job's thread, as the database says it stands now. */
export interface JobCard extends AfterWork {
  threadId: number;
  number: number;
  kind: JobKind;
  status: JobStatus;
  serviceName: string;
  title?: string;
  merchant: CardMerchant;
  /** When the first reply or a decline is due. */
  expiresAt?: Date;
  /** The deadline has passed and the sweep has not come yet: nothing works on the job. */
  timeIsUp: boolean;
  /** When the merchant's last message should be answered (24-hour clock). */
  answerBy?: Date;
  endedAt?: Date;
  endedBy?: { actor: 'member' | 'merchant' | 'clock'; name?: string };
  endedReason?: string;
  priorities: Priorities;
  budget?: Money;
  summary?: string;
  /** Slack user ids. */
  assignees: string[];
  tags: string[];
  unread: number;
  undelivered: number;
  held: number;
  confirmed: boolean;
  /** Absent where none was sent from this thread. */
  acceptedProposal?: boolean;
  conversationBlocked: boolean;
  /** Whether what is written in the thread goes to the merchant, or the Reply dialog sends. */
  relayMode: RelayMode;
}

/** The root of a thread without a job: no status, no deadline. */
export interface ConversationCard extends AfterWork {
  threadId: number;
  number: number;
  merchant: CardMerchant;
  serviceName?: string;
  unread: number;
  undelivered: number;
  held: number;
  blocked: boolean;
  assignees: string[];
  tags: string[];
  /** Absent where none was sent from this thread. */
  acceptedProposal?: boolean;
  relayMode: RelayMode;
}

/** The full request: the first message of a job's thread. */
export interface JobRequest {
  serviceName: string;
  title?: string;
  details?: string;
  business?: string;
  requirements: { question: string; responses: string[] }[];
  priorities: Priorities;
  budget?: Money;
  dropshipping?: boolean;
  firstWords?: { body: string; edited: boolean; withdrawn: boolean };
  files: FileLine[];
}

/** One message of a merchant as the thread shows it. */
export interface MerchantWords {
  merchantName: string;
  merchantTimeZone?: string;
  sentAt: Date;
  body: string;
  edited: boolean;
  withdrawn: boolean;
  files: FileLine[];
}

/** What a notice says about the member's message it belongs to. */
interface AboutReply {
  /** Slack user id of the author. */
  authorUserId: string;
  /** First words of the message, as plain text. */
  excerpt: string;
}

/** What a marketplace is told of besides messages. */
export type ToldEvent =
  | 'opened'
  | 'expired'
  | 'inactive'
  | 'completed'
  | 'reopened'
  | 'declined'
  | 'blocked'
  | 'proposal_sent'
  | 'proposal_closed'
  | 'job_created'
  | 'review_requested'
  | 'store_access_requested';

/** Rare lines by Jobline itself in a thread. */
/** Why a mail to a conversation was not taken in; `came_back`: one of ours that cannot be told from others. */
export type MailRefused = 'not_proven' | 'other_sender' | 'unreadable' | 'came_back';

export type Notice =
  | ({
      code: 'reply_failed';
      reason: FailureReason /** Delivery id: value of the Retry button. */;
      retry: string;
    } & AboutReply)
  | ({ code: 'reply_delayed'; reason: FailureReason } & AboutReply)
  | ({ code: 'reply_cancelled'; because: 'merchant_closed' | 'blocked' } & AboutReply)
  | {
      code: 'update_failed';
      what: 'correction' | 'withdrawal';
      reason: FailureReason;
      retry: string;
      authorUserId: string;
    }
  | { code: 'event_failed'; event: ToldEvent; reason: FailureReason; retry: string }
  /** A merchant's file that did not get into the thread; `file_unusable`: a repeat would change nothing. */
  | { code: 'file_failed'; name: string; reason: FailureReason; retry: string }
  | { code: 'file_unusable'; name: string; reason: FailureReason }
  | {
      code: 'member_declined_job';
      name: string;
      because: DeclineReason /** What the merchant reads of it. */;
      comment?: string;
    }
  | { code: 'merchant_blocked'; name: string }
  | { code: 'merchant_declined_job'; merchantName: string; reason?: string }
  | { code: 'merchant_closed_job'; merchantName: string; reason?: string }
  | { code: 'merchant_confirmed'; merchantName: string }
  | { code: 'store_access_approved'; merchantName: string }
  | { code: 'store_access_refused'; merchantName: string }
  | { code: 'invoice_created'; number?: string; money: Money }
  | { code: 'invoice_paid'; number?: string; money: Money }
  | { code: 'invoice_closed'; number?: string; money: Money }
  | { code: 'merchant_blocked_us'; merchantName: string }
  | { code: 'job_expired' }
  | {
      code: 'continued_here';
      channel: string;
      rootTs: string /** The workspace's address, e.g. `https://acme.slack.com/`. */;
      teamUrl?: string;
    }
  | { code: 'continues_job'; jobNumber: number }
  /** A mail to the conversation that was not taken in. `sender` is the address that it names. */
  | { code: 'mail_refused'; because: MailRefused; merchantName: string; sender: string }
  /** A mail that carried no member's words came back. */
  | { code: 'mail_returned'; reason: FailureReason; retry: string }
  /** The automatic words of an organization that is away, on their way to the merchant. */
  | { code: 'away_words'; excerpt: string }
  /** Somebody wrote to the merchant on the marketplace itself. */
  | { code: 'written_there'; excerpt: string };

export const NOTICE_CODES = [
  'reply_failed',
  'reply_delayed',
  'reply_cancelled',
  'update_failed',
  'event_failed',
  'file_failed',
  'file_unusable',
  'member_declined_job',
  'merchant_blocked',
  'merchant_declined_job',
  'merchant_closed_job',
  'merchant_confirmed',
  'store_access_approved',
  'store_access_refused',
  'invoice_created',
  'invoice_paid',
  'invoice_closed',
  'merchant_blocked_us',
  'job_expired',
  'continued_here',
  'continues_job',
  'mail_refused',
  'mail_returned',
  'away_words',
  'written_there',
] as const satisfies readonly Notice['code'][];
