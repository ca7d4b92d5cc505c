import { type Kysely, sql } from 'kysely';

/** Whether words were marked as internal by an edit that came before its message, also when a later edit took the mark off. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table overtakes add column was_marked boolean not null default false`.execute(db);
}
