import { sql } from 'kysely';
import type { InboundJob } from '../domain/inbound-event.ts';
import type { Job } from '../domain/job.ts';
import type { Actor, JobCommand } from '../domain/job-machine.ts';
import { awaitsFirstReply, type JobStatus } from '../domain/job-status.ts';
import type { Db, Tx } from './scope.ts';

const COLUMNS = [
  'id',
  'number',
  'conversation_id',
  'outside_id',
  'kind',
  'status',
  'expires_at',
  'ended_at',
  'ended_by',
  'ended_by_name',
] as const;

interface JobRow {
  id: number;
  number: number;
  conversation_id: number;
  outside_id: string | null;
  kind: Job['kind'];
  status: JobStatus;
  expires_at: Date | null;
  ended_at: Date | null;
  ended_by: Actor | null;
  ended_by_name: string | null;
}

function toJob(row: JobRow): Job {
  return {
    id: row.id,
    number: row.number,
    conversationId: row.conversation_id,
    kind: row.kind,
    status: row.status,
    ...(row.outside_id !== null && { outsideId: row.outside_id }),
    ...(row.expires_at && { expiresAt: row.expires_at }),
    ...(row.ended_at && { endedAt: row.ended_at }),
    ...(row.ended_by && { endedBy: row.ended_by }),
    ...(row.ended_by_name !== null && { endedByName: row.ended_by_name }),
  };
}

/** Finds without locking: lock its conversation first, then the job. */
export async function findJobByOutsideId(db: Db, outsideId: string): Promise<Job | undefined> {
  const row = await db.selectFrom('jobs').select(COLUMNS).where('outside_id', '=', outsideId).executeTakeFirst();
  return row && toJob(row);
}

export async function findJob(db: Db, id: number): Promise<Job | undefined> {
  const row = await db.selectFrom('jobs').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && toJob(row);
}

export async function getJob(db: Db, id: number): Promise<Job> {
  return toJob(await db.selectFrom('jobs').select(COLUMNS).where('id', '=', id).executeTakeFirstOrThrow());
}

/** Locks the job; its conversation is locked before. */
export async function lockJob(tx: Tx, id: number): Promise<Job> {
  return toJob(await tx.selectFrom('jobs').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirstOrThrow());
}

/** Whether the conversation has or had any job. */
export async function hasJobs(db: Db, conversationId: number): Promise<boolean> {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface JobArrival {
  number: number;
  conversationId: number;
  arrivedAt: Date;
  expiresAt: Date;
}

/** Creates a job in status New. */
export async function insertJob(tx: Tx, job: InboundJob, arrival: JobArrival): Promise<Job> {
  const row = await tx
    .insertInto('jobs')
    .values({
      organization_id: tx.organizationId,
      number: arrival.number,
      conversation_id: arrival.conversationId,
      outside_id: job.id,
      status: 'new',
      created_at: job.createdAt,
      arrived_at: arrival.arrivedAt,
      expires_at: arrival.expiresAt,
      ...describe(job),
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toJob(row);
}

/** Takes over what a later event says the job is; its status and deadline stay. */
export async function updateJobDescription(tx: Tx, id: number, job: InboundJob): Promise<void> {
  await tx.updateTable('jobs').set(describe(job)).where('id', '=', id).execute();
}

function describe(job: InboundJob) {
  return {
    kind: job.kind,
    service_handle: job.service.handle,
    service_name: job.service.name,
    title: job.title ?? null,
    details: job.details ?? null,
    business: job.business ?? null,
    requirements: JSON.stringify(job.requirements),
    priorities: JSON.stringify(job.priorities),
    budget_amount: job.budget?.amount ?? null,
    budget_currency: job.budget?.currency ?? null,
    dropshipping: job.dropshipping ?? null,
  };
}

export interface JobChange {
  command: JobCommand;
  from: JobStatus;
  to: JobStatus;
  actor: Actor;
  actorName?: string | undefined;
  slackUser?: string | undefined;
  reason?: string | undefined;
  /** What the merchant was told. */
  comment?: string | undefined;
  at: Date;
  /** When the merchant's message should be answered; null stops that clock. */
  answerBy?: Date | null;
}

const ENDS: readonly JobStatus[] = ['declined', 'expired', 'closed', 'completed'];

/** Saves a change of status with its line of history. */
export async function saveJobChange(tx: Tx, jobId: number, change: JobChange): Promise<void> {
  const ends = ENDS.includes(change.to);
  await tx
    .updateTable('jobs')
    .set({
      status: change.to,
      ...(change.answerBy !== undefined && { answer_by: change.answerBy }),
      // The clock to answer begins: its reminders are planned by the next sweep.
      ...(change.to === 'awaiting_response' && { remind_at: sql<Date>`'-infinity'`, remind_since: change.at }),
      ...(change.command === 'reopen' && { confirmed_at: null }),
      ...(change.command === 'reply' && awaitsFirstReply(change.from) && { answered_at: change.at }),
      ended_at: ends ? change.at : null,
      ended_by: ends ? change.actor : null,
      ended_by_name: ends ? (change.actorName ?? null) : null,
      ended_reason: ends ? (change.reason ?? null) : null,
    })
    .where('id', '=', jobId)
    .execute();
  await insertHistory(tx, jobId, change);
}

/** A line of history: who did what, when and why, also where the status stays. */
export async function insertHistory(tx: Tx, jobId: number, change: JobChange): Promise<void> {
  await tx
    .insertInto('job_history')
    .values({
      organization_id: tx.organizationId,
      job_id: jobId,
      command: change.command,
      from_status: change.from,
      to_status: change.to,
      actor: change.actor,
      actor_name: change.actorName ?? null,
      slack_user: change.slackUser ?? null,
      reason: change.reason ?? null,
      comment: change.comment ?? null,
      at: change.at,
    })
    .execute();
}

/** False when it is confirmed already. */
export async function confirmJobOnce(tx: Tx, jobId: number, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable('jobs')
    .set({ confirmed_at: at })
    .where('id', '=', jobId)
    .where('confirmed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
