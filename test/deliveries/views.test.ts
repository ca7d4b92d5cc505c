import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  LostLease,
  notePainted,
  type Painters,
  type Painting,
  type PaintingLoop,
  startPainting,
  type View,
} from '../../src/deliveries/views.ts';
import { repaint } from '../../src/store/outbox.ts';
import { acrossOrganizations, type Db, inOrganization } from '../../src/store/scope.ts';
import { repaintIfWanted } from '../../src/store/views.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { NO_PACE, newOrganization } from '../support/lanes.ts';
import { quietLog } from '../support/quiet-log.ts';

let database: TestDatabase;
let organization: number;
const loops: PaintingLoop[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ max: 8 });
  organization = await newOrganization(database.db);
});

afterEach(async () => {
  for (const loop of loops.splice(0)) await loop.stop(2_000);
  await sql`truncate views, gates`.execute(database.db);
});

afterAll(() => database.close());

function paints(card: Painters[string]): PaintingLoop {
  const loop = startPainting({ db: database.db, painters: { card }, pace: NO_PACE, log: quietLog });
  loops.push(loop);
  return loop;
}

function want(subject: string, id = organization): Promise<void> {
  return inOrganization(database.db, id, async (tx) => repaint(tx, { subject, method: 'chat.update' }));
}

async function viewOf(db: Db, subject: string) {
  return acrossOrganizations(db, (transaction) =>
    transaction.selectFrom('views').selectAll().where('subject', '=', subject).executeTakeFirst(),
  );
}

const SHOWN: Painting = { kind: 'shown' };

test('many wishes while one painting is under way cost one more', async () => {
  const gate = Promise.withResolvers<Painting>();
  const paint = vi.fn<(view: View) => Promise<Painting>>().mockReturnValueOnce(gate.promise).mockResolvedValue(SHOWN);
  const loop = paints(paint);
  await want('card:1');
  await eventually(() => expect(paint).toHaveBeenCalledTimes(1));
  for (let n = 0; n < 20; n++) await want('card:1');
  gate.resolve(SHOWN);
  await loop.idle();
  expect(paint).toHaveBeenCalledTimes(2);
  expect(await viewOf(database.db, 'card:1')).toMatchObject({ wanted: 21, shown: 21, due_at: null, token: null });
});

test('a workspace whose call hangs holds back neither its other views nor another workspace', async () => {
  const hanging = Promise.withResolvers<Painting>();
  const painted: string[] = [];
  const loop = paints(async ({ subject }) => {
    if (subject === 'card:hangs') return hanging.promise;
    painted.push(subject);
    return SHOWN;
  });
  await want('card:hangs');
  await want('card:own');
  await want('card:other', await newOrganization(database.db));
  await eventually(() => expect(painted.toSorted()).toEqual(['card:other', 'card:own']));
  hanging.resolve(SHOWN);
  await loop.idle();
});

test('a painting that took longer than its lease is painted once more, since it may have gone over a newer one', async () => {
  const slow = Promise.withResolvers<Painting>();
  const paint = vi.fn<(view: View) => Promise<Painting>>().mockReturnValueOnce(slow.promise).mockResolvedValue(SHOWN);
  const loop = paints(paint);
  await want('card:1');
  await eventually(() => expect(paint).toHaveBeenCalledTimes(1));
  await acrossOrganizations(database.db, (transaction) => sql`update views set due_at = now()`.execute(transaction));
  await want('card:2');
  await eventually(async () => expect(await viewOf(database.db, 'card:1')).toMatchObject({ token: null }));
  slow.resolve(SHOWN);
  await loop.idle();
  expect(paint.mock.calls.filter(([view]) => view.subject === 'card:1')).toHaveLength(3);
});

test('a painter that lost its lease may not note what stands there', async () => {
  const view = { organizationId: organization, subject: 'card:1', token: -1 } as View;
  await want('card:1');
  await expect(notePainted(database.db, view, ['memo'])).rejects.toThrow(LostLease);
});

test('a limited method rests for its workspace alone', async () => {
  const { db } = database;
  const other = await newOrganization(db);
  const painted: number[] = [];
  const loop = paints(async ({ organizationId, gate }) => {
    painted.push(organizationId);
    if (organizationId === other) return SHOWN;
    return {
      kind: 'later',
      delayMs: 0,
      error: 'limited',
      gate: { key: gate, delayMs: 60_000, reason: 'rate limited' },
    };
  });
  await want('card:1');
  await loop.idle();
  await want('card:2');
  await want('card:3', other);
  await loop.idle();
  expect(painted).toEqual([organization, other]);
});

test('a painter that throws is asked again later, and one that has nothing to paint is not', async () => {
  const { db } = database;
  const loop = paints(async ({ subject }) => {
    if (subject === 'card:gone') return { kind: 'nothing', error: 'message_not_found' };
    throw new TypeError('not a function');
  });
  await want('card:gone');
  await want('card:broken');
  await want('nobody-paints:1');
  await loop.idle();
  expect(await viewOf(db, 'card:gone')).toMatchObject({ due_at: null, last_error: 'message_not_found' });
  expect(await viewOf(db, 'nobody-paints:1')).toMatchObject({ due_at: null });
  const broken = await viewOf(db, 'card:broken');
  expect(broken).toMatchObject({ attempts: 1, token: null, last_error: 'TypeError: not a function' });
  expect(broken?.due_at?.getTime()).toBeGreaterThan(Date.now());
});

test('what stands from now on is painted again only if somebody wanted it painted before it stood', async () => {
  const { db } = database;
  const paint = vi.fn(async () => SHOWN);
  const loop = paints(paint);
  const stands = (subject: string) =>
    inOrganization(db, organization, async (tx) => repaintIfWanted(tx, { subject, method: 'chat.update' }));
  await stands('card:1');
  await loop.idle();
  expect(await viewOf(db, 'card:1')).toBeUndefined();
  await want('card:1');
  await loop.idle();
  await stands('card:1');
  await loop.idle();
  expect(paint).toHaveBeenCalledTimes(2);
});

test('a loop that stops waits for what is being painted, but not for ever', async () => {
  const loop = paints(() => new Promise(() => undefined));
  await want('card:1');
  await eventually(async () => expect(await viewOf(database.db, 'card:1')).toMatchObject({ attempts: 1 }));
  const began = performance.now();
  await loop.stop(100);
  expect(performance.now() - began).toBeGreaterThan(90);
});
