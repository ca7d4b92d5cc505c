import { type Generated, sql } from 'kysely';
import type { Db } from './scope.ts';

export interface NumbersTable {
  organization_id: number;
  last_job: Generated<number>;
  last_conversation: Generated<number>;
  last_lead: Generated<number>;
}

/** What a new job and a new conversation of the organization will be called: `J-12`, `C-34`. */
export interface Numbers {
  job: number;
  conversation: number;
}

/**
 * Takes the next numbers, in a statement of its own: taken inside a transaction, they would keep everybody else who needs a
 * number waiting for its end. A number whose transaction fails, or that is not needed after all, is left out.
 */
export async function takeNumbers(db: Db, organizationId: number): Promise<Numbers> {
  // Need not reach the disk by itself: whatever commits with these numbers is written behind them.
  const { rows } = await sql<Numbers>`
    with lightly as materialized (select set_config('synchronous_commit', 'off', true))
    insert into numbers (organization_id, last_job, last_conversation) select ${organizationId}, 1, 1 from lightly
    on conflict (organization_id) do update
      set last_job = numbers.last_job + 1, last_conversation = numbers.last_conversation + 1
    returning last_job as job, last_conversation as conversation`.execute(db);
  if (!rows[0]) throw new Error('no number came back');
  return rows[0];
}

/** Takes the number of the next lead, `L-3`, in a statement of its own like those of jobs. */
export async function takeLeadNumber(db: Db, organizationId: number): Promise<number> {
  const { rows } = await sql<{ lead: number }>`
    insert into numbers (organization_id, last_lead) values (${organizationId}, 1)
    on conflict (organization_id) do update set last_lead = numbers.last_lead + 1
    returning last_lead as lead`.execute(db);
  if (!rows[0]) throw new Error('no number came back');
  return rows[0].lead;
}
