import { type Kysely, sql } from 'kysely';

/** What the marketplace was told last of a workspace: that it is connected, or that it is not any more; null before both. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table installations
      add column connection text check (connection in ('connected', 'disconnected'))`.execute(db);
}
