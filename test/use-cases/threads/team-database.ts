import { savePerson } from '../../../src/store/members.ts';
import { ensureOrganization } from '../../../src/store/organizations.ts';
import { inOrganization, type Tx } from '../../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type ArrangedJob, arrangeJob, arrangeOrganization, DEADLINE } from '../clocks/arrange.ts';

/** A day before the deadline of every job here. */
export const NOW = new Date(DEADLINE.getTime() - 24 * 3_600_000);

export interface TeamDatabase {
  database: TestDatabase;
  organizationId: number;
  /** A new job of its own merchant. */
  job(): Promise<ArrangedJob>;
  inOwn<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  know(slackUser: string, name: string, isMember?: boolean): Promise<void>;
  /** Deliveries of a kind that were appended for the thread, as their recipients. */
  told(kind: 'direct-message' | 'send-mail', threadId: number): Promise<string[]>;
  /** How often a painting of the card was asked for. */
  painted(threadId: number): Promise<number>;
  close(): Promise<void>;
}

let jobs = 0;

export async function createTeamDatabase(): Promise<TeamDatabase> {
  const database = await createTestDatabase();
  await ensureOrganization(database.db);
  const organizationId = await arrangeOrganization(database.db);
  const inOwn = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => inOrganization(database.db, organizationId, fn);
  const team: TeamDatabase = {
    database,
    organizationId,
    job: () => arrangeJob(database.db, organizationId, { id: String(++jobs) }),
    inOwn,
    know: (slackUser, name, isMember = true) =>
      inOwn((tx) => savePerson(tx, { slackUser, name, isMember, fetchedAt: NOW })),
    async told(kind, threadId) {
      const about = kind === 'send-mail' ? `mail:assigned:${threadId}` : `direct:assigned:${threadId}`;
      const rows = await inOwn((tx) =>
        tx.selectFrom('deliveries').select('payload').where('kind', '=', kind).where('subject', '=', about).execute(),
      );
      return rows.map(({ payload }) => JSON.stringify(payload).match(/"slackUser":"(\w+)"/)?.[1] ?? '').sort();
    },
    async painted(threadId) {
      const row = await inOwn((tx) =>
        tx.selectFrom('views').select('wanted').where('subject', '=', `card:${threadId}`).executeTakeFirst(),
      );
      return Number(row?.wanted ?? 0);
    },
    close: () => database.close(),
  };
  await team.know('U0ALICE', 'Alice');
  await team.know('U0BEN', 'Ben');
  await team.know('U0GUEST', 'Gina Guest', false);
  return team;
}
