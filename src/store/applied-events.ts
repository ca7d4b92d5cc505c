import { sql } from 'kysely';
import type { Db } from './scope.ts';

/** What became of an accepted event: waits for its turn or for what it needs, took effect, or was recorded without effect. */
export type EventFate = 'pending' | 'applied' | 'refused';

/** Asks after an event by what it is about. */
export async function findEventFate(
  db: Db,
  event: { organizationId: number; subject: string; webhookId: string },
): Promise<EventFate> {
  const { rows } = await sql<{ settled: boolean; applied: string | null }>`
    select settled_at is not null as settled, outcome ->> 'applied' as applied from deliveries
    where organization_id = ${event.organizationId} and subject = ${event.subject}
      and payload ->> 'webhookId' = ${event.webhookId}
    limit 1`.execute(db);
  const row = rows[0];
  if (!row?.settled || row.applied === 'waits') return 'pending';
  return row.applied === 'applied' ? 'applied' : 'refused';
}
