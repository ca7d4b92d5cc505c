import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { takeNumbers } from '../../../src/store/numbers.ts';
import { acrossOrganizations, inOrganization, type Tx } from '../../../src/store/scope.ts';
import { blockMerchant } from '../../../src/use-cases/jobs/block-merchant.ts';
import { createJob } from '../../../src/use-cases/jobs/create-job.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { type ArrangedJob, arrangeJob, arrangeOrganization, SETTINGS } from '../clocks/arrange.ts';

let database: TestDatabase;
let organizationId: number;
let job: ArrangedJob;
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  organizationId = await arrangeOrganization(database.db);
});

beforeEach(async () => {
  count += 1;
  job = await arrangeJob(database.db, organizationId, { id: String(count), expiresAt: new Date(Date.now() + 9e7) });
});

afterAll(() => database.close());

const block = (tx: Tx) =>
  blockMerchant(tx, { threadId: job.threadId, slackUser: 'U1', name: 'Ann', at: new Date(), reason: 'spam' });

/** The same merchant begins another conversation. */
async function begin(tx: Tx) {
  const numbers = await takeNumbers(database.db, organizationId);
  const now = new Date();
  const service = { handle: 'seo', name: 'SEO' };
  const id = `more-${count}`;
  const merchant = { id: `m-${count}`, name: 'Jana Nováková' };
  return createJob(
    tx,
    {
      type: 'job.created',
      timestamp: now,
      job: { id, kind: 'match', createdAt: now, service, requirements: [], priorities: {} },
      merchant,
      conversation: { id: `c-${id}` },
    },
    numbers,
    now,
    SETTINGS,
  );
}

/** Runs `first` and, while its transaction is still open, `second`, which has to wait for it. */
async function oneInTheOther<A, B>(first: (tx: Tx) => Promise<A>, second: (tx: Tx) => Promise<B>): Promise<[A, B]> {
  let later: Promise<B> | undefined;
  const earlier = await inOrganization(database.db, organizationId, async (tx) => {
    const done = await first(tx);
    later ??= inOrganization(database.db, organizationId, second);
    await eventually(async () => {
      const { rows } = await sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
      expect(rows).toHaveLength(1);
    });
    return done;
  });
  if (!later) throw new Error('nothing was second');
  return [earlier, await later];
}

const statuses = () =>
  acrossOrganizations(database.db, async (tx) => {
    const rows = await tx
      .selectFrom('jobs')
      .select('status')
      .where('outside_id', 'in', [String(count), `more-${count}`])
      .orderBy('id')
      .execute();
    return rows.map(({ status }) => status);
  });

test('a job that begins just before a block is closed with the others', async () => {
  const [begun, blocked] = await oneInTheOther(begin, block);
  expect(begun.kind).toBe('applied');
  expect(blocked).toEqual({ kind: 'done' });
  expect(await statuses()).toEqual(['closed', 'closed']);
});

test('a job that begins during a block is refused', async () => {
  const [blocked, begun] = await oneInTheOther(block, begin);
  expect(blocked).toEqual({ kind: 'done' });
  expect(begun).toEqual({ kind: 'refused', why: 'merchant_blocked' });
  expect(await statuses()).toEqual(['closed']);
});

test('a second block at the same moment changes nothing and says who was first', async () => {
  const again = (tx: Tx) =>
    blockMerchant(tx, { threadId: job.threadId, slackUser: 'U2', name: 'Ben', at: new Date(), reason: 'unwanted' });
  const [first, second] = await oneInTheOther(block, again);
  expect(first).toEqual({ kind: 'done' });
  expect(second).toMatchObject({ kind: 'refused', refusal: { code: 'already_blocked', by: 'Ann' } });
  const told = await database.db
    .selectFrom('deliveries')
    .select('payload')
    .where('subject', 'like', 'merchant.blocked:%')
    .where('subject', '=', `merchant.blocked:${job.jobId}`)
    .execute();
  expect(told).toHaveLength(1);
});
