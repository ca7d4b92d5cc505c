export const JOB_STATUSES = [
  'new',
  'opened',
  'responded',
  'awaiting_response',
  'declined',
  'expired',
  'inactive',
  'completed',
  'closed',
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Jobs that are still going on: they can be declined, closed and answered. */
export const OPEN_STATUSES = ['new', 'opened', 'responded', 'awaiting_response', 'inactive'] as const;
export type OpenStatus = (typeof OPEN_STATUSES)[number];

/** Jobs that nothing reaches any more, in either direction. Completed is neither open nor ended: messages still flow. */
export const ENDED_STATUSES = ['declined', 'expired', 'closed'] as const;
export type EndedStatus = (typeof ENDED_STATUSES)[number];

export function isOpen(status: JobStatus): status is OpenStatus {
  return (OPEN_STATUSES as readonly JobStatus[]).includes(status);
}

export function hasEnded(status: JobStatus): status is EndedStatus {
  return (ENDED_STATUSES as readonly JobStatus[]).includes(status);
}

/** Only these have the deadline of the first reply still before them. */
export function awaitsFirstReply(status: JobStatus): status is 'new' | 'opened' {
  return status === 'new' || status === 'opened';
}
