import type { FileFailure } from './file.ts';

/** Why something written by a member did not reach the merchant, for good or for now. Stored as JSON, told by the catalogue. */
export type FailureReason =
  | { code: 'no_marketplace' }
  | { code: 'refused'; status: number }
  | { code: 'not_taken_yet' }
  | { code: 'endpoint_off' }
  | { code: 'gave_up' }
  /** The answer was lost, and no look could find out: it may have arrived. */
  | { code: 'unproven' }
  /** An upstream's account has to be connected, or connected again. */
  | { code: 'disconnected' }
  | { code: 'too_long' }
  /** `status` is the mail server's reply code. */
  | { code: 'mail_refused'; status: number }
  | { code: 'mail_not_taken_yet' }
  | { code: 'mail_gave_up' }
  /** Sent twice, and no server said what became of it. */
  | { code: 'mail_unknown' }
  /** It came back; `said` are the words of the server that could not deliver it. */
  | { code: 'mail_bounced'; said: string }
  | { code: 'internal' }
  | FileFailure;

export const FAILURE_CODES = [
  'no_marketplace',
  'refused',
  'not_taken_yet',
  'endpoint_off',
  'gave_up',
  'unproven',
  'disconnected',
  'too_long',
  'mail_refused',
  'mail_not_taken_yet',
  'mail_gave_up',
  'mail_unknown',
  'mail_bounced',
  'internal',
  'file_private',
  'file_bad_link',
  'file_not_found',
  'file_refused',
  'file_unreachable',
  'file_too_large',
  'file_empty',
  'file_wrong_type',
  'file_not_taken',
  'file_not_given',
] as const satisfies readonly FailureReason['code'][];
