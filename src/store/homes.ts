import { sql, type Transaction } from 'kysely';
import type { HomeFilter } from '../domain/finding.ts';
import { SENT_AHEAD } from './round-trips.ts';
import type { Database } from './schema.ts';
import type { Db, Tx } from './scope.ts';

export interface HomeState {
  filter: HomeFilter;
  page: number;
}

/** Homes that nobody looked at for longer are painted when they are opened again. */
const WATCHED = sql.raw(`interval '1 hour'`);
/** Opened or used so short a time ago, it is surely being looked at. */
const JUST_NOW = sql.raw(`interval '2 minutes'`);
/** Slack takes some forty Homes of a workspace a minute: the fewer there are, the sooner each follows. */
const SECONDS_A_HOME = 3;

export async function findHome(db: Db, slackUser: string): Promise<HomeState | undefined> {
  return db.selectFrom('homes').select(['filter', 'page']).where('slack_user', '=', slackUser).executeTakeFirst();
}

/** Somebody looks at their Home: as they left it, or at what they chose now. */
export async function watchHome(tx: Tx, slackUser: string, chosen: HomeState | undefined): Promise<void> {
  const opened_at = sql<Date>`now()`;
  await tx
    .insertInto('homes')
    .values({
      organization_id: tx.organizationId,
      slack_user: slackUser,
      opened_at,
      ...(chosen ?? { filter: 'waiting', page: 0 }),
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'slack_user']).doUpdateSet({ opened_at, ...chosen }))
    .execute();
}

/**
 * Asks for a new painting of every Home that somebody looks at, soon: what changes until then costs no further one. A Home
 * that is to be painted anyway is left alone, so that changes of an organization do not wait for each other here.
 */
export async function repaintHomes(transaction: Transaction<Database>, organizationId: number): Promise<void> {
  await sql`${sql.raw(SENT_AHEAD)}
    with watched as materialized (
      select 'home:' || slack_user as subject, case
          when opened_at > now() - ${JUST_NOW} then count(*) filter (where opened_at > now() - ${JUST_NOW}) over ()
          else count(*) over () end as homes
      from homes
      where organization_id = ${organizationId} and opened_at > now() - ${WATCHED}
    ), stale as materialized (
      select v.subject, watched.homes from views v join watched on watched.subject = v.subject
      where v.organization_id = ${organizationId} and (v.due_at is null or v.token is not null)
      order by v.subject for update of v
    )
    update views v set wanted = v.wanted + 1, attempts = 0,
      due_at = case when v.token is null then now() + make_interval(secs => ${SECONDS_A_HOME} * stale.homes)
        else v.due_at end
    from stale where v.organization_id = ${organizationId} and v.subject = stale.subject`.execute(transaction);
}
