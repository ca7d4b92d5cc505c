/** Why we decline a job; the marketplace hears the word, people read a phrase. */
export const DECLINE_REASONS = ['service', 'capacity', 'budget', 'timing', 'location', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export function isDeclineReason(word: string | undefined): word is DeclineReason {
  return (DECLINE_REASONS as readonly (string | undefined)[]).includes(word);
}
