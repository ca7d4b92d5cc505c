import { sql } from 'kysely';
import { jsonbOf } from './jsonb.ts';
import type { DeliveryAttemptsTable } from './lane-schema.ts';
import { SENT_AHEAD } from './round-trips.ts';
import type { Db, Tx } from './scope.ts';

/** An attempt that has just ended. */
export interface KeptAttempt {
  deliveryId: string;
  /** Milliseconds since the call was made, and how many it took. */
  agoMs: number;
  tookMs: number;
  outcome: DeliveryAttemptsTable['outcome'];
  /** What HTTP or SMTP answered. */
  status?: number;
  /** What went wrong, in short; the rest is cut off. */
  error?: string;
}

const LONGEST_ERROR = 300;

/** Keeps attempts for the operator. Nobody waits for the answer: it costs the transaction no round trip. */
export async function keepAttempts(tx: Tx, attempts: readonly KeptAttempt[]): Promise<void> {
  if (attempts.length === 0) return;
  const rows = attempts.map(({ error, ...rest }) => ({
    ...rest,
    error: error?.slice(0, LONGEST_ERROR),
  }));
  await sql`${sql.raw(SENT_AHEAD)}
    insert into delivery_attempts (organization_id, delivery_id, at, took_ms, outcome, status, error)
    select ${tx.organizationId}, i."deliveryId", clock_timestamp() - i."agoMs" * interval '1 millisecond', i."tookMs",
      i.outcome, i.status, i.error
    from jsonb_to_recordset(${jsonbOf(rows)}::jsonb) as i("deliveryId" uuid, "agoMs" double precision,
      "tookMs" integer, outcome text, status integer, error text)`.execute(tx);
}

/** One attempt as an operator looks at it. */
export interface DeliveryAttempt {
  at: Date;
  tookMs: number;
  outcome: DeliveryAttemptsTable['outcome'];
  status?: number;
  error?: string;
}

/** Oldest first. One whose process died before its answer was stored is not among them. */
export async function listAttempts(db: Db, deliveryId: string): Promise<DeliveryAttempt[]> {
  const rows = await db
    .selectFrom('delivery_attempts')
    .select(['at', 'took_ms', 'outcome', 'status', 'error'])
    .where('delivery_id', '=', deliveryId)
    .orderBy('id')
    .execute();
  return rows.map(({ at, took_ms: tookMs, outcome, status, error }) => ({
    at,
    tookMs,
    outcome,
    ...(status !== null && { status }),
    ...(error !== null && { error }),
  }));
}
