/** Where a member's reply is on its way to the merchant. */
export const MESSAGE_STATES = [
  'held',
  'waiting',
  'queued',
  'sending',
  'delivered',
  'failed',
  'withdrawn',
  'cancelled',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];
