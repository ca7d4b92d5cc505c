import { type Kysely, sql } from 'kysely';

/**
 * A delivery is written thrice and its lane as often: what every write touches besides its row is kept small. No index of
 * deliveries speaks of `state` any more, so that a claim writes its row and no index entry.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table deliveries
      add constraint deliveries_settled check ((settled_at is null) = (state in ('waiting', 'sending'))),
      -- every append locked its organization's row for it; the lane is the organization's already
      drop constraint deliveries_organization_id_fkey`.execute(db);
  await sql`drop index deliveries_head, deliveries_failed, deliveries_settled`.execute(db);
  await sql`create index deliveries_head on deliveries (lane_id, position, seq) where settled_at is null`.execute(db);
  await sql`create index deliveries_settled on deliveries (settled_at) where settled_at is not null and last_error is null`.execute(
    db,
  );
  await sql`create index deliveries_failed on deliveries (settled_at) where settled_at is not null and last_error is not null`.execute(
    db,
  );
  // A call made before somebody opened its gate may be refused after that: it must not close the gate again.
  await sql`alter table gates add opened_at timestamptz`.execute(db);
  // Which gates are due, without asking every gate whose lanes sleep.
  await sql`create index lanes_soon on lanes (due_at) where owner is null and due_at is not null`.execute(db);
}
