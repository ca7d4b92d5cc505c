import type { Money, Priorities } from './card.ts';
import type { Home } from './conversation.ts';
import type { LeadSource } from './lead.ts';
import type { MessageEchoed } from './message-echoed.ts';

/** Ids are the marketplace's own: opaque, at most 255 characters. All words are the merchant's: plain text, never markup. */
export interface InboundMerchant {
  id: string;
  name: string;
  kind?: 'owner' | 'staff' | 'prospect';
  email?: string;
  /** BCP 47, e.g. `cs` or `pt-BR`. */
  locale?: string;
  /** IANA name, known to this runtime. */
  timeZone?: string;
}

export interface InboundStore {
  name: string;
  url: string;
}

interface InboundService {
  handle: string;
  name: string;
}

export interface InboundFile {
  name: string;
  url: string;
  mimeType: string;
  /** Bytes; absent where the sender does not say. */
  size?: number;
}

export interface InboundMessage {
  id: string;
  /** At most 40,000 characters, empty only with files. */
  body: string;
  sentAt: Date;
  files: InboundFile[];
}

export interface InboundJob {
  id: string;
  kind: 'match' | 'direct';
  createdAt: Date;
  expiresAt?: Date;
  service: InboundService;
  title?: string;
  details?: string;
  business?: string;
  requirements: { question: string; responses: string[] }[];
  priorities: Priorities;
  budget?: Money;
  dropshipping?: boolean;
}

interface InboundReference {
  id: string;
}

interface Envelope {
  /** When it happened, by the marketplace's word. */
  timestamp: Date;
  /** The id under which the marketplace knows the organization. */
  organization?: string;
  /** Where its conversation lives, told by the source it came from; a marketplace when absent. */
  home?: Home;
}

export interface JobCreated extends Envelope {
  type: 'job.created';
  job: InboundJob;
  merchant: InboundMerchant;
  store?: InboundStore;
  conversation?: InboundReference;
  message?: InboundMessage;
}

export interface ConversationCreated extends Envelope {
  type: 'conversation.created';
  conversation: InboundReference;
  merchant: InboundMerchant;
  store?: InboundStore;
  service?: InboundService;
  message: InboundMessage;
}

export interface MessageCreated extends Envelope {
  type: 'message.created';
  conversation: InboundReference;
  job?: InboundReference;
  merchant?: InboundMerchant;
  message: InboundMessage;
  /** Its sender sends the request's own words as the first message besides: those are shown once. */
  mayRepeatRequest?: true;
}

export interface MessageUpdated extends Envelope {
  type: 'message.updated';
  conversation: InboundReference;
  /** Without `files` the files stay as they were. */
  message: { id: string; body: string; files?: InboundFile[]; editedAt: Date };
}

export interface MessageDeleted extends Envelope {
  type: 'message.deleted';
  conversation: InboundReference;
  message: InboundReference;
}

/** The merchant ended it, at any time. */
export interface JobEndedByMerchant extends Envelope {
  type: 'job.declined' | 'job.closed';
  job: InboundReference;
  reason?: string;
}

export interface JobConfirmed extends Envelope {
  type: 'job.confirmed';
  job: InboundReference;
}

/** Names one of the three: what the merchant reviews. */
export interface ReviewCreated extends Envelope {
  type: 'review.created';
  job?: InboundReference;
  proposal?: InboundReference;
  lead?: InboundReference;
  review: { id: string; rating: number; body?: string };
}

/** The merchant's answer to our asking for access to their store. */
export interface StoreAccessAnswered extends Envelope {
  type: 'store_access.approved' | 'store_access.refused';
  job: InboundReference;
  /** Where the store opens for us. */
  url?: string;
}

export interface InvoiceMirrored extends Envelope {
  type: 'invoice.created' | 'invoice.paid' | 'invoice.closed';
  job: InboundReference;
  invoice: { id: string; number?: string; money: Money; url?: string };
}

/** A prospect leaves contact details; nothing can be answered here. */
export interface LeadCreated extends Envelope {
  type: 'lead.created';
  lead: { id: string; source: LeadSource; details?: string };
  merchant: InboundMerchant & { email: string };
}

/** Somebody looks for an expert and addresses nobody: to be matched. */
export interface RequestCreated extends Envelope {
  type: 'request.created';
  request: Omit<InboundJob, 'kind'>;
  merchant: InboundMerchant;
  store?: InboundStore;
  message?: InboundMessage;
  /** How many may have it at the same time. */
  offerTo?: number;
}

/** The merchant wants no more messages: their conversation is blocked, its open jobs are closed. */
export interface MerchantBlockedUs extends Envelope {
  type: 'merchant.blocked_us';
  conversation: InboundReference;
}

/** The merchant takes an offer, for a store of theirs or one that is yet to come. `job` is what it leads to, or goes on with. */
export interface ProposalAccepted extends Envelope {
  type: 'proposal.accepted';
  proposal: { id: string; version: number };
  store: InboundStore | 'new';
  job?: InboundReference;
}

export interface ProposalDeclined extends Envelope {
  type: 'proposal.declined';
  proposal: { id: string; version: number };
  feedback?: string;
}

/** What a marketplace tells us. */
export type InboundEvent =
  | JobCreated
  | ConversationCreated
  | MessageCreated
  | MessageEchoed
  | MessageUpdated
  | MessageDeleted
  | JobEndedByMerchant
  | JobConfirmed
  | MerchantBlockedUs
  | ProposalAccepted
  | ProposalDeclined
  | ReviewCreated
  | StoreAccessAnswered
  | InvoiceMirrored
  | LeadCreated
  | RequestCreated;

export const INBOUND_EVENT_TYPES = [
  'job.created',
  'conversation.created',
  'message.created',
  'message.updated',
  'message.deleted',
  'job.declined',
  'job.closed',
  'job.confirmed',
  'merchant.blocked_us',
  'proposal.accepted',
  'proposal.declined',
  'review.created',
  'store_access.approved',
  'store_access.refused',
  'invoice.created',
  'invoice.paid',
  'invoice.closed',
  'lead.created',
  'request.created',
] as const satisfies readonly InboundEvent['type'][];

/**
 * What the event belongs to, as far as the event itself says: the conversation's outside id, else `job:` and the job's id,
 * which is also the outside id of a conversation that a job begins without naming one.
 */
export function subjectOf(event: InboundEvent): string {
  if ('conversation' in event && event.conversation !== undefined) return event.conversation.id;
  if (event.type === 'proposal.accepted' || event.type === 'proposal.declined') return `proposal:${event.proposal.id}`;
  if ('job' in event && event.job !== undefined) return `job:${event.job.id}`;
  if ('lead' in event && event.lead !== undefined) return `lead:${event.lead.id}`;
  if (event.type === 'request.created') return `request:${event.request.id}`;
  if ('proposal' in event && event.proposal !== undefined) return `proposal:${event.proposal.id}`;
  throw new Error(`an event names neither a conversation nor a job: ${event.type}`);
}

/** Whether the event is for nobody in particular: it is matched with those whom it fits, and offered to them. */
export function isAddressedToNobody(event: InboundEvent): event is RequestCreated | LeadCreated {
  if (event.type === 'request.created') return true;
  return event.type === 'lead.created' && event.lead.source === 'form' && event.organization === undefined;
}
