import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../../src/store/database.ts';
import { expireDueJobs } from '../../../src/store/expiry.ts';
import { insertReply, type NewReply } from '../../../src/store/replies.ts';
import { acrossOrganizations, inOrganization } from '../../../src/store/scope.ts';
import { onDeliveries } from '../../../src/store/wake.ts';
import { expireJobs } from '../../../src/use-cases/clocks/expire-jobs.ts';
import { eventually } from '../../support/eventually.ts';
import { quietLog } from '../../support/quiet-log.ts';
import {
  type ArrangedJob,
  arrangeJob,
  arrangeOrganization,
  DEADLINE,
  GRACE_SECONDS,
  hearUnder,
  later,
  slackTs,
} from './arrange.ts';
import { useClockDatabase } from './clock-database.ts';

const DUE = { now: later(DEADLINE, GRACE_SECONDS * 1000), graceSeconds: GRACE_SECONDS };
const IN_TIME = { writtenAt: later(DEADLINE, -1), heardAt: later(DUE.now, -1) };

const database = useClockDatabase();
/** Another copy of the app. */
let other: OpenDatabase;
let organizationId: number;

beforeAll(() => {
  other = openDatabase({ url: database.url, log: quietLog, applicationName: 'other copy' });
});

afterAll(() => other.close());

beforeEach(async () => {
  organizationId = await arrangeOrganization(database.db);
});

/** Copies the job, its conversation and its thread until there are so many; all are due. */
async function multiplyJobs(count: number): Promise<void> {
  await arrangeJob(database.db, organizationId);
  await searchable(false);
  await inOrganization(database.db, organizationId, async (tx) => {
    const numbers = sql`generate_series(2, ${count}::integer)`;
    await sql`
      with conversation as (
        insert into conversations (organization_id, number, home, outside_id, merchant_id)
        select organization_id, n, home, 'c-' || n, merchant_id from conversations, ${numbers} n
        returning organization_id, id, number
      ), job as (
        insert into jobs (organization_id, number, conversation_id, outside_id, kind, status, service_handle, service_name,
          created_at, arrived_at, expires_at)
        select c.organization_id, c.number, c.id, c.number::text, 'match', 'opened', 's', 'S', created_at, arrived_at,
          expires_at - n.number * interval '1 millisecond'
        from conversation c join jobs on jobs.number = 1, lateral (select c.number) n
        returning organization_id, conversation_id, id
      )
      insert into threads (organization_id, conversation_id, job_id) select * from job`.execute(tx);
  });
  await searchable(true);
}

/** What so many threads are found by is not asked here, and would take most of the time. */
async function searchable(on: boolean): Promise<void> {
  await sql`alter table threads ${sql.raw(on ? 'enable' : 'disable')} trigger user`.execute(database.db);
}

async function countExpired() {
  const jobs = await database.read('jobs');
  return {
    expired: jobs.filter(({ status }) => status === 'expired').length,
    history: (await database.read('job_history')).length,
    told: new Set(
      (await database.read('deliveries')).filter((d) => d.kind === 'tell-marketplace').map((d) => d.subject),
    ).size,
    deliveries: (await database.read('deliveries')).filter((d) => d.kind === 'tell-marketplace').length,
  };
}

it('two copies that sweep at once expire each job once and tell of it once', async () => {
  await multiplyJobs(1_200);
  const swept = await Promise.all([expireJobs(database.db, DUE), expireJobs(other.db, DUE)]);
  expect(swept.reduce((sum, count) => sum + count)).toBe(1_200);
  expect(await countExpired()).toEqual({ expired: 1_200, history: 1_200, told: 1_200, deliveries: 1_200 });
});

it('five thousand jobs that are due at once are swept in batches', async () => {
  await multiplyJobs(5_000);
  const batches = await commitsDuring(async () => expect(await expireJobs(database.db, DUE)).toBe(5_000));
  expect(batches).toBe(10);
  expect(await countExpired()).toEqual({ expired: 5_000, history: 5_000, told: 5_000, deliveries: 5_000 });
});

it('a copy that is told to stop ends its sweep between two batches', async () => {
  await multiplyJobs(600);
  const stop = new AbortController();
  const unsubscribe = onDeliveries(database.db, () => stop.abort());
  expect(await expireJobs(database.db, DUE, stop.signal)).toBe(500);
  unsubscribe();
  expect(await expireJobs(database.db, DUE, stop.signal)).toBe(0);
});

it('a reply that is just being applied goes before the sweep, which passes its job by', async () => {
  const job = await arrangeJob(database.db, organizationId);
  const applied = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const heard = hearUnder(database.db, job, {
    ...IN_TIME,
    beforeCommit: () => {
      applied.resolve();
      return mayCommit.promise;
    },
  });
  await applied.promise;
  expect(await expireJobs(other.db, DUE)).toBe(0);

  mayCommit.resolve();
  expect(await heard).toBe('send');
  expect(await expireJobs(other.db, DUE)).toBe(0);
  expect((await database.read('jobs')).map(({ status }) => status)).toEqual(['new']);
});

it('a reply that comes while the sweep has the job waits for it, and is refused', async () => {
  const job = await arrangeJob(database.db, organizationId);
  const swept = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const sweep = acrossOrganizations(database.db, async (transaction) => {
    expect(await expireDueJobs(transaction, { ...DUE, limit: 10 })).toHaveLength(1);
    swept.resolve();
    await mayCommit.promise;
  });
  await swept.promise;
  const heard = hearUnder(other.db, job, IN_TIME);
  await eventually(async () => expect(await whoWaitsForLocks()).toEqual(['other copy']));

  mayCommit.resolve();
  await sweep;
  expect(await heard).toBe('refuse');
  expect((await database.read('jobs')).map(({ status }) => status)).toEqual(['expired']);
});

it('a reply that is committed between the first look at due jobs and their locks is seen by the second look', async () => {
  const job = await arrangeJob(database.db, organizationId);
  let looks = 0;
  const betweenLooks: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      looks += 1;
      if (looks === 1) await inOrganization(other.db, organizationId, (tx) => insertReply(tx, waitingReply(job)));
      return result;
    },
  };
  const swept = await acrossOrganizations(database.db, (transaction) =>
    expireDueJobs(transaction.withPlugin(betweenLooks), { ...DUE, limit: 10 }),
  );
  expect({ looks, swept }).toEqual({ looks: 2, swept: [] });
  expect((await database.read('jobs')).map(({ status }) => status)).toEqual(['new']);
});

/** The row alone: whoever takes a reply also locks its job, which is too late here. */
function waitingReply({ conversationId, threadId, channel }: ArrangedJob): NewReply {
  return {
    conversationId,
    threadId,
    state: 'waiting',
    channel,
    ts: slackTs(IN_TIME.writtenAt),
    slackUser: 'U1',
    authorName: 'Ann',
    body: 'Gladly',
    content: {},
    ...IN_TIME,
  };
}

async function whoWaitsForLocks(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select application_name as name from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
  return rows.map(({ name }) => name);
}

/** How many transactions of ours wrote something meanwhile. */
async function commitsDuring(work: () => Promise<void>): Promise<number> {
  let commits = 0;
  const unsubscribe = onDeliveries(database.db, () => {
    commits += 1;
  });
  await work();
  unsubscribe();
  return commits;
}
