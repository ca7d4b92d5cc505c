import type { CardMerchant } from './card.ts';
import type { JobStatus } from './job-status.ts';
import type { FoundLeads } from './lead.ts';

/** What `/jobline list` knows. Only `all` has what is over. */
export const LISTS = ['mine', 'unassigned', 'expiring', 'waiting', 'unread', 'all'] as const;
export type List = (typeof LISTS)[number];

/** The buttons of Home: lists of jobs, the conversations that have no job, and leads. */
export const HOME_FILTERS = ['mine', 'unassigned', 'expiring', 'waiting', 'all', 'conversations', 'leads'] as const;
export type HomeFilter = (typeof HOME_FILTERS)[number];

export function isHomeFilter(name: string): name is HomeFilter {
  return HOME_FILTERS.some((filter) => filter === name);
}

/** What somebody looks for; all of it must be true of a thread. */
export interface Filters {
  list: List;
  /** Both when absent. */
  of?: 'jobs' | 'conversations';
  words?: string;
  /** Ids; the conversation bears all of them. */
  tags?: readonly number[];
  unread?: boolean;
  status?: JobStatus;
  /** Slack user id. */
  assignee?: string;
  /** A service's name. */
  service?: string;
}

/** From 0. */
export interface Page {
  number: number;
  size: number;
}

/** `J-12` or `C-3`: how members call a job, or a conversation without one. */
export interface ThreadName {
  of: 'job' | 'conversation';
  number: number;
}

const NAMED = /^([jc])\s?[-–]?\s?(\d{1,9})$/i;

export function readThreadName(said: string): ThreadName | undefined {
  const [, letter, digits] = NAMED.exec(said.trim()) ?? [];
  if (letter === undefined || digits === undefined) return undefined;
  return { of: letter.toLowerCase() === 'j' ? 'job' : 'conversation', number: Number(digits) };
}

export function threadName({ of, number }: ThreadName): string {
  return `${of === 'job' ? 'J' : 'C'}-${number}`;
}

/** One thread as lists show it. */
export interface ThreadLine extends ThreadName {
  threadId: number;
  merchant: CardMerchant;
  serviceName?: string;
  /** Of a job. */
  status?: JobStatus;
  /** When its first reply is due. */
  expiresAt?: Date;
  /** When the merchant's last message should be answered. */
  answerBy?: Date;
  /** Slack user ids. */
  assignees: string[];
  unread: number;
  undelivered: number;
  blocked: boolean;
  /** Where it stands, once it does. */
  place?: { channel: string; rootTs: string };
}

export interface Found {
  items: ThreadLine[];
  total: number;
}

/** How much there is for whoever looks at Home. */
export interface Counts {
  mine: number;
  unassigned: number;
  waiting: number;
  unread: number;
  /** Jobs that expired in the last 90 days. */
  expired: number;
}

/** What is done of what must be done before jobs come in. */
export interface GettingStarted {
  /** A channel is chosen and Jobline is in it. */
  channel: boolean;
  /** The channel that is chosen, though Jobline may not be in it. */
  chosen?: string;
  published: boolean;
  service: boolean;
}

/** What Home shows to somebody. */
export type HomeShown =
  | { of: 'guest' }
  | {
      of: 'member';
      filter: HomeFilter;
      /** From 0. */
      page: number;
      found: Found;
      /** In place of what is found, where leads are looked at. */
      leads?: FoundLeads;
      counts: Counts;
      started: GettingStarted;
      now: Date;
      teamUrl?: string;
    };

/** Rows of one page in Home; Slack takes 100 blocks. */
export const HOME_PAGE_SIZE = 20;
/** Of the dialog that finds jobs, and of an answer to a command, which stands in a message of 50 blocks. */
export const FIND_PAGE_SIZE = 20;
export const ANSWER_SIZE = 15;

const PAGE_LIMIT = 10_000;

/** A page that exists: lists grow shorter while somebody looks at the last one. */
export function clampPage(page: number, total: number, size: number): number {
  const last = Math.max(0, Math.ceil(total / size) - 1);
  const wanted = Number.isSafeInteger(page) ? page : 0;
  return Math.min(Math.max(0, wanted), last, PAGE_LIMIT);
}
