import { sql } from 'kysely';
import { requestLane } from '../domain/gate-keys.ts';
import type { Across, Db } from './scope.ts';

/**
 * Whether the merchant needs nobody else: has the work done by one of those asked, or is about to, by an accepted proposal; or
 * closed what was begun.
 */
export async function isServed(across: Across, requestId: number): Promise<boolean> {
  const { rows } = await sql<{ served: boolean }>`
    select exists (
      select from offers f join jobs j on j.organization_id = f.organization_id and j.outside_id = f.job_outside_id
      where f.request_id = ${requestId} and case j.status
        when 'completed' then true
        when 'closed' then j.ended_by = 'merchant'
        when 'declined' then false
        when 'expired' then false
        else exists (
          select from proposals p
          where p.organization_id = j.organization_id and p.conversation_id = j.conversation_id and p.state = 'accepted')
        end) as served`.execute(across);
  return rows[0]?.served === true;
}

/** Whether the marketplace is still to hear that this job came of the request. What it refused is not told any more. */
export async function isMatchUntold(db: Db, match: { requestId: number; jobId: string }): Promise<boolean> {
  const { requestId, jobId } = match;
  const { rows } = await sql<{ untold: boolean }>`
    select exists (
      select from requests r
      join lanes l on l.organization_id = r.carrier_id and l.key = ${requestLane(requestId)}
      join deliveries d on d.lane_id = l.id and d.settled_at is null
      where r.id = ${requestId} and d.payload -> 'offers' @> ${JSON.stringify([{ job: { id: jobId } }])}::jsonb
    ) as untold`.execute(db);
  return rows[0]?.untold === true;
}
