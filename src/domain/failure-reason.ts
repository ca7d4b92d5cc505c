/** Why something written by a member did not reach the merchant, for good or for now. Stored as JSON, told by the catalogue. */
export type FailureReason =
  | { code: 'no_marketplace' }
  | { code: 'refused'; status: number }
  | { code: 'not_taken_yet' }
  | { code: 'endpoint_off' }
  | { code: 'gave_up' }
  | { code: 'internal' };

export const FAILURE_CODES = [
  'no_marketplace',
  'refused',
  'not_taken_yet',
  'endpoint_off',
  'gave_up',
  'internal',
] as const satisfies readonly FailureReason['code'][];
