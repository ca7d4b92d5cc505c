import type { StoreAccess } from '../domain/store-access.ts';
import type { Db, Tx } from './scope.ts';

/** Undefined where nobody asked for it and nobody gave it. */
export async function findStoreAccess(db: Db, jobId: number): Promise<StoreAccess | undefined> {
  const row = await db.selectFrom('store_access').selectAll().where('job_id', '=', jobId).executeTakeFirst();
  if (!row) return undefined;
  return {
    state: row.state,
    ...(row.requested_by !== null && { requestedBy: row.requested_by }),
    ...(row.requested_at && { requestedAt: row.requested_at }),
    ...(row.answered_by !== null && { answeredBy: row.answered_by }),
    ...(row.answered_at && { answeredAt: row.answered_at }),
    ...(row.url !== null && { url: row.url }),
  };
}

/** Takes the place of what was known; the job's conversation is locked by the caller. */
export async function saveStoreAccess(tx: Tx, jobId: number, access: StoreAccess): Promise<void> {
  const row = {
    state: access.state,
    requested_by: access.requestedBy ?? null,
    requested_at: access.requestedAt ?? null,
    answered_by: access.answeredBy ?? null,
    answered_at: access.answeredAt ?? null,
    url: access.url ?? null,
  };
  await tx
    .insertInto('store_access')
    .values({ organization_id: tx.organizationId, job_id: jobId, ...row })
    .onConflict((conflict) => conflict.columns(['organization_id', 'job_id']).doUpdateSet(row))
    .execute();
}
