import { type Kysely, sql } from 'kysely';

/** The last numbers given out, in a row that nothing refers to: the organization's own row is locked by all that names it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table numbers (
      organization_id bigint primary key references organizations,
      last_job integer not null default 0,
      last_conversation integer not null default 0
    ) with (fillfactor = 50)`.execute(db);
  await sql`
    insert into numbers (organization_id, last_job, last_conversation)
    select id, last_job_number, last_conversation_number from organizations`.execute(db);
  await sql`alter table organizations drop column last_job_number, drop column last_conversation_number`.execute(db);
}
