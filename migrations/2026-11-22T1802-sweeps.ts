import { type Kysely, sql } from 'kysely';

/** So that a sweep reads what is old, and not what there is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index waiting_events_given_up on waiting_events (given_up_at) where given_up_at is not null`.execute(db);
  await sql`
    create index inbound_mails_forget on inbound_mails (read_at)
    where cut is not null or subject is not null or (outcome <> 'posted' and not shown)`.execute(db);
  await sql`create index conversation_links_expired on conversation_links (expires_at)`.execute(db);
  await sql`
    create index conversation_links_revoked on conversation_links (revoked_at) where revoked_at is not null`.execute(
    db,
  );
  await sql`create index upstream_sends_tried on upstream_sends (tried_at)`.execute(db);
  await sql`create index offers_old on offers (offered_at) where body <> '{}'`.execute(db);
}
