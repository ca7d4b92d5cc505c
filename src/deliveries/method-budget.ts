import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { methodGate } from '../domain/gate-keys.ts';
import type { MethodBudget } from '../slack/look-back.ts';
import { RATE_LIMITED } from '../store/gates.ts';
import type { Db } from '../store/scope.ts';
import { bookedUntil, milliseconds, type Pace } from './pace.ts';

/** Between two looks at a gate that is closed for long: somebody may have opened it. */
const LONGEST_SLEEP_MS = 5_000;

/** A workspace's budget of calls by method, shared by all copies: the gates that views wait at as well. */
export function createMethodBudget(db: Db, organizationId: number, pace: Pace, stopping: AbortSignal): MethodBudget {
  return {
    async take(method) {
      const key = methodGate(organizationId, method);
      await sql`
        insert into gates (key, organization_id) values (${key}, ${organizationId}) on conflict do nothing`.execute(db);
      for (;;) {
        stopping.throwIfAborted();
        const waitMs = await book(db, key, pace);
        if (waitMs === 0) return;
        await sleep(Math.min(waitMs, LONGEST_SLEEP_MS), undefined, { signal: stopping });
      }
    },
    async rest(method, forMs) {
      await sql`
        update gates set open_at = greatest(open_at, now() + ${milliseconds(forMs)}), reason = ${RATE_LIMITED}
        where key = ${methodGate(organizationId, method)}`.execute(db);
    },
  };
}

/** 0 when a call is booked, else in how many milliseconds to ask again. */
async function book(db: Db, key: string, pace: Pace): Promise<number> {
  const { numAffectedRows } = await sql`
    update gates g set reason = null, open_at = ${bookedUntil(pace)}
    where g.key = ${key} and g.open_at <= now()`.execute(db);
  if (numAffectedRows === 1n) return 0;
  const { rows } = await sql<{ ms: number }>`
    select greatest(1, extract(epoch from open_at - now()) * 1000)::float8 as ms from gates where key = ${key}`.execute(
    db,
  );
  return rows[0]?.ms ?? 1;
}
