import { sql, type Transaction } from 'kysely';
import type { Proposal, ProposalAnswer, ProposalDelivery, ProposalRef } from '../domain/proposal.ts';
import type { ExpiredJob } from './expiry.ts';
import type { Database } from './schema.ts';
import type { Tx } from './scope.ts';

export interface SavedAnswer {
  answer: ProposalAnswer;
  at: Date;
  feedback?: string | undefined;
  acceptedFor?: Proposal['acceptedFor'];
  jobId?: number | undefined;
}

/** The merchant's answer to the newest version. The proposal is locked by the caller. */
export async function saveAnswer(tx: Tx, { id, version }: Proposal, answered: SavedAnswer): Promise<void> {
  const { answer, at, feedback, acceptedFor, jobId } = answered;
  const store = acceptedFor && acceptedFor.store !== 'new' ? acceptedFor.store : undefined;
  await tx
    .updateTable('proposals')
    .set({
      state: answer,
      ...(jobId !== undefined && { job_id: jobId }),
      ...(acceptedFor && { new_store: store === undefined }),
      ...(store && { store_name: store.name, store_url: store.url }),
    })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('proposal_versions')
    .set({ answer, feedback: feedback ?? null, answered_at: at })
    .where('proposal_id', '=', id)
    .where('version', '=', version)
    .execute();
}

/** Notes an answer that does not count. False when the same was noted before. */
export async function noteLateAnswer(
  tx: Tx,
  { id, version, answer }: { id: string; version: number; answer: ProposalAnswer },
): Promise<boolean> {
  const row = await tx
    .updateTable('proposal_versions')
    .set({ late_answer: answer })
    .where('proposal_id', '=', id)
    .where('version', '=', version)
    .where('late_answer', 'is distinct from', answer)
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}

/** Nobody can accept it any more; `by` where one of us closed it. */
export async function saveClosing(tx: Tx, id: string, closed: { by?: string | undefined; at: Date }): Promise<void> {
  await tx
    .updateTable('proposals')
    .set({ state: 'closed', closed_by: closed.by ?? null, closed_at: closed.at })
    .where('id', '=', id)
    .execute();
}

/**
 * Closes the proposals of jobs that expired, all at once: one may have been sent before its thread became a job's. Call across
 * organizations, where the jobs are locked.
 */
export async function closeProposalsOfExpired(
  transaction: Transaction<Database>,
  jobs: readonly ExpiredJob[],
  at: Date,
): Promise<(ProposalRef & Pick<ExpiredJob, 'threadId'>)[]> {
  if (jobs.length === 0) return [];
  const threads = jobs.map(({ organizationId, threadId, conversation }) => [organizationId, conversation.id, threadId]);
  const { rows } = await sql<ProposalRef & Pick<ExpiredJob, 'threadId'>>`
    update proposals p set state = 'closed', closed_by = null, closed_at = ${at}::timestamptz
    from jsonb_array_elements(${JSON.stringify(threads)}::jsonb) e
    where p.organization_id = (e ->> 0)::bigint and p.conversation_id = (e ->> 1)::bigint
      and p.thread_id = (e ->> 2)::bigint and p.state in ('sent', 'declined')
    returning p.thread_id as "threadId", p.id, p.version`.execute(transaction);
  return rows;
}

/** It stands on its merchant's page from now on; the mail about it has its own fate. */
export async function putOnPage(tx: Tx, { id, version }: ProposalRef): Promise<void> {
  await tx
    .updateTable('proposal_versions')
    .set({ on_page: true })
    .where('proposal_id', '=', id)
    .where('version', '=', version)
    .where('on_page', '=', false)
    .execute();
}

/** What became of a version on its way. True when that is new. */
export async function saveProposalDelivery(
  tx: Tx,
  { id, version }: ProposalRef,
  delivery: ProposalDelivery,
): Promise<boolean> {
  const row = await tx
    .updateTable('proposal_versions')
    .set({ delivery })
    .where('proposal_id', '=', id)
    .where('version', '=', version)
    .where('delivery', '<>', delivery)
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
