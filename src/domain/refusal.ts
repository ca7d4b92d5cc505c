import type { EndedStatus } from './job-status.ts';

/** A command the job machine does not know in this status; the job itself may still be alive. */
export type JobRefusal =
  | { code: 'job_ended'; status: EndedStatus; by?: string; at?: Date }
  | { code: 'not_now'; status: 'new' | 'opened' | 'responded' | 'awaiting_response' | 'inactive' | 'completed' }
  | { code: 'not_yours' };

/** Why a choice about a member's message does nothing: it has been made, or the message is past it. */
export type NotDecided =
  | { code: 'already_sent'; by?: string }
  | { code: 'already_kept'; by?: string }
  | { code: 'already_left' }
  | { code: 'message_gone' }
  | { code: 'send_failed' }
  | { code: 'was_refused' }
  | { code: 'note_stays' }
  | { code: 'not_a_reply' };

/** Every "no" that a person reads. Each code has a text in every language: what happened, then what can be done. */
export type Refusal =
  | JobRefusal
  | NotDecided
  | { code: 'held_too_long' }
  | { code: 'starts_as_note' }
  | { code: 'reply_too_long' }
  | { code: 'template_unnamed' }
  | { code: 'template_gone' }
  | { code: 'time_is_up'; at: Date }
  | { code: 'heard_too_late'; status: EndedStatus; by?: string; at?: Date }
  | { code: 'conversation_blocked' }
  | { code: 'empty_message' }
  | { code: 'edit_stayed_inside' }
  | { code: 'edit_after_end' }
  | { code: 'deletion_after_end' }
  | { code: 'edit_not_there' }
  | { code: 'deletion_not_there' }
  | { code: 'not_a_member' }
  | { code: 'unknown_thread' }
  | { code: 'lead_thread' }
  | {
      code: 'already_done';
      status: 'inactive' | 'completed' | 'responded' | 'awaiting_response';
      by?: string;
      at?: Date;
    }
  | { code: 'no_job_here' }
  | { code: 'already_blocked'; by?: string; at?: Date }
  | { code: 'assigned_already'; by: string }
  | { code: 'not_assignable'; names: string[] }
  | { code: 'too_many_assignees' }
  | { code: 'people_unread' }
  | { code: 'tag_gone' }
  | { code: 'tag_exists'; names: string[] }
  | { code: 'tag_name_unusable' }
  | { code: 'too_many_tags' }
  | { code: 'proposal_accepted'; at?: Date }
  | { code: 'proposal_closed'; by?: string; at?: Date }
  | { code: 'proposal_changed'; by?: string; at?: Date }
  | { code: 'unknown_proposal' }
  | { code: 'no_services' }
  | { code: 'review_too_early' }
  | { code: 'nothing_to_review' }
  | { code: 'review_asked_already'; by: string; at: Date }
  | { code: 'reviewed_already' }
  | { code: 'store_access_too_early' }
  | { code: 'store_access_asked_already'; by?: string; at?: Date }
  | { code: 'store_access_given_already'; by?: string; at?: Date }
  | { code: 'nothing_to_retry' };

export const REFUSAL_CODES = [
  'job_ended',
  'not_now',
  'not_yours',
  'already_sent',
  'already_kept',
  'already_left',
  'message_gone',
  'send_failed',
  'was_refused',
  'note_stays',
  'not_a_reply',
  'held_too_long',
  'starts_as_note',
  'reply_too_long',
  'template_unnamed',
  'template_gone',
  'time_is_up',
  'heard_too_late',
  'conversation_blocked',
  'empty_message',
  'edit_stayed_inside',
  'edit_after_end',
  'deletion_after_end',
  'edit_not_there',
  'deletion_not_there',
  'not_a_member',
  'unknown_thread',
  'lead_thread',
  'already_done',
  'no_job_here',
  'already_blocked',
  'assigned_already',
  'not_assignable',
  'too_many_assignees',
  'people_unread',
  'tag_gone',
  'tag_exists',
  'tag_name_unusable',
  'too_many_tags',
  'proposal_accepted',
  'proposal_closed',
  'proposal_changed',
  'unknown_proposal',
  'no_services',
  'review_too_early',
  'nothing_to_review',
  'review_asked_already',
  'reviewed_already',
  'store_access_too_early',
  'store_access_asked_already',
  'store_access_given_already',
  'nothing_to_retry',
] as const satisfies readonly Refusal['code'][];

/** A refusal that was stored as JSON: its dates are dates again. */
export function reviveRefusal(stored: Refusal): Refusal {
  return 'at' in stored && stored.at !== undefined ? { ...stored, at: new Date(stored.at) } : stored;
}
