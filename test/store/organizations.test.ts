import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channelGate, noChannelGate } from '../../src/domain/gate-keys.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrateToLatest } from '../../src/store/migrate.ts';
import { ensureOrganization, installWorkspace, setJobsChannel } from '../../src/store/organizations.ts';
import { acrossOrganizations, type Db } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { quietLog } from '../support/quiet-log.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

function workspace(teamId: string) {
  return { teamId, teamName: teamId, teamUrl: `https://${teamId}.example/`, botUserId: 'UBOT', botId: 'BBOT' };
}

async function install(db: Db, teamId: string): Promise<number> {
  return installWorkspace(db, workspace(teamId));
}

function organizations() {
  return acrossOrganizations(database.db, (transaction) =>
    transaction.selectFrom('organizations').select(['id', 'name', 'slack_channel']).orderBy('id').execute(),
  );
}

/** All that a copy of the app does to the database before it takes work. */
async function startCopy(url: string): Promise<number[]> {
  const { role } = await migrateToLatest(url, quietLog);
  const { db, close } = openDatabase({ url, role, log: quietLog });
  try {
    const home = await ensureOrganization(db);
    const organizationId = await install(db, 'T1');
    await setJobsChannel(db, organizationId, 'C1', channelGate(organizationId, 'C1'), noChannelGate(organizationId));
    return [home, organizationId];
  } finally {
    await close();
  }
}

it('several copies that start at once on an empty database make one organization', async () => {
  await sql.raw('drop schema public cascade; create schema public').execute(database.db);
  const ids = await Promise.all([1, 2, 3, 4].map(() => startCopy(database.url)));
  const made = await organizations();
  expect(made).toMatchObject([{ name: 'T1', slack_channel: 'C1' }]);
  expect(new Set(ids.flat())).toEqual(new Set([made[0]?.id]));
});

describe('the organization of a workspace', () => {
  it('is the one that waited for it, so that jobs that came before are not left behind', async () => {
    const waiting = await ensureOrganization(database.db);
    expect(await ensureOrganization(database.db)).toBe(waiting);
    expect(await install(database.db, 'T1')).toBe(waiting);
  });

  it('is its own: a second workspace never gets the first one’s', async () => {
    const first = await install(database.db, 'T1');
    const second = await install(database.db, 'T2');
    expect(second).not.toBe(first);
    expect(await install(database.db, 'T1')).toBe(first);
    expect(await organizations()).toMatchObject([
      { id: first, name: 'T1' },
      { id: second, name: 'T2' },
    ]);
  });

  it('gets the events of a marketplace while it was connected last', async () => {
    const first = await install(database.db, 'T1');
    const second = await install(database.db, 'T2');
    expect(await ensureOrganization(database.db)).toBe(second);
    await install(database.db, 'T1');
    expect(await ensureOrganization(database.db)).toBe(first);
  });

  it('takes one of several that wait, and leaves the names of the others', async () => {
    await acrossOrganizations(database.db, (transaction) =>
      transaction
        .insertInto('organizations')
        .values([{ name: 'one' }, { name: 'two' }])
        .execute(),
    );
    await install(database.db, 'T1');
    expect((await organizations()).map(({ name }) => name)).toEqual(['T1', 'two']);
  });
});

describe('a channel for jobs', () => {
  it('is given to threads that waited without one, and moves no thread that stands elsewhere', async () => {
    const id = await install(database.db, 'T1');
    const channels = () =>
      acrossOrganizations(database.db, (transaction) =>
        transaction.selectFrom('threads').select('channel').orderBy('id').execute(),
      );
    await acrossOrganizations(database.db, async (transaction) => {
      await sql`insert into merchants (organization_id, source, outside_id, name) values (${id}, 'web', 'm', 'Jana')`.execute(
        transaction,
      );
      await sql`
        insert into conversations (organization_id, number, home, outside_id, merchant_id)
        select ${id}, n, 'web', n::text, merchants.id from merchants, generate_series(1, 2) n`.execute(transaction);
      await sql`
        insert into threads (organization_id, conversation_id, channel)
        select ${id}, id, case number when 1 then 'C0' end from conversations order by number`.execute(transaction);
      await sql`
        insert into lanes (organization_id, key, gate)
        values (${id}, 'slack:1', ${channelGate(id, 'C0')}), (${id}, 'slack:2', ${noChannelGate(id)})`.execute(
        transaction,
      );
    });

    await setJobsChannel(database.db, id, 'C1', channelGate(id, 'C1'), noChannelGate(id));
    expect(await channels()).toEqual([{ channel: 'C0' }, { channel: 'C1' }]);
    const lanes = await database.db.selectFrom('lanes').select(['gate', 'version', 'due_at']).orderBy('key').execute();
    expect(lanes).toEqual([
      { gate: channelGate(id, 'C0'), version: 0, due_at: null },
      { gate: channelGate(id, 'C1'), version: 1, due_at: expect.any(Date) },
    ]);
  });
});
