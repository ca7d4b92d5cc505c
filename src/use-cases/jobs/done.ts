import type { Refusal } from '../../domain/refusal.ts';

/** What became of something a member asked for. */
export type Done = { kind: 'done' } | { kind: 'refused'; refusal: Refusal };

export const DONE: Done = { kind: 'done' };

export function refused(refusal: Refusal): { kind: 'refused'; refusal: Refusal } {
  return { kind: 'refused', refusal };
}

/** A member's click or dialog about a thread, by our clock. */
export interface Act {
  threadId: number;
  slackUser: string;
  name: string;
  at: Date;
}
