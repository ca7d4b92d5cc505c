import type { Db } from './scope.ts';

/** The service of a thread's job; undefined for a thread without one. */
export async function findServiceOfThread(
  db: Db,
  threadId: number,
): Promise<{ handle: string; name: string; currency?: string } | undefined> {
  const row = await db
    .selectFrom('threads as t')
    .innerJoin('jobs as j', (join) =>
      join.onRef('j.organization_id', '=', 't.organization_id').onRef('j.id', '=', 't.job_id'),
    )
    .select(['j.service_handle', 'j.service_name', 'j.budget_currency'])
    .where('t.id', '=', threadId)
    .executeTakeFirst();
  return (
    row && {
      handle: row.service_handle,
      name: row.service_name,
      ...(row.budget_currency !== null && { currency: row.budget_currency }),
    }
  );
}
