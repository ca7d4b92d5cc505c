import { type Kysely, sql } from 'kysely';

/** What a mail's reader shows to end such mails. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table members
      add column mail_token text not null
        default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`.execute(db);
  await sql`create unique index members_mail_token on members (organization_id, mail_token)`.execute(db);
  // Whoever is known already has no address yet: asked for again.
  await sql`select set_config('jobline.scope', 'all', true)`.execute(db);
  await sql`update members set fetched_at = to_timestamp(0)`.execute(db);
  await sql`select set_config('jobline.scope', '', true)`.execute(db);
}
