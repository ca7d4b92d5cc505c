import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Delivery, Kinds, Outcome } from '../../src/deliveries/delivery.ts';
import { startPainting } from '../../src/deliveries/views.ts';
import { startWorkers } from '../../src/deliveries/workers.ts';
import { openDatabase } from '../../src/store/database.ts';
import { proveDelivery } from '../../src/store/deliveries.ts';
import { deliver, repaint } from '../../src/store/outbox.ts';
import { acrossOrganizations, inOrganization, type Tx } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { NO_PACE, newOrganization } from '../support/lanes.ts';
import { quietLog } from '../support/quiet-log.ts';

const LANES = 6;
const TRANSACTIONS = 40;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ max: 10 });
});

afterAll(() => database.close());

function upTo(count: number): number {
  return Math.floor(Math.random() * count);
}

function chance(share: number): boolean {
  return Math.random() < share;
}

/** The world outside: what arrived, lane by lane. An id that comes again changes nothing, as at a marketplace. */
function createFarSide() {
  const arrived = new Map<string, string[]>();
  const known = new Set<string>();
  return {
    arrived,
    take(lane: string, id: string): void {
      if (known.has(id)) return;
      known.add(id);
      arrived.set(lane, [...(arrived.get(lane) ?? []), id]);
    },
  };
}

test('appends, claims, settles, proofs and paintings at random lose, double and reorder nothing, and never block each other', async () => {
  const { db } = database;
  const organization = await newOrganization(db);
  const farSide = createFarSide();
  /** What was appended, lane by lane, in the order of commits: appends to one lane wait for each other. */
  const appended = new Map<string, string[]>();
  const paintedAs = new Map<string, number>();

  function appendSome(tx: Tx): void {
    for (let n = 0; n <= upTo(3); n++) {
      const lane = `out-${upTo(LANES)}`;
      const gate = lane === 'out-0' ? `slack:${organization}:post:C1` : `free:${lane}`;
      deliver(tx, { lane, gate, kind: 'send', subject: lane });
    }
    for (let n = 0; n < upTo(3); n++) repaint(tx, { subject: `card:${upTo(4)}`, method: 'chat.update' });
  }

  const kinds: Kinds = {
    send: {
      type: 'send',
      async run(delivery: Delivery): Promise<Outcome> {
        await new Promise((resolve) => setTimeout(resolve, upTo(4)));
        if (chance(0.1)) return { kind: 'later', delayMs: upTo(20) };
        farSide.take(delivery.subject, delivery.id);
        if (chance(0.1)) return { kind: 'unknown', delayMs: upTo(20), error: 'cut' };
        if (chance(0.03)) throw new Error('thrown after it arrived');
        return { kind: 'done' };
      },
      async settled(tx, settled) {
        for (const { outcome } of settled) {
          if (outcome.kind === 'done' && chance(0.1)) appendSome(tx);
          if (outcome.kind === 'done') repaint(tx, { subject: `card:${upTo(4)}`, method: 'chat.update' });
        }
      },
    },
    apply: {
      type: 'apply',
      async apply(tx) {
        appendSome(tx);
        return { kind: 'done' };
      },
    },
  };
  const copies = await Promise.all(
    [1, 2].map(async () => {
      const own = openDatabase({ url: database.url, log: quietLog, max: 10 });
      const workers = await startWorkers({ db: own.db, kinds, pace: NO_PACE, log: quietLog });
      const painting = startPainting({
        db: own.db,
        painters: {
          card: async ({ subject, wanted }) => {
            paintedAs.set(subject, Math.max(wanted, paintedAs.get(subject) ?? 0));
            return { kind: 'shown' };
          },
        },
        pace: NO_PACE,
        log: quietLog,
      });
      return { ...own, workers, painting };
    }),
  );

  let appending = true;
  async function appendAndApply(): Promise<void> {
    for (let n = 0; n < TRANSACTIONS; n++) {
      await inOrganization(db, organization, async (tx) => {
        deliver(tx, { lane: `in-${upTo(LANES)}`, gate: 'apply:1', kind: 'apply', subject: 'in' });
        appendSome(tx);
      });
    }
  }
  async function prove(): Promise<void> {
    while (appending) {
      const arrived = [...farSide.arrived.values()].flat();
      const id = arrived[arrived.length - 1 - upTo(Math.min(arrived.length, 20))];
      if (id) await inOrganization(db, organization, (tx) => proveDelivery(tx, id, {}));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  const proving = prove();
  await Promise.all([appendAndApply(), appendAndApply()]);
  appending = false;
  await proving;

  await eventually(
    async () => {
      const { rows } = await sql`select from deliveries where state not in ('done')`.execute(db);
      expect(rows).toHaveLength(0);
    },
    { interval: 100 },
  );
  for (const { painting, workers } of copies) {
    await workers.stop(2_000);
    await painting.stop(2_000);
  }

  const rows = await db
    .selectFrom('deliveries')
    .select(['id', 'subject'])
    .where('kind', '=', 'send')
    .orderBy('position')
    .orderBy('seq')
    .execute();
  for (const { id, subject } of rows) appended.set(subject, [...(appended.get(subject) ?? []), id]);
  expect(rows.length).toBeGreaterThan(100);
  expect(farSide.arrived).toEqual(appended);

  const views = await acrossOrganizations(db, (transaction) => transaction.selectFrom('views').selectAll().execute());
  for (const { subject, wanted, shown } of views) {
    expect({ subject, shown, painted: paintedAs.get(subject) }).toEqual({ subject, shown: wanted, painted: wanted });
  }
  for (const { close } of copies) await close();
  const { rows: lanes } = await sql`select from lanes where owner is not null or due_at is not null`.execute(db);
  expect(lanes).toHaveLength(0);
  // A session reports its figures when it ends.
  const { rows: figures } = await sql`
    select deadlocks from pg_stat_database where datname = current_database()`.execute(db);
  expect(figures).toEqual([{ deadlocks: 0 }]);
}, 40_000);
