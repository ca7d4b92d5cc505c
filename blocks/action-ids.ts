/** Every `action_id` of a button that exists. */
export const ACTION_IDS = {
  jobOpen: 'job_open',
  deliveryRetry: 'delivery_retry',
} as const;
export type ActionId = (typeof ACTION_IDS)[keyof typeof ACTION_IDS];
