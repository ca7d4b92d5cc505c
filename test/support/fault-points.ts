import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { vi } from 'vitest';
import { type AppOptions, startApp } from '../../src/app.ts';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import type { Reach } from '../../src/deliveries/fault-points.ts';
import { releaseLostLanes } from '../../src/deliveries/lanes.ts';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { createFaultTaker, type FaultOrder, type FaultTaker } from './fault-order.ts';
import type { Trial } from './fault-trials.ts';
import { AT_ONCE, appOptions, startTestJobline, type TestJobline } from './jobline.ts';

const DYING_COPY = fileURLToPath(new URL('./dying-copy.ts', import.meta.url));
const NOBODY = 0;

/** `throws`: an exception at the point. `dies`: from the point on the copy brings nothing about any more. */
type FaultWay = 'throws' | 'dies';

/** Jobline in a copy of the app that throws or dies where a test orders it, and is followed by another one. */
export interface FaultyJobline extends TestJobline {
  /** Resolves with the delivery that it happened to first. */
  order(way: FaultWay, order: FaultOrder): Promise<Delivery>;
  /** Starts the next copy. What the dead one held is given back at once, not only when its time has run out. */
  startNextCopy(): Promise<void>;
}

/** The look that decides about a post may be taken at once. */
const OPTIONS = { ...AT_ONCE, unknownWaitMs: 1 };

export async function startFaultyJobline(): Promise<FaultyJobline> {
  let ordered: { way: FaultWay; happens: FaultTaker; happened: (delivery: Delivery) => void } | undefined;
  let dying: Promise<void> | undefined;

  /**
   * After its death every point throws: no transaction of the copy commits an outcome any more, as if its process were gone.
   * Its server, its renewal and its pool end meanwhile.
   */
  function createReach(): Reach {
    let dead = false;
    return (point, delivery) => {
      if (dead) throw new Error('this copy is dead');
      if (!ordered?.happens(point, delivery)) return;
      const { way, happened } = ordered;
      if (way === 'dies') {
        dead = true;
        dying = jobline.app.stop(0);
      }
      happened(delivery);
      throw new Error(`${way} at "${point}"`);
    };
  }

  const jobline = await startTestJobline({
    sandbox: { retryDelaysMs: [200, 1_000, 3_000] },
    app: { ...OPTIONS, reach: createReach() },
  });

  return Object.assign(jobline, {
    order(way: FaultWay, order: FaultOrder): Promise<Delivery> {
      return new Promise((happened) => {
        ordered = { way, happens: createFaultTaker(order), happened };
      });
    },
    async startNextCopy(): Promise<void> {
      await dying;
      ordered = undefined;
      await startNextCopy(jobline, { ...OPTIONS, reach: createReach() });
    },
  });
}

/** Another copy in the place of one that is dead: what that one held is given back at once. */
export async function startNextCopy(jobline: TestJobline, more: Partial<AppOptions>): Promise<void> {
  const { sandbox, database } = jobline;
  await giveBack(jobline);
  jobline.app = await startApp({ ...appOptions(sandbox, database.url), ...more });
  sandbox.setAppUrl(`http://127.0.0.1:${jobline.app.port}`);
}

/** What a living copy does once another one has not renewed for ten seconds, and half a minute later. */
async function giveBack({ database: { db } }: TestJobline): Promise<void> {
  await sql`update workers set alive_until = now() - interval '1 second'`.execute(db);
  await releaseLostLanes(db, NOBODY, []);
  await acrossOrganizations(db, (tx) => sql`update views set due_at = now() where token is not null`.execute(tx));
}

/** Sets the trial off behind its gate and lets it come to the point; resolves when it happened. */
export async function letItHappen(
  jobline: FaultyJobline,
  way: FaultWay,
  order: Omit<FaultOrder, 'what'>,
  trial: Trial,
  words: [string, string],
): Promise<Delivery> {
  await setOffBehindGate(jobline, trial, words);
  const happened = jobline.order(way, { ...order, what: trial.what });
  await openGate(jobline, trial.gate);
  return happened;
}

/** The same in a process of its own, ended by SIGKILL; this process's copy has stopped before. */
export async function letItBeKilled(
  jobline: FaultyJobline,
  order: Omit<FaultOrder, 'what'>,
  trial: Trial,
  words: [string, string],
): Promise<Delivery> {
  await setOffBehindGate(jobline, trial, words);
  const copy = await startDyingCopy(jobline, { ...order, what: trial.what }, OPTIONS);
  await openGate(jobline, trial.gate);
  return copy.killed();
}

/** A copy in a process of its own, in the place of this process's. */
export interface DyingCopy {
  url: string;
  /** Resolves once it has ended at its point, with the delivery that came there. */
  killed(): Promise<Delivery>;
  /** Ends it now, wherever it is. */
  kill(): Promise<void>;
}

export async function startDyingCopy(
  jobline: TestJobline,
  order: FaultOrder,
  more: Partial<AppOptions>,
): Promise<DyingCopy> {
  await jobline.app.stop(5_000);
  const { sandbox, database } = jobline;
  const { log: _log, ...options } = { ...appOptions(sandbox, database.url), ...more };
  const child = spawn(process.execPath, [DYING_COPY, JSON.stringify({ options, order })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await said.next()).value ?? '{}') as { port?: number; delivery?: Delivery };
  const { port } = await next();
  if (port === undefined) throw new Error('the copy ended before it listened');
  const url = `http://127.0.0.1:${port}`;
  sandbox.setAppUrl(url);
  return {
    url,
    async killed() {
      const { delivery } = await next();
      const [, signal] = await ended;
      if (!delivery || signal !== 'SIGKILL') throw new Error(`not killed at its point, but ended by ${signal}`);
      return delivery;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Both stand in their lane before the first one goes. */
async function setOffBehindGate(
  jobline: FaultyJobline,
  { gate, setOff }: Trial,
  words: [string, string],
): Promise<void> {
  await closeGate(jobline, gate);
  await setOff(...words);
  await jobline.settled();
}

/** Nothing goes through a closed gate, and whoever waits for rest does not wait for what stands behind it. */
export async function closeGate({ database: { db } }: TestJobline, key: string): Promise<void> {
  await sql`
    insert into gates (key, organization_id, open_at, reason)
    select ${key}, min(organization_id), now() + interval '1 hour', 'closed by a test' from lanes
    on conflict (key) do update set open_at = excluded.open_at, reason = excluded.reason`.execute(db);
}

export async function openGate({ app, database: { db } }: TestJobline, key: string): Promise<void> {
  await sql`update gates set open_at = '-infinity', reason = null where key = ${key}`.execute(db);
  void app.workers.idle();
}

/** What waits in the lane before its next attempt goes now, until all is settled; a lane that sleeps is not woken by it. */
export async function untilSettled(jobline: TestJobline, lane: number): Promise<void> {
  const { db } = jobline.database;
  await vi.waitFor(
    async () => {
      await sql`update deliveries set not_before = now() where lane_id = ${lane} and not_before > now()`.execute(db);
      await sql`
        update lanes set due_at = now(), version = version + 1
        where id = ${lane} and owner is null and due_at > now()`.execute(db);
      void jobline.app.workers.idle();
      const open = await db
        .selectFrom('deliveries')
        .select(['kind', 'state', 'attempts', 'last_error'])
        .where('lane_id', '=', lane)
        .where('state', 'in', ['waiting', 'sending'])
        .execute();
      if (open.length > 0) throw new Error(`not settled: ${JSON.stringify(open)}`);
    },
    { timeout: 20_000, interval: 20 },
  );
  await jobline.settled();
}
