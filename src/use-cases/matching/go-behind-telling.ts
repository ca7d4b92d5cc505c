import type { Conversation } from '../../domain/conversation.ts';
import { homeGate, outLane } from '../../domain/gate-keys.ts';
import type { Job } from '../../domain/job.ts';
import { deliver } from '../../store/outbox.ts';
import { findRequestOfJob } from '../../store/requests.ts';
import type { Tx } from '../../store/scope.ts';

/** A job as the marketplace will know it, by the request that it came of. */
export interface AwaitMatchedPayload {
  requestId: number;
  jobId: string;
}

/** Nothing about an offered job leaves before `request.matched` has told the marketplace of it: the lane begins by waiting. */
export async function goBehindTelling(
  tx: Tx,
  { kind, outsideId: jobId }: Pick<Job, 'kind' | 'outsideId'>,
  conversation: Conversation,
): Promise<void> {
  if (kind !== 'match' || jobId === undefined) return;
  const requestId = await findRequestOfJob(tx, jobId);
  if (requestId === undefined) return;
  const payload: AwaitMatchedPayload = { requestId, jobId };
  deliver(tx, {
    lane: outLane(conversation),
    gate: homeGate(tx.organizationId, conversation.home),
    kind: 'await-matched',
    subject: `await-matched:${jobId}`,
    payload,
    position: 0,
  });
}
