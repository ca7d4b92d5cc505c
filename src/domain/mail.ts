import type { ConversationCard, FileLine, JobCard } from './card.ts';
import type { LeadCard } from './lead.ts';
import type { ProposalAnswer } from './proposal.ts';
import type { OfferShown } from './proposals-shown.ts';

/** A message as a mail quotes it. */
export interface MailWords {
  from: 'merchant' | 'member';
  /** Who of that side wrote it. */
  name: string;
  body: string;
  edited: boolean;
  files: FileLine[];
}

/** What a mail about a thread tells. */
export type MailNews =
  | { of: 'assigned'; byName: string }
  | { of: 'message'; words: MailWords }
  | { of: 'first_contact'; words?: MailWords }
  | OfferMailed;

/** A version of a proposal on its way to the merchant, or the merchant's answer to it. */
export interface OfferMailed {
  of: 'proposal';
  event: 'sent' | ProposalAnswer;
  offer: OfferShown;
}

/** The root of the thread that a mail is about, as it stands now. */
export type MailCard = { of: 'job'; card: JobCard } | { of: 'conversation'; card: ConversationCard };

/** Who reads the mail. */
export interface MailReader {
  /** IANA name. */
  timeZone: string;
  organizationName: string;
  /** Where this person ends these mails; absent for the organization's own address. */
  unsubscribeUrl?: string;
}

export interface ThreadMail {
  about: MailCard;
  news: MailNews;
  /** Absent while nothing stands in Slack. */
  threadUrl?: string;
  /** Nothing can stand in Slack: no channel is chosen. */
  noChannel: boolean;
  reader: MailReader;
}

/** One thread of a digest: what its merchant wrote and nobody has read. */
export interface DigestThread {
  about: MailCard;
  count: number;
  /** First words of the newest. */
  excerpt: string;
  threadUrl?: string;
}

export interface DigestMail {
  /** The threads whose merchants wait longest come first. */
  threads: DigestThread[];
  /** Unread messages of all threads. */
  count: number;
  /** Threads that are not listed. */
  more: number;
  reader: MailReader;
}

/** A mail as it looks. */
export interface MailContent {
  subject: string;
  html: string;
  text: string;
}

/** A lead for the organization's notification address. */
export interface LeadMail {
  lead: LeadCard;
  /** The organization's own link, to answer with. */
  profileUrl?: string;
  /** Absent while nothing stands in Slack. */
  threadUrl?: string;
  /** An answer to this mail goes to the lead. */
  canReply: boolean;
  reader: MailReader;
}
