import { type Kysely, sql } from 'kysely';

/** When a link that no longer works was last asked for the one that does: each such mail costs its asker an hour. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table conversation_links add column mailed_at timestamptz`.execute(db);
}
