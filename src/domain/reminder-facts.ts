import type { ReminderClock } from './reminders.ts';

/** What a reminder speaks of. Names are the merchant's own words. */
export interface ReminderFacts {
  jobNumber: number;
  serviceName: string;
  merchantName: string;
  clock: ReminderClock;
  /** When the time is over. */
  until: Date;
  /** No reminder comes behind it. */
  last: boolean;
  /** Where its card stands. */
  place?: { channel: string; rootTs: string; teamUrl?: string };
}

/** A job of the line that catches up, with who has it. */
export type LateJob = ReminderFacts & { assignees: string[] };
