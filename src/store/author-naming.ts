import type { Db } from './scope.ts';

/** How the organization is called outside, and whether its people write under that name instead of their own. */
export interface AuthorNaming {
  agency: string;
  byAgency: boolean;
}

export async function getAuthorNaming(db: Db, organizationId: number): Promise<AuthorNaming> {
  const row = await db
    .selectFrom('organizations')
    .select(['name', 'profile_name', 'author_naming'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return { agency: row.profile_name?.trim() || row.name, byAgency: row.author_naming === 'agency' };
}
