import type { Db } from './scope.ts';

/** What merchants' pages call an organization. */
export interface OrganizationOnPages {
  publicId: string;
  name: string;
}

export async function getOrganizationOnPages(db: Db, organizationId: number): Promise<OrganizationOnPages> {
  const row = await db
    .selectFrom('organizations')
    .select(['public_id', 'name', 'profile_name'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return { publicId: row.public_id, name: row.profile_name?.trim() || row.name };
}
