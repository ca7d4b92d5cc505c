import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import type { Database } from '../../../src/store/schema.ts';
import { acrossOrganizations, type Db, inOrganization } from '../../../src/store/scope.ts';
import { cleanUp } from '../../../src/use-cases/clocks/clean-up.ts';
import { expireJobs } from '../../../src/use-cases/clocks/expire-jobs.ts';
import { giveUpWaitingEvents } from '../../../src/use-cases/clocks/give-up-waiting-events.ts';
import { sendDigest } from '../../../src/use-cases/clocks/send-digest.ts';
import { sendReminders } from '../../../src/use-cases/clocks/send-reminders.ts';
import { showDelayedReplies } from '../../../src/use-cases/clocks/show-delayed-replies.ts';
import { showTimeIsUp } from '../../../src/use-cases/clocks/show-time-is-up.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { arrangeJob, arrangeOrganization, DEADLINE, GRACE_SECONDS, later } from './arrange.ts';

const MUCH = 30_000;
const LARGE = ['jobs', 'messages', 'waiting_events', 'inbox', 'deliveries'];
const AFTER_IT = later(DEADLINE, GRACE_SECONDS * 1000);

let database: TestDatabase;

/** What EXPLAIN says of one step. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** A thousand times more than is due: jobs long ended, replies long delivered, events long applied. */
beforeAll(async () => {
  database = await createTestDatabase();
  const organizationId = await arrangeOrganization(database.db);
  await arrangeJob(database.db, organizationId);
  await inOrganization(database.db, organizationId, async (tx) => {
    const many = sql`generate_series(1, ${MUCH}::integer) n`;
    await sql`
      insert into jobs (organization_id, number, conversation_id, kind, status, service_handle, service_name, created_at,
        arrived_at, expires_at)
      select organization_id, 1 + n, conversation_id, kind, 'completed', 's', 'S', created_at, arrived_at, expires_at
      from jobs, ${many}`.execute(tx);
    await sql`
      insert into messages (organization_id, conversation_id, thread_id, direction, state, author_name, body, sent_at,
        heard_at, leaves_at)
      select organization_id, conversation_id, id, 'out', 'delivered', 'Ann', 'Hello', now(), now(), now()
      from threads, ${many}`.execute(tx);
    // Read long ago, or unread but of another hour.
    await sql`
      insert into messages (organization_id, conversation_id, thread_id, direction, state, author_name, body, sent_at,
        heard_at, read_at)
      select organization_id, conversation_id, id, 'in', 'received', 'Jana', 'Hello', now(), ${DEADLINE}::timestamptz - n * interval '1 minute',
        case when n % 10 > 0 then now() end
      from threads, ${many}`.execute(tx);
    await sql`
      insert into waiting_events (organization_id, needs, event_id, event, received_at, waits_until, given_up_at)
      select ${organizationId}, 'job:x', n::text, '{}', now(), now(), now() from ${many}`.execute(tx);
    await sql`insert into inbox (source, event_id) select 'slack', n::text from ${many}`.execute(tx);
    await sql`
      insert into deliveries (organization_id, lane_id, position, kind, subject, state, settled_at, last_error)
      select organization_id, id, n, 'post-message', 'card:1', 'failed', '2026-01-01', 'x' from lanes, ${many} limit ${MUCH}
    `.execute(tx);
  });
  await sql`analyze`.execute(database.db);
});

afterAll(() => database.close());

it.each<[string, (db: Db) => Promise<unknown>, string]>([
  ['expire-jobs', (db) => expireJobs(db, { now: AFTER_IT, graceSeconds: GRACE_SECONDS }), 'jobs_expiry'],
  ['show-time-is-up', (db) => showTimeIsUp(db, later(AFTER_IT, -5_000), AFTER_IT), 'jobs_expiry'],
  ['show-delayed-replies', (db) => showDelayedReplies(db, AFTER_IT), 'messages_late'],
  ['give-up-waiting-events', (db) => giveUpWaitingEvents(db, AFTER_IT), 'waiting_events_until'],
  ['send-reminders', (db) => sendReminders(db, later(DEADLINE, -3_600_000)), 'jobs_reminders'],
  ['send-digest', (db) => sendDigest(db, DEADLINE), 'messages_unread_heard'],
  ['clean-up of events', cleanUp, 'inbox_received'],
  ['clean-up of deliveries', cleanUp, 'deliveries_settled'],
])('%s finds what is due by an index, and reads no large table from end to end', async (_, tick, index) => {
  const nodes = (await plansOf(tick)).flatMap(nodesOf);
  expect(nodes.map((node) => node['Index Name'])).toContain(index);
  const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
  expect(scanned.filter((table) => LARGE.includes(table ?? ''))).toEqual([]);
});

/** The plans of all that the tick asked the database, as it asked it. */
async function plansOf(tick: (db: Db) => Promise<unknown>): Promise<PlanNode[]> {
  const asked: CompiledQuery[] = [];
  const { pool, close } = openDatabase({ url: database.url, log: quietLog });
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void asked.push(query),
  });
  try {
    await tick(db);
    const plans: PlanNode[] = [];
    for (const query of asked.filter(({ sql: text }) => /\b(from|update)\b/.test(text))) {
      const { rows } = await acrossOrganizations(db, (transaction) =>
        transaction.executeQuery<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
          CompiledQuery.raw(`explain (format json) ${query.sql}`, [...query.parameters]),
        ),
      );
      for (const row of rows) plans.push(...row['QUERY PLAN'].map(({ Plan }) => Plan));
    }
    return plans;
  } finally {
    await close();
  }
}
