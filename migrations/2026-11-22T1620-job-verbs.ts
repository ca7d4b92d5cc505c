import { type Kysely, sql } from 'kysely';

/** Who blocked a merchant, and what we said to the merchant when we declined: the history shows both. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table merchants add column blocked_by text`.execute(db);
  await sql`alter table job_history add column comment text`.execute(db);
}
