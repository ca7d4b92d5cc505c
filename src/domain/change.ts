import type { Money } from './card.ts';

/** What was done with a thread besides changing a status; it stands in the history. Names are as they were then. */
export type Change =
  | { code: 'assigned'; slackUsers: string[] }
  | { code: 'unassigned'; slackUsers: string[] }
  /** They have the thread in which the job was agreed on: `J-12`, `C-3`. */
  | { code: 'assignees_kept'; slackUsers: string[]; from: string }
  | { code: 'tagged'; tags: string[] }
  | { code: 'untagged'; tags: string[] }
  | { code: 'noted' }
  | { code: 'read' }
  | { code: 'blocked'; reason: 'unwanted' | 'spam' }
  /** The merchant did: no more messages between them and us. */
  | { code: 'blocked_us' }
  | { code: 'proposed'; version: number }
  | { code: 'proposal_closed' }
  /** The merchant did, with what words. */
  | { code: 'proposal_accepted'; version: number }
  | { code: 'proposal_declined'; version: number; feedback?: string }
  | { code: 'review_requested' }
  /** The merchant did. */
  | { code: 'reviewed'; rating: number }
  | { code: 'store_access_requested' }
  | { code: 'store_access_approved' }
  | { code: 'store_access_refused' }
  | { code: 'invoice_created' | 'invoice_paid' | 'invoice_closed'; number?: string; money: Money };
