/** A person on the merchant's side, as the marketplace sends it. */
export interface MerchantPerson {
  id: string;
  name: string;
  kind?: 'owner' | 'staff' | 'prospect';
  email?: string;
  locale?: string;
  time_zone?: string;
}

export interface StoreRef {
  name: string;
  url: string;
}

/** A job as somebody fills it in: what the marketplace needs to send `job.created`. */
export interface JobOrder {
  kind: 'match' | 'direct';
  service: { handle: string; name: string };
  title?: string;
  details?: string;
  business?: string;
  requirements?: { question: string; responses: string[] }[];
  priorities?: { time?: string; cost?: string; quality?: string };
  budget?: { amount: string; currency: string };
  dropshipping?: boolean;
  merchant: MerchantPerson;
  store?: StoreRef;
  /** The merchant's first words. */
  words?: string;
  /** Hours until the job expires, from now; absent leaves the deadline to Jobline (72 h). */
  hoursLeft?: number;
  /** How long ago the merchant ordered it, in hours. */
  hoursAgo?: number;
}

/** What became of one event that the marketplace sent to Jobline. */
export interface SentEvent {
  webhookId: string;
  type: string;
  /** `no_answer`: the partner's side could not be reached, or the sandbox ended before it answered. */
  state: 'sending' | 'accepted' | 'duplicate' | 'refused' | 'no_answer';
  status?: number;
  /** The partner's own words about a refusal, from its problem detail. */
  detail?: string;
}

/** One event as it arrived at the marketplace, whatever became of it. */
export interface ReceivedEvent {
  webhookId: string;
  type: string;
  data: EventData;
  headers: Record<string, string>;
  /** RFC 3339, when it arrived. */
  at: string;
  /** Whether its signature was right. */
  verified: boolean;
  /** Whether the same webhook-id had been accepted before. */
  duplicate: boolean;
  /** What the sender got for it: a status, silence, or a connection that broke: `cut` after the event was taken, `dead` before. */
  answered: number | 'hung' | 'cut' | 'dead';
}

/** The fields of an event's data that the marketplace reads; the rest is kept as it came. */
export interface EventData {
  [field: string]: unknown;
  conversation?: { id: string };
  job?: { id: string; status?: string; [field: string]: unknown };
  at?: string;
  by?: { name: string };
}

export interface FileRef {
  name: string;
  url?: string;
  mime_type?: string;
  size?: number;
}

interface Price {
  amount: string;
  currency: string;
}

/** A version of a proposal of the partner's, as it came. */
export interface Offer {
  id: string;
  version: number;
  author: string;
  service: { handle: string; name: string };
  work: string;
  milestones: { title: string; price: Price; duration_days: number }[];
  price: Price;
  estimated_days: number;
  terms?: string;
  state: 'open' | 'accepted' | 'declined' | 'replaced' | 'closed';
  /** What the merchant answered. */
  feedback?: string;
  acceptedFor?: string;
  /** Accepted for a new store: the partner asked for a review, and none was written yet. */
  reviewWanted?: boolean;
}

/** One thing in a conversation, as the merchant sees it. */
export type Entry =
  | {
      kind: 'merchant' | 'partner';
      id: string;
      jobId?: string;
      author: string;
      body: string;
      /** Only of the partner's messages. */
      html?: string;
      at: string;
      edited: boolean;
      withdrawn: boolean;
      files: FileRef[];
      /** Events about this message that the marketplace sent, oldest first. */
      events: SentEvent[];
    }
  | { kind: 'line'; id: string; jobId?: string; text: string; at: string; events: SentEvent[] }
  /** `id` is the proposal's with its version; `events` are the merchant's answers. */
  | { kind: 'offer'; id: string; jobId?: string; offer: Offer; at: string; events: SentEvent[] };

export interface MerchantInvoice {
  id: string;
  amount: string;
  currency: string;
  state: 'open' | 'paid';
}

/** Somebody who left contact details for the partner. */
export interface SentLead {
  id: string;
  name: string;
  source: string;
  reviewWanted: boolean;
  events: SentEvent[];
}

export interface MerchantJob {
  id: string;
  order: 'match' | 'direct' | 'proposal';
  serviceName: string;
  title?: string;
  /** As the partner last reported it; `new` until then. */
  status: string;
  confirmed: boolean;
  /** The partner asked for a review, and none was written yet. */
  reviewWanted?: boolean;
  /** The partner asked for access to the store, and waits for the answer. */
  accessWanted?: boolean;
  /** The marketplace's invoices for it. */
  invoices: MerchantInvoice[];
  expiresAt?: string;
  createdAt: string;
  events: SentEvent[];
}

/** A conversation between one merchant and the partner, from the merchant's side. */
export interface MerchantConversation {
  id: string;
  merchant: MerchantPerson;
  store?: StoreRef;
  jobs: MerchantJob[];
  entries: Entry[];
  /** RFC 3339, the newest thing in it. */
  updatedAt: string;
}

/** Everything the marketplace ever did, in order; conversations are folded from it. */
export type MarketplaceRecord =
  | { kind: 'sent'; webhookId: string; type: string; data: EventData; at: string }
  | { kind: 'answered'; webhookId: string; status: number; body: unknown; at: string }
  | ({ kind: 'received' } & ReceivedEvent);
