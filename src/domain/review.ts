/** What a merchant reviews: finished work, an accepted proposal for a new store, or how we treated them as a lead. */
export const REVIEW_SUBJECTS = ['job', 'proposal', 'lead'] as const;
export type ReviewOf = (typeof REVIEW_SUBJECTS)[number];

/** Jobs and leads by our id; a proposal by the id it has outside. */
export type ReviewSubject = { of: 'job' | 'lead'; id: number } | { of: 'proposal'; id: string };

/** How it is called where it is stored: `job:12`, `lead:3`, `proposal:p-1`. */
export function reviewSubjectKey({ of, id }: ReviewSubject): string {
  return `${of}:${id}`;
}

/** A merchant's review as the thread shows it. */
export interface ReviewWords {
  of: ReviewOf;
  merchantName: string;
  rating: number;
  /** The merchant's own words; may be empty. */
  body: string;
}

/** What others read of an organization's reviews. */
export interface ReviewSummary {
  count: number;
  /** 1 to 5, to one decimal; absent without any. */
  average?: number;
}
