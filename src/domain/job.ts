import type { JobKind } from './card.ts';
import type { Actor } from './job-machine.ts';
import type { JobStatus } from './job-status.ts';

/** What decides about a job; what is shown of it is a `JobCard`. */
export interface Job {
  id: number;
  number: number;
  conversationId: number;
  /** The marketplace's id; absent for a job that came from a proposal. */
  outsideId?: string;
  kind: JobKind;
  status: JobStatus;
  expiresAt?: Date;
  endedAt?: Date;
  endedBy?: Actor;
  endedByName?: string;
}
