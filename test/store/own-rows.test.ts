import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findJobByOutsideId, lockJob } from '../../src/store/jobs.ts';
import { acrossOrganizations, inOrganization, type Tx } from '../../src/store/scope.ts';
import { findOwnThread, findThreadOfJob, findThreadOfOpenJob } from '../../src/store/threads.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const ORGANIZATION = 7;
const ORGANIZATIONS = 50;
const JOBS = 5_000;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await acrossOrganizations(database.db, async (tx) => {
    await sql`insert into organizations (name) select 'o' from generate_series(1, ${ORGANIZATIONS}::integer)`.execute(
      tx,
    );
    await sql`
      insert into merchants (organization_id, source, outside_id, name)
      select id, 'marketplace', 'm', 'M' from organizations`.execute(tx);
    await sql`
      insert into conversations (organization_id, number, home, outside_id, merchant_id)
      select organization_id, n, 'marketplace', 'c' || n, id
      from merchants, generate_series(1, ${JOBS / ORGANIZATIONS}::integer) n`.execute(tx);
    await sql`
      insert into jobs (organization_id, number, conversation_id, outside_id, kind, status, service_handle, service_name,
        created_at, arrived_at)
      select organization_id, number, id, 'j' || number, 'match', 'new', 's', 'S', now(), now() from conversations
    `.execute(tx);
    await sql`
      insert into threads (organization_id, conversation_id, job_id)
      select organization_id, conversation_id, id from jobs`.execute(tx);
  });
  for (const table of ['merchants', 'conversations', 'jobs', 'threads']) {
    await sql`analyze ${sql.table(table)}`.execute(database.db);
  }
});

afterAll(async () => {
  await database.close();
});

/** Rows of a table that were read so far, by PostgreSQL's own count. */
async function tuplesRead(tx: Tx, table: string): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select (seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as read
    from pg_stat_xact_user_tables where relname = ${table}`.execute(tx);
  return rows[0]?.read ?? 0;
}

function inOwn<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
  return inOrganization(database.db, ORGANIZATION, fn);
}

test('looking up a job and its threads reads a handful of rows, however many organizations there are', async () => {
  await inOwn(async (tx) => {
    const before = { jobs: await tuplesRead(tx, 'jobs'), threads: await tuplesRead(tx, 'threads') };
    const job = await findJobByOutsideId(tx, 'j9');
    expect(job?.number).toBe(9);
    await lockJob(tx, job?.id ?? 0);
    const thread = await findThreadOfJob(tx, job?.id ?? 0);
    expect(thread?.jobId).toBe(job?.id);
    await findThreadOfOpenJob(tx, job?.conversationId ?? 0);
    await findOwnThread(tx, job?.conversationId ?? 0);
    expect((await tuplesRead(tx, 'jobs')) - before.jobs).toBeLessThan(20);
    expect((await tuplesRead(tx, 'threads')) - before.threads).toBeLessThan(20);
  });
});

test('every kind of query names the organization once for each of its tables', async () => {
  await inOwn(async (tx) => {
    const joined = tx
      .selectFrom('jobs as j')
      .innerJoin('threads as t', 't.job_id', 'j.id')
      .select('j.id')
      .where('t.id', 'in', (query) => query.selectFrom('threads').select('id'));
    const queries = [
      tx.selectFrom('jobs').select('id').compile(),
      tx.updateTable('jobs').set({ title: 'x' }).where('id', '=', 1).compile(),
      tx.deleteFrom('files').compile(),
      joined.compile(),
      tx.selectFrom('inbox').select('source').compile(),
    ];
    expect(queries.map((query) => query.sql.match(/where .*/)?.[0])).toEqual([
      'where "jobs"."organization_id" = $1',
      'where "id" = $2 and "jobs"."organization_id" = $3',
      'where "files"."organization_id" = $1',
      'where "t"."id" in (select "id" from "threads" where "threads"."organization_id" = $1) and "j"."organization_id" = $2',
      undefined,
    ]);
  });
});
