import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InboundEvent } from '../../../src/domain/inbound-event.ts';
import { parseEvent } from '../../../src/marketplaces/standard-webhooks/parse.ts';
import { ensureOrganization } from '../../../src/store/organizations.ts';
import { inOrganization, type Tx } from '../../../src/store/scope.ts';
import type { Applied } from '../../../src/use-cases/conversations/applied.ts';
import { applyInboundEvent } from '../../../src/use-cases/conversations/apply-inbound-event.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { envelope } from '../../support/marketplace-events.ts';

const SETTINGS = {
  jobExpiryHours: 72,
  answerWithinHours: 24,
  undoSeconds: 0,
  lateAfterSeconds: 60,
  expiryGraceSeconds: 420,
};

let database: TestDatabase;
let organizationId: number;
let count = 0;

beforeEach(async () => {
  database = await createTestDatabase();
  organizationId = await ensureOrganization(database.db);
});

afterEach(async () => {
  await database.close();
});

function read(raw: object): InboundEvent | undefined {
  const parsed = parseEvent(raw);
  return parsed.ok ? parsed.event : undefined;
}

function apply(tx: Tx, type: string): Promise<Applied> {
  const raw = envelope(type);
  const event = read(raw);
  if (!event) throw new Error(`no such event: ${type}`);
  const received = { eventId: `event-${count++}`, event, raw, receivedAt: new Date() };
  const numbers = { job: count, conversation: count };
  return applyInboundEvent(tx, received, { now: new Date('2026-01-31T10:00:00Z'), settings: SETTINGS, read, numbers });
}

function inOwn<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
  return inOrganization(database.db, organizationId, fn);
}

test('an event that finds its job missing while the job is being committed is applied after it', async () => {
  const created = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<void>();
  const creating = inOwn(async (tx) => {
    await apply(tx, 'job.created');
    created.resolve();
    await commit.promise;
  });
  await created.promise;
  const closing = inOwn((tx) => apply(tx, 'job.closed'));
  await eventually(async () => {
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted`.execute(database.db);
    expect(rows).toHaveLength(1);
  });
  commit.resolve();
  await creating;
  expect(await closing).toMatchObject({ kind: 'applied' });
  const jobs = await inOwn((tx) => tx.selectFrom('jobs').select('status').execute());
  expect(jobs).toEqual([{ status: 'closed' }]);
  expect(await inOwn((tx) => tx.selectFrom('waiting_events').selectAll().execute())).toEqual([]);
});

test('a job that arrives after its deadline expires at once, and the marketplace hears it', async () => {
  const late = envelope('job.created');
  const event = read(late);
  if (!event) throw new Error('unreadable');
  const now = new Date('2026-02-03T09:30:00Z');
  await inOwn((tx) =>
    applyInboundEvent(
      tx,
      { eventId: 'late', event, raw: late, receivedAt: now },
      { now, settings: SETTINGS, read, numbers: { job: 1, conversation: 1 } },
    ),
  );
  const jobs = await inOwn((tx) => tx.selectFrom('jobs').select(['status', 'ended_by', 'ended_at']).execute());
  expect(jobs).toEqual([{ status: 'expired', ended_by: 'clock', ended_at: now }]);
  const told = await database.db
    .selectFrom('deliveries')
    .select('payload')
    .where('kind', '=', 'tell-marketplace')
    .execute();
  expect(told).toMatchObject([{ payload: { type: 'job.expired', jobStatus: 'expired' } }]);
});

test('a confirmation counts once, however often it is said, and only for a completed job', async () => {
  await inOwn((tx) => apply(tx, 'job.created'));
  expect(await inOwn((tx) => apply(tx, 'job.confirmed'))).toEqual({ kind: 'refused', why: 'not_now' });
  await inOwn((tx) => tx.updateTable('jobs').set({ status: 'completed' }).execute());
  await inOwn((tx) => apply(tx, 'job.confirmed'));
  await inOwn((tx) => apply(tx, 'job.confirmed'));
  const history = await inOwn((tx) =>
    tx.selectFrom('job_history').select(['command', 'from_status', 'to_status', 'actor', 'actor_name']).execute(),
  );
  expect(history).toEqual([
    {
      command: 'confirm',
      from_status: 'completed',
      to_status: 'completed',
      actor: 'merchant',
      actor_name: 'Jana Nováková',
    },
  ]);
  const notices = await database.db
    .selectFrom('deliveries')
    .select('id')
    .where('subject', '=', 'notice:merchant_confirmed')
    .execute();
  expect(notices).toHaveLength(1);
});
