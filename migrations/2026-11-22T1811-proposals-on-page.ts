import { type Kysely, sql } from 'kysely';

/** A version may stand on its merchant's page while the mail about it is still on its way, or has failed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table proposal_versions add column on_page boolean not null default false`.execute(db);
  await sql`select set_config('jobline.scope', 'all', true)`.execute(db);
  await sql`update proposal_versions set on_page = true where delivery = 'delivered'`.execute(db);
  await sql`select set_config('jobline.scope', '', true)`.execute(db);
}
