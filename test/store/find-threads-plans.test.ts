import { CompiledQuery, createQueryId, type KyselyPlugin, PostgresQueryCompiler, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Filters, LISTS } from '../../src/domain/finding.ts';
import { findThreads } from '../../src/store/find-threads.ts';
import { type Reader, readInOrganization } from '../../src/store/reading.ts';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { arrangeJob, arrangeOrganization } from '../use-cases/clocks/arrange.ts';

const MUCH = 20_000;
const NOW = new Date('2026-03-01T12:00:00Z');

let database: TestDatabase;
let organizationId: number;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

/** Many jobs that are over, of ours and of others, each found by words of its own, and one that goes on. */
beforeAll(async () => {
  database = await createTestDatabase();
  organizationId = await arrangeOrganization(database.db);
  await arrangeJob(database.db, organizationId);
  await acrossOrganizations(database.db, async (tx) => {
    await sql`alter table threads disable trigger user`.execute(tx);
    const { rows } = await sql<{ id: number }>`
      insert into organizations (name) select 'Other ' || n from generate_series(1, 1) n returning id`.execute(tx);
    const ids = [organizationId, ...rows.map(({ id }) => id)];
    await sql`
      insert into merchants (organization_id, source, outside_id, name)
      select id, 'web', 'much', 'Much' from organizations where id = any (${ids}::bigint[])`.execute(tx);
    await sql`
      insert into conversations (organization_id, number, home, outside_id, merchant_id)
      select m.organization_id, 1000 + n, 'web', 'much-' || n, m.id
      from merchants m, generate_series(1, ${MUCH / 2}::integer) n where m.outside_id = 'much'`.execute(tx);
    await sql`
      insert into jobs (organization_id, number, conversation_id, kind, status, service_handle, service_name, created_at, arrived_at)
      select organization_id, number, id, 'match', 'declined', 's', 'S', now(), now() from conversations
      where outside_id like 'much-%'`.execute(tx);
    await sql`
      insert into threads (organization_id, conversation_id, job_id)
      select organization_id, conversation_id, id from jobs where status = 'declined'`.execute(tx);
    await sql`
      insert into job_search (organization_id, thread_id, words)
      select organization_id, id, left(md5(id::text), 12) || ' shop for everything'
      from threads t where not exists (select from job_search s where s.thread_id = t.id)`.execute(tx);
    await sql`alter table threads enable trigger user`.execute(tx);
  });
  await sql`vacuum analyze`.execute(database.db);
});

afterAll(() => database.close());

it('words are found by the index that begins with the organization, under a slip too', async () => {
  for (const words of ['jana', 'Nováková store', 'stroe setup']) {
    const nodes = (await plansOf({ list: 'all', words })).flatMap(nodesOf);
    expect(nodes.map((node) => node['Index Name'])).toContain('job_search_words');
    expect(scanned(nodes)).toEqual([]);
  }
});

it.each(LISTS)('the list %s reads no large table from end to end', async (list) => {
  const nodes = (await plansOf({ list })).flatMap(nodesOf);
  expect(nodes.length).toBeGreaterThan(0);
  expect(scanned(nodes)).toEqual([]);
});

it.each(['unassigned', 'expiring', 'waiting'] as const)(
  'the list %s of jobs looks at what goes on alone',
  async (list) => {
    const nodes = (await plansOf({ list, of: 'jobs' })).flatMap(nodesOf);
    const indexes = nodes.map((node) => node['Index Name']);
    expect(indexes.some((name) => name === 'jobs_going_on' || name === 'jobs_expiry')).toBe(true);
    expect(nodes.filter((node) => node['Index Name'] === 'threads_used')).toEqual([]);
  },
);

it('the newest page of all is read along an index, not sorted', async () => {
  const plans = await plansOf({ list: 'all', of: 'jobs' });
  expect(plans.flatMap(nodesOf).map((node) => node['Index Name'])).toContain('threads_used');
});

function scanned(nodes: PlanNode[]): unknown[] {
  const large = ['job_search', 'threads', 'jobs', 'conversations'];
  return nodes
    .filter((node) => node['Node Type'] === 'Seq Scan' && large.includes(node['Relation Name'] ?? ''))
    .map((node) => node['Relation Name']);
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** The plans of all that is asked of threads, as it is asked. */
async function plansOf(filters: Filters): Promise<PlanNode[]> {
  return readInOrganization(database.db, organizationId, async (reader) => {
    const asked: CompiledQuery[] = [];
    const listen: KyselyPlugin = {
      transformQuery: ({ node }) => {
        asked.push(new PostgresQueryCompiler().compileQuery(node, createQueryId()));
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const listening: Reader = Object.assign(reader.withPlugin(listen), { organizationId });
    await findThreads(listening, filters, { number: 0, size: 20 }, { slackUser: 'U1', now: NOW, hidden: [] });
    const plans: PlanNode[] = [];
    for (const { sql: text, parameters } of asked.filter((query) => query.sql.includes('threads'))) {
      const { rows } = await reader.executeQuery<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        CompiledQuery.raw(`explain (format json) ${text}`, [...parameters]),
      );
      for (const row of rows) for (const { Plan } of row['QUERY PLAN']) plans.push(Plan);
    }
    return plans;
  });
}
