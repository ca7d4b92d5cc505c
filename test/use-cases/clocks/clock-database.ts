import { type Selectable, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Database } from '../../../src/store/schema.ts';
import { acrossOrganizations, type Db } from '../../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

/** What hangs on others first. Much quicker than truncating so many small tables. */
const EMPTIED = [
  'conversation_links',
  'inbound_mails',
  'upstream_sends',
  'offers',
  'delivery_attempts',
  'reminders',
  'digests',
  'greeted_channels',
  'preference_changes',
  'thread_assignees',
  'changes',
  'services',
  'files',
  'posts',
  'notes',
  'messages',
  'job_history',
  'threads',
  'jobs',
  'conversations',
  'stores',
  'merchants',
  'members',
  'overtakes',
  'waiting_events',
  'views',
  'deliveries',
  'lanes',
  'gates',
  'inbox',
  'installations',
  'numbers',
  'organizations',
] as const satisfies (keyof Database)[];

export interface ClockDatabase {
  readonly db: Db;
  readonly url: string;
  /** Every row of a table, whosever it is, in the order of its key. */
  read<T extends keyof Database>(table: T): Promise<Selectable<Database[T]>[]>;
}

/** One database for the tests of a file, empty before each of them. */
export function useClockDatabase(): ClockDatabase {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    await acrossOrganizations(database.db, async (transaction) => {
      for (const table of EMPTIED) await transaction.deleteFrom(table).execute();
    });
  });
  afterAll(() => database.close());
  return {
    get db() {
      return database.db;
    },
    get url() {
      return database.url;
    },
    read: (table) =>
      acrossOrganizations(database.db, async (transaction) => {
        const { rows } = await sql<Selectable<Database[typeof table]>>`
          select * from ${sql.table(table)} order by 1, 2`.execute(transaction);
        return rows;
      }),
  };
}
