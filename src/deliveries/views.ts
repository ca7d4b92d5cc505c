import { sql } from 'kysely';
import type { Logger } from '../log.ts';
import { acrossOrganizations, type Db } from '../store/scope.ts';
import { onViews } from '../store/wake.ts';
import type { GateChange } from './delivery.ts';
import { bookedUntil, milliseconds, type Pace } from './pace.ts';

/** A view that somebody wants painted, claimed by us for a moment. */
export interface View {
  organizationId: number;
  subject: string;
  method: string;
  gate: string;
  /** How many times it was wanted when we read it: what the painting will show. */
  wanted: number;
  token: number;
  attempts: number;
  /** What may be standing there from earlier paintings, e.g. names of reactions. */
  painted: string[];
}

export type Painting =
  | { kind: 'shown'; painted?: string[] }
  /** Nothing to paint on: it never will be, or its message is not posted yet and asks again when it is. */
  | { kind: 'nothing'; error?: string }
  | { kind: 'later'; delayMs: number; error: string; gate?: GateChange };

/** Paints views by the first part of their subject, e.g. `card` of `card:12`. */
export type Painters = Readonly<Record<string, (view: View) => Promise<Painting>>>;

export interface PaintersDeps {
  db: Db;
  painters: Painters;
  pace: Pace;
  log: Logger;
}

export interface PaintingLoop {
  /** Resolves when nothing that may be painted now is left to paint. */
  idle(): Promise<void>;
  /** Begins nothing more, and waits for what is being painted for at most this long. */
  stop(withinMs: number): Promise<void>;
}

/** Long enough for a call that times out; then another copy may paint. A painting that comes later still asks for another. */
const LEASE_MS = 30_000;
const POLL_EVERY_MS = 1_000;
const GIVE_UP_AFTER = 20;
const AT_ONCE = 64;
const AFTER_A_MOMENT_MS = 30;

/**
 * Paints what state says, one row a subject, however often it changed meanwhile. Views wait at gates of their own, so that a
 * limited `chat.update` never holds a message back, and no workspace waits for another's slow call.
 */
export function startPainting(deps: PaintersDeps): PaintingLoop {
  const { db, log, pace } = deps;
  const painting = new Set<Promise<void>>();
  let stopping = false;
  let again = false;
  let claiming: Promise<void> | undefined;
  const mayClaim = (): boolean => !stopping && painting.size < AT_ONCE;

  function wake(): void {
    again = true;
    claiming ??= claimAll()
      .catch((error: unknown) => log.error({ err: error }, 'views could not be claimed'))
      .finally(() => {
        claiming = undefined;
        if (again && mayClaim()) wake();
      });
  }

  async function claimAll(): Promise<void> {
    while (again && mayClaim()) {
      again = false;
      const views = await claimViews(db, pace);
      if (views.length > 0) again = true;
      for (const view of views) begin(view);
    }
  }

  function begin(view: View): void {
    const done = paintOne(view)
      .catch((error: unknown) => log.error({ subject: view.subject, err: error }, 'a painting could not be settled'))
      .finally(() => {
        painting.delete(done);
        wake();
      });
    painting.add(done);
  }

  async function paintOne(view: View): Promise<void> {
    const paint = deps.painters[view.subject.split(':', 1)[0] ?? ''];
    let outcome: Painting;
    try {
      outcome = paint ? await paint(view) : { kind: 'nothing' };
    } catch (error) {
      log.error({ subject: view.subject, err: error }, 'painter threw');
      outcome = { kind: 'later', delayMs: 1_000 * 2 ** Math.min(view.attempts, 8), error: String(error) };
    }
    await settleView(db, view, outcome);
    if (outcome.kind === 'later' && view.attempts >= GIVE_UP_AFTER) {
      log.error({ subject: view.subject, error: outcome.error }, 'view given up until it changes again');
    }
  }

  // Many changes of a moment cost one painting, and what has words to bring goes first.
  let soon: NodeJS.Timeout | undefined;
  const stopListening = onViews(db, () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      wake();
    }, AFTER_A_MOMENT_MS);
  });
  const poll = setInterval(wake, POLL_EVERY_MS);
  wake();

  return {
    async idle(): Promise<void> {
      wake();
      while (claiming || painting.size > 0) await Promise.all([claiming, ...painting]);
    },
    async stop(withinMs: number): Promise<void> {
      stopping = true;
      clearInterval(poll);
      clearTimeout(soon);
      stopListening();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([Promise.all([claiming, ...painting]), late]);
      clearTimeout(timer);
    },
  };
}

interface ViewRow {
  organization_id: number;
  subject: string;
  method: string;
  gate: string;
  wanted: number;
  token: number;
  attempts: number;
  painted: string[];
}

/** One due view at each open gate, leased to us. */
async function claimViews(db: Db, pace: Pace): Promise<View[]> {
  const rows = await acrossOrganizations(db, async (transaction) => {
    const { rows } = await sql<ViewRow>`
      with due as materialized (
        select distinct on (organization_id, method) organization_id, subject, method,
          'slack:' || organization_id || ':' || method as gate
        from views where due_at <= now()
        order by organization_id, method, due_at
      ), slot as materialized (
        select key from gates where key in (select gate from due) and open_at <= now() for update skip locked
      ), free as materialized (
        select v.organization_id, v.subject, due.gate
        from views v join due using (organization_id, subject) join slot on slot.key = due.gate
        where v.due_at <= now()
        for update of v skip locked
      ), leased as (
        update views v set token = nextval('lane_tokens'), due_at = now() + ${milliseconds(LEASE_MS)},
          attempts = v.attempts + 1
        from free where v.organization_id = free.organization_id and v.subject = free.subject
        returning v.*, free.gate
      ), booked as (
        update gates g set reason = null, open_at = ${bookedUntil(pace)}
        from leased where g.key = leased.gate
      )
      select organization_id, subject, method, gate, wanted, token, attempts, painted from leased`.execute(transaction);
    return rows;
  });
  return rows.map((row) => ({
    organizationId: row.organization_id,
    subject: row.subject,
    method: row.method,
    gate: row.gate,
    wanted: row.wanted,
    token: row.token,
    attempts: row.attempts,
    painted: row.painted,
  }));
}

/**
 * What was wanted when we read it is shown; what was wanted since is due now. If the lease ran out and another painted
 * meanwhile, ours may have gone over a newer one: it is painted once more.
 */
async function settleView(db: Db, view: View, painting: Painting): Promise<void> {
  await acrossOrganizations(db, async (transaction) => {
    const delayMs = painting.kind === 'later' ? painting.delayMs : 0;
    const retry = painting.kind === 'later' && view.attempts < GIVE_UP_AFTER;
    const painted = painting.kind === 'shown' ? painting.painted : undefined;
    const { numAffectedRows } = await sql`
      update views set token = null,
        shown = case when ${painting.kind === 'shown'}::boolean then ${view.wanted}::bigint else shown end,
        painted = coalesce(${painted ?? null}::text[], painted),
        attempts = case when ${painting.kind === 'later'}::boolean then attempts else 0 end,
        last_error = ${'error' in painting ? (painting.error ?? null) : null}::text,
        due_at = case
          when ${retry}::boolean then now() + ${milliseconds(delayMs)}
          when wanted > ${view.wanted}::bigint then now() end
      where organization_id = ${view.organizationId} and subject = ${view.subject} and token = ${view.token}
    `.execute(transaction);
    if (numAffectedRows === 0n) {
      await sql`
        update views set wanted = wanted + 1, due_at = case when token is null then now() else due_at end
        where organization_id = ${view.organizationId} and subject = ${view.subject}`.execute(transaction);
    }
    if (painting.kind === 'later' && painting.gate) {
      const { key, delayMs: closedMs, reason } = painting.gate;
      await sql`
        update gates set open_at = greatest(open_at, now() + ${milliseconds(closedMs)}), reason = ${reason}
        where key = ${key}`.execute(transaction);
    }
  });
}

/**
 * Before a painter changes what stands there: what may stand there from now on, so that a crash leaves nothing unknown.
 * @throws {LostLease} when another copy paints it by now
 */
export async function notePainted(db: Db, view: View, painted: readonly string[]): Promise<void> {
  await acrossOrganizations(db, async (transaction) => {
    const noted = await transaction
      .updateTable('views')
      .set({ painted: [...painted] })
      .where('organization_id', '=', view.organizationId)
      .where('subject', '=', view.subject)
      .where('token', '=', view.token)
      .returning('subject')
      .executeTakeFirst();
    if (!noted) throw new LostLease(view.subject);
  });
}

/** Our time with a view ran out. */
export class LostLease extends Error {
  override name = 'LostLease';
}
