import type { JobStatus } from '../../domain/job-status.ts';

/** Each label with its explanation, for some read ambiguously alone. */
export const statuses = {
  new: { label: 'New', meaning: 'nobody has opened it' },
  opened: { label: 'Opened', meaning: 'no reply yet' },
  responded: { label: 'Responded', meaning: 'we wait for the merchant' },
  awaiting_response: { label: 'Awaiting response', meaning: 'the merchant waits for you' },
  declined: { label: 'Declined', meaning: 'this job goes on without us' },
  expired: { label: 'Expired', meaning: 'nobody replied in time' },
  inactive: { label: 'Inactive', meaning: 'set aside, messages still flow' },
  completed: { label: 'Completed', meaning: 'the work is done' },
  closed: { label: 'Closed', meaning: 'the merchant ended it' },
} satisfies Record<JobStatus, { label: string; meaning: string }>;
