import type { Money, Priorities } from './card.ts';

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
  /** Bytes. */
  size: number;
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

/** What a marketplace tells us. */
export type InboundEvent =
  | JobCreated
  | ConversationCreated
  | MessageCreated
  | MessageUpdated
  | MessageDeleted
  | JobEndedByMerchant
  | JobConfirmed;

export const INBOUND_EVENT_TYPES = [
  'job.created',
  'conversation.created',
  'message.created',
  'message.updated',
  'message.deleted',
  'job.declined',
  'job.closed',
  'job.confirmed',
] as const satisfies readonly InboundEvent['type'][];

/**
 * What the event belongs to, as far as the event itself says: the conversation's outside id, else `job:` and the job's id,
 * which is also the outside id of a conversation that a job begins without naming one.
 */
export function subjectOf(event: InboundEvent): string {
  if ('conversation' in event && event.conversation !== undefined) return event.conversation.id;
  if ('job' in event && event.job !== undefined) return `job:${event.job.id}`;
  throw new Error(`an event names neither a conversation nor a job: ${event.type}`);
}
