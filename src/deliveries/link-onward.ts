import type { Thread } from '../domain/conversation.ts';
import { findTeamUrl } from '../store/organizations.ts';
import type { Tx } from '../store/scope.ts';
import { getThread } from '../store/threads.ts';
import { postInThread } from '../use-cases/outbound.ts';

/** Says in an old thread where its talk goes on, now that something stands there. */
export async function linkOnwardFrom(tx: Tx, oldThreadId: number, { channel, rootTs }: Thread): Promise<void> {
  if (channel === undefined || rootTs === undefined) return;
  const teamUrl = await findTeamUrl(tx, tx.organizationId);
  postInThread(tx, await getThread(tx, oldThreadId), {
    of: 'notice',
    notice: { code: 'continued_here', channel, rootTs, ...(teamUrl !== undefined && { teamUrl }) },
  });
}
