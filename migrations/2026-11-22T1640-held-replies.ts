import { type Kysely, sql } from 'kysely';

/** Who decided about a held reply, and which reply a note was before somebody kept it inside. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages add column decided_by text`.execute(db);
  await sql`alter table notes add column was_message uuid, add column decided_by text`.execute(db);
  await sql`
    create index notes_was_message on notes (organization_id, was_message) where was_message is not null`.execute(db);
}
