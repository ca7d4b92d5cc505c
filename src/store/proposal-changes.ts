import type { Proposal, ProposalAnswer, ProposalDelivery } from '../domain/proposal.ts';
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

/** What became of a version on its way. True when that is new. */
export async function saveProposalDelivery(
  tx: Tx,
  { id, version }: { id: string; version: number },
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
