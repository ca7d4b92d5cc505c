import { storeAccessRefusal } from '../../domain/store-access.ts';
import { recordChange } from '../../store/changes.ts';
import type { Tx } from '../../store/scope.ts';
import { findStoreAccess, saveStoreAccess } from '../../store/store-access.ts';
import { authorNameOf } from '../conversations/author-name.ts';
import { lockClickedJob } from '../jobs/act-on-job.ts';
import { withDetails } from '../jobs/change-job.ts';
import { type Act, DONE, type Done, refused } from '../jobs/done.ts';
import { repaintCard, tellMarketplace } from '../outbound.ts';

/**
 * Asks the merchant to let us work in their store; whoever asks has ticked that the merchant has understood and agreed. It
 * may be asked for again once it was refused.
 */
export async function requestStoreAccess(tx: Tx, act: Act): Promise<Done> {
  const locked = await lockClickedJob(tx, act);
  if ('refusal' in locked) return locked;
  const { job } = locked;
  const known = await findStoreAccess(tx, job.id);
  const refusal = storeAccessRefusal(job.status, known);
  if (refusal) return refused(withDetails(refusal, job));

  const asked = { state: 'requested', requestedBy: act.name, requestedAt: act.at } as const;
  // When they answered before stays known: an older answer that comes late is none to this question.
  await saveStoreAccess(tx, job.id, { ...asked, ...(known?.answeredAt && { answeredAt: known.answeredAt }) });
  await recordChange(tx, act.threadId, { code: 'store_access_requested' }, act);
  const byName = await authorNameOf(tx, act.name);
  tellMarketplace(tx, { type: 'store_access.requested', ...locked, at: act.at, byName });
  repaintCard(tx, act.threadId);
  return DONE;
}
