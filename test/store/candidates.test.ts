import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerLogOf, HALF_LIFE_DAYS, JOBS_LOOKED_AT } from '../../src/domain/matching-record.ts';
import { listOfferers, readRecords } from '../../src/store/candidates.ts';
import { type Across, acrossOrganizations } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createOfferer, SETUP } from '../support/offerers.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CANDIDATES = 20;
const HISTORY = 150;

let database: TestDatabase;
let organizationId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  organizationId = await createOfferer(database.db, { name: 'Alder', time_zone: 'Europe/Berlin' });
});

afterAll(() => database.close());

function across<T>(fn: (tx: Across) => Promise<T>): Promise<T> {
  return acrossOrganizations(database.db, fn);
}

interface Past {
  status: string;
  /** Days ago. */
  ago: number;
  kind?: string;
  answeredAfter?: number;
  endedBy?: string;
  reason?: string;
  /** Hours from its arrival to its deadline. */
  hours?: number;
}

let number = 0;

function addJobs(tx: Across, id: number, jobs: readonly Past[]): Promise<unknown> {
  const rows = jobs.map((job) => ({ kind: 'match', hours: 72, ...job, number: ++number }));
  return sql`
    with merchant as (
      insert into merchants (organization_id, source, outside_id, name) values (${id}, 'marketplace', 'm-1', 'M')
      on conflict (organization_id, source, outside_id) do update set name = 'M' returning id
    ), conversation as (
      insert into conversations (organization_id, number, home, outside_id, merchant_id)
      select ${id}, ${++number}, 'marketplace', ${`c-${number}`}, id from merchant returning id
    )
    insert into jobs (organization_id, number, conversation_id, kind, status, service_handle, service_name, created_at,
      arrived_at, expires_at, answered_at, ended_by, ended_reason)
    select ${id}, i.number, conversation.id, i.kind, i.status, ${SETUP.handle}, ${SETUP.name}, a.at, a.at,
      a.at + i.hours * interval '1 hour', a.at + i."answeredAfter" * interval '1 minute', i."endedBy", i.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(number integer, kind text, status text, ago float8,
      hours float8, "answeredAfter" float8, "endedBy" text, reason text)
    cross join lateral (select ${NOW}::timestamptz - i.ago * interval '1 day' as at) a, conversation`.execute(tx);
}

test('a record is what became of the jobs, faded by their age', async () => {
  const record = await across(async (tx) => {
    await addJobs(tx, organizationId, [
      { status: 'responded', ago: 0, answeredAfter: 30 },
      { status: 'completed', ago: HALF_LIFE_DAYS.outcome, answeredAfter: 9_999 },
      { status: 'expired', ago: HALF_LIFE_DAYS.outcome },
      { status: 'declined', ago: HALF_LIFE_DAYS.capacity, endedBy: 'member', reason: 'capacity' },
      { status: 'declined', ago: 0, endedBy: 'member', reason: 'something new' },
      // What says nothing of the organization: a merchant's own decline, a job that came too late, one of a proposal, old times.
      { status: 'declined', ago: 0, endedBy: 'merchant', reason: 'service' },
      { status: 'expired', ago: 0, hours: -1 },
      { status: 'completed', ago: 0, kind: 'proposal', answeredAfter: 1 },
      { status: 'expired', ago: 500 },
    ]);
    return (await readRecords(tx, [{ organizationId, handles: [SETUP.handle] }], NOW)).get(organizationId);
  });
  expect(record?.answered).toBeCloseTo(1.5);
  expect(record?.answerLog).toBeCloseTo(answerLogOf(30) + answerLogOf(9_999) / 2);
  expect(record?.expired).toBeCloseTo(0.5);
  expect(record?.declined).toMatchObject({ service: 0, budget: 0, other: 1 });
  expect(record?.declined.capacity).toBeCloseTo(0.5);
  expect(record?.received).toBeGreaterThan(4);
  expect(record?.reviews).toBe(0);
});

test('reviews count whatever they are about, the newest ones', async () => {
  const record = await across(async (tx) => {
    await sql`insert into threads (organization_id, conversation_id)
      select ${organizationId}, id from conversations where organization_id = ${organizationId} limit 1`.execute(tx);
    await sql`
      insert into reviews (organization_id, outside_id, subject, thread_id, merchant_name, rating, body, at)
      select ${organizationId}, n::text, 'job:1', t.id, 'Jana', case when n > 60 then 5 else 1 end, '', ${NOW}::timestamptz + n * interval '1 minute'
      from threads t, generate_series(1, 100) n where t.organization_id = ${organizationId}`.execute(tx);
    return (await readRecords(tx, [{ organizationId, handles: [SETUP.handle] }], NOW)).get(organizationId);
  });
  expect(record).toMatchObject({ reviews: 50, stars: 40 * 5 + 10 });
});

test('who offers a service is found by its handle or its very name, with how it stands with the merchant', async () => {
  const { db } = database;
  const renamed = await createOfferer(db, {
    name: 'Birch',
    service: { handle: 'own', name: 'Store setup' },
    price: '900',
  });
  await createOfferer(db, { name: 'Cedar', service: { handle: 'seo', name: 'SEO' } });
  await across((tx) =>
    sql`update merchants set blocked_at = now() where organization_id = ${organizationId}`.execute(tx),
  );
  const merchant = { home: 'marketplace' as const, outsideId: 'm-1' };
  const found = await across((tx) => listOfferers(tx, { service: SETUP, merchant, now: NOW }));
  expect(found).toMatchObject([
    { organizationId, blocked: true, hoursAhead: 2, away: false },
    {
      organizationId: renamed,
      blocked: false,
      services: [{ handle: 'own', price: { amount: '900', currency: 'EUR' } }],
    },
  ]);
  const anybody = await across((tx) => listOfferers(tx, { merchant, now: NOW }));
  expect(anybody).toHaveLength(3);
});

test('nobody is found whose workspace took Jobline out, until it is back', async () => {
  const service = { handle: 'gone', name: 'Gone' };
  const id = await createOfferer(database.db, { name: 'Gone', service });
  const workspace = {
    team_id: 'T1',
    organization_id: id,
    team_name: 'T',
    team_url: 'https://t',
    bot_id: 'B',
    bot_user: 'U',
  };
  const merchant = { home: 'marketplace' as const, outsideId: 'm-3' };
  const found = () => across((tx) => listOfferers(tx, { service, merchant, now: NOW }));
  await across((tx) =>
    tx
      .insertInto('installations')
      .values({ ...workspace, connection: 'disconnected' })
      .execute(),
  );
  expect(await found()).toEqual([]);
  await across((tx) => tx.updateTable('installations').set({ connection: 'connected' }).execute());
  expect(await found()).toMatchObject([{ organizationId: id }]);
});

/** Rows of a table that were read so far, by PostgreSQL's own count. */
async function rowsRead(tx: Across, table: string): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select (seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as read
    from pg_stat_xact_user_tables where relname = ${table}`.execute(tx);
  return rows[0]?.read ?? 0;
}

test('matching reads a bounded number of jobs of each candidate, however long the histories are', async () => {
  const ids: number[] = [];
  const service = { handle: 'many', name: 'Many' };
  for (let n = 0; n < CANDIDATES; n++) ids.push(await createOfferer(database.db, { name: `Many ${n}`, service }));
  const history = Array.from({ length: HISTORY }, (_, n): Past => ({ status: 'responded', ago: n, answeredAfter: 60 }));
  for (const id of ids) await across((tx) => addJobs(tx, id, history));
  await sql`analyze`.execute(database.db);
  await across(async (tx) => {
    const [jobs, services] = [await rowsRead(tx, 'jobs'), await rowsRead(tx, 'services')];
    const merchant = { home: 'marketplace' as const, outsideId: 'm-2' };
    const found = await listOfferers(tx, { service, merchant, now: NOW });
    expect(found.map(({ organizationId: id }) => id)).toEqual(ids);
    const records = await readRecords(
      tx,
      ids.map((id) => ({ organizationId: id, handles: [SETUP.handle] })),
      NOW,
    );
    expect(records.get(ids[0] ?? 0)?.answered).toBeGreaterThan(10);
    expect((await rowsRead(tx, 'jobs')) - jobs).toBeLessThanOrEqual(CANDIDATES * JOBS_LOOKED_AT);
    expect((await rowsRead(tx, 'services')) - services).toBeLessThanOrEqual(2 * CANDIDATES + 10);
  });
});
