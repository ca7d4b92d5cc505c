import { awaitsFirstReply, hasEnded, type JobStatus } from './job-status.ts';
import type { Refusal } from './refusal.ts';

/** Whether a reply or click is taken. `takes` says nothing about the status: ask `decide` for that. */
export type Verdict = { kind: 'takes' } | { kind: 'refuse'; refusal: Refusal };

const TAKES: Verdict = { kind: 'takes' };
const HOUR = 3_600_000;

/** When the first reply is due; fixed at arrival. `hours` may be a fraction. */
export function deadlineOf(job: { expiresAt?: Date; createdAt: Date; hours: number }): Date {
  return job.expiresAt ?? new Date(job.createdAt.getTime() + job.hours * HOUR);
}

/** The deadline is the first instant that is too late. */
export function isPast(deadline: Date, now: Date): boolean {
  return now.getTime() >= deadline.getTime();
}

/** Past its deadline and not yet expired by the sweep: the card says so and nothing works on the job. */
export function timeIsUp(job: { status: JobStatus; expiresAt?: Date | undefined }, now: Date): boolean {
  return awaitsFirstReply(job.status) && job.expiresAt !== undefined && isPast(job.expiresAt, now);
}

/** The earliest instant at which the sweep may expire a job: Slack may still bring a reply written in time until then. */
export function expiryDueAt(expiresAt: Date, graceSeconds: number): Date {
  return new Date(expiresAt.getTime() + graceSeconds * 1000);
}

/** When the merchant's last message should be answered; only from our first reply on, and only while they wait. */
export function answerBy(job: { status: JobStatus; merchantWroteAt?: Date; hours: number }): Date | undefined {
  if (job.status !== 'awaiting_response' || !job.merchantWroteAt) return undefined;
  return new Date(job.merchantWroteAt.getTime() + job.hours * HOUR);
}

/** What a thread can still take. A conversation's own thread has no status and no deadline. */
export interface ThreadState {
  status?: JobStatus | undefined;
  expiresAt?: Date | undefined;
  conversationBlocked: boolean;
  /** When the end was committed, by our clock. */
  endedAt?: Date | undefined;
  endedBy?: string | undefined;
}

/**
 * Whether a member's reply still goes. It counts by when it was written, whatever the time now; but a reply we had not heard
 * when the job ended comes too late, even if it was written before.
 */
export function replyVerdict(thread: ThreadState, reply: { writtenAt: Date; heardAt: Date }): Verdict {
  if (thread.conversationBlocked) return refuse({ code: 'conversation_blocked' });
  const { status } = thread;
  if (!status) return TAKES;

  if (awaitsFirstReply(status)) {
    const { expiresAt } = thread;
    return expiresAt && isPast(expiresAt, reply.writtenAt) ? refuse({ code: 'time_is_up', at: expiresAt }) : TAKES;
  }
  if (!hasEnded(status)) return TAKES;

  if (status === 'declined' && thread.endedAt && reply.heardAt.getTime() <= thread.endedAt.getTime()) return TAKES;
  const end = { status, ...(thread.endedBy && { by: thread.endedBy }), ...(thread.endedAt && { at: thread.endedAt }) };
  // What came after the deadline was late when it was written, whenever the sweep came.
  const over = status === 'expired' ? (thread.expiresAt ?? thread.endedAt) : thread.endedAt;
  const writtenBefore = over !== undefined && reply.writtenAt.getTime() < over.getTime();
  return refuse({ code: writtenBefore ? 'heard_too_late' : 'job_ended', ...end });
}

/** Whether a member's click works at all on the job now, by our clock; the machine then says what it does. */
export function clickVerdict(thread: ThreadState, now: Date): Verdict {
  if (thread.conversationBlocked) return refuse({ code: 'conversation_blocked' });
  if (!thread.status || !thread.expiresAt || !timeIsUp({ status: thread.status, expiresAt: thread.expiresAt }, now)) {
    return TAKES;
  }
  return refuse({ code: 'time_is_up', at: thread.expiresAt });
}

function refuse(refusal: Refusal): Verdict {
  return { kind: 'refuse', refusal };
}
