import type { Job } from '../domain/job.ts';
import type { ProposalContent } from '../domain/proposal.ts';
import { getJob } from './jobs.ts';
import type { Tx } from './scope.ts';

export interface JobOfProposal {
  number: number;
  conversationId: number;
  outsideId: string;
  at: Date;
  answerBy: Date;
}

/** Creates a job that begins with an accepted proposal: the merchant waits for us, and no deadline of a first reply runs. */
export async function insertJobOfProposal(tx: Tx, offer: ProposalContent, arrival: JobOfProposal): Promise<Job> {
  const { id } = await tx
    .insertInto('jobs')
    .values({
      organization_id: tx.organizationId,
      number: arrival.number,
      conversation_id: arrival.conversationId,
      outside_id: arrival.outsideId,
      kind: 'proposal',
      status: 'awaiting_response',
      created_at: arrival.at,
      arrived_at: arrival.at,
      answer_by: arrival.answerBy,
      service_handle: offer.service.handle,
      service_name: offer.service.name,
      details: offer.work,
      requirements: '[]',
      priorities: '{}',
      budget_amount: offer.price.amount,
      budget_currency: offer.price.currency,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return getJob(tx, id);
}
