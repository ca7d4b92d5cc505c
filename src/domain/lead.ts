/** How a lead found us: on our profile, or through a form that several organizations get. */
export const LEAD_SOURCES = ['profile', 'form'] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

/** A prospect who left contact details only. All words are theirs: plain text, never markup. */
export interface LeadContact {
  name: string;
  email: string;
  /** IANA name. */
  timeZone?: string;
  /** BCP 47. */
  locale?: string;
}

/** The root of a lead's thread, as the database says it stands now. */
export interface LeadCard {
  threadId: number;
  /** `L-3` is the third lead of the organization. */
  number: number;
  source: LeadSource;
  contact: LeadContact;
  details?: string;
  arrivedAt: Date;
  /** Who asked for a review, and when. */
  reviewAsked?: { by: string; at: Date };
  /** Stars of the newest review, 1 to 5. */
  rating?: number;
  /** Its merchant is blocked: nothing is asked of them any more. */
  blocked: boolean;
}

/** How people call it. */
export function leadLabel({ number }: Pick<LeadCard, 'number'>): string {
  return `L-${number}`;
}

/** Whether a review can still be asked for: once, and of whom nobody has blocked. */
export function isLeadReviewable({ reviewAsked, rating, blocked }: LeadCard): boolean {
  return !blocked && !reviewAsked && rating === undefined;
}

/** One lead as Home lists it. */
export interface LeadLine {
  card: LeadCard;
  /** Where it stands, once it does. */
  place?: { channel: string; rootTs: string };
}

export interface FoundLeads {
  items: LeadLine[];
  total: number;
}
