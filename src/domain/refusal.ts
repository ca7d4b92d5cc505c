import type { EndedStatus } from './job-status.ts';

/** A command the job machine does not know in this status; the job itself may still be alive. */
export type JobRefusal =
  | { code: 'job_ended'; status: EndedStatus; by?: string; at?: Date }
  | { code: 'not_now'; status: 'new' | 'opened' | 'responded' | 'awaiting_response' | 'inactive' | 'completed' }
  | { code: 'not_yours' };

/** Why a member's thread message stayed inside although its author may have meant it for the merchant. */
export type KeptInside = { code: 'looks_like_note' } | { code: 'prefix_removed' } | { code: 'relay_mode_notes' };

/** Every "no" that a person reads. Each code has a text in every language: what happened, then what can be done. */
export type Refusal =
  | JobRefusal
  | KeptInside
  | { code: 'time_is_up'; at: Date }
  | { code: 'heard_too_late'; status: EndedStatus; by?: string; at?: Date }
  | { code: 'conversation_blocked' }
  | { code: 'files_not_supported' }
  | { code: 'empty_message' }
  | { code: 'edit_stayed_inside' }
  | { code: 'edit_after_end' }
  | { code: 'deletion_after_end' }
  | { code: 'not_a_member' }
  | { code: 'unknown_thread' }
  | { code: 'lead_thread' }
  | { code: 'nothing_to_retry' };

export const REFUSAL_CODES = [
  'job_ended',
  'not_now',
  'not_yours',
  'looks_like_note',
  'prefix_removed',
  'relay_mode_notes',
  'time_is_up',
  'heard_too_late',
  'conversation_blocked',
  'files_not_supported',
  'empty_message',
  'edit_stayed_inside',
  'edit_after_end',
  'deletion_after_end',
  'not_a_member',
  'unknown_thread',
  'lead_thread',
  'nothing_to_retry',
] as const satisfies readonly Refusal['code'][];

/** A refusal that was stored as JSON: its dates are dates again. */
export function reviveRefusal(stored: Refusal): Refusal {
  return 'at' in stored && stored.at !== undefined ? { ...stored, at: new Date(stored.at) } : stored;
}
