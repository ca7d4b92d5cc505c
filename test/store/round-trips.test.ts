import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { takeNumbers } from '../../src/store/numbers.ts';
import { readInOrganization } from '../../src/store/reading.ts';
import { SENT_AHEAD } from '../../src/store/round-trips.ts';
import { acrossOrganizations, type Db, inOrganization } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { newOrganization } from '../support/lanes.ts';
import { quietLog } from '../support/quiet-log.ts';

const ahead = sql.raw(SENT_AHEAD);

let database: TestDatabase;
/** One connection only: what one transaction leaves behind, the next one meets. */
let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ db, close } = openDatabase({ url: database.url, log: quietLog, max: 1 }));
  await sql`create table things (id integer primary key)`.execute(db);
});

beforeEach(async () => {
  await sql`truncate things`.execute(db);
});

afterAll(async () => {
  await close();
  await database.close();
});

async function things(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from things order by id`.execute(db);
  return rows.map(({ id }) => id);
}

describe('a statement that is sent ahead', () => {
  it('takes effect in its place', async () => {
    await db.transaction().execute(async (tx) => {
      await sql`${ahead}insert into things values (1)`.execute(tx);
      await sql`${ahead}update things set id = 2`.execute(tx);
      expect((await sql`select id from things`.execute(tx)).rows).toEqual([{ id: 2 }]);
    });
    expect(await things()).toEqual([2]);
  });

  it('that fails is thrown by the next one, and nothing of its transaction stands', async () => {
    const failing = db.transaction().execute(async (tx) => {
      await sql`insert into things values (1)`.execute(tx);
      await sql`${ahead}insert into things values (1)`.execute(tx);
      await sql`select 1`.execute(tx);
    });
    await expect(failing).rejects.toThrow('things_pkey');
    expect(await things()).toEqual([]);
  });

  it('that fails right before the commit keeps it from being taken for done', async () => {
    const failing = db.transaction().execute(async (tx) => {
      await sql`insert into things values (1)`.execute(tx);
      await sql`${ahead}insert into things values (1)`.execute(tx);
    });
    await expect(failing).rejects.toThrow('things_pkey');
    expect(await things()).toEqual([]);
  });
});

describe('a statement that was planned before', () => {
  it('is planned anew when a migration changed its table, and its transaction is run again', async () => {
    const organization = await newOrganization(db);
    await sql`insert into things values (1)`.execute(db);
    const read = () =>
      inOrganization(db, organization, async (tx) => {
        const { rows } = await sql`select * from things where id = ${1}`.execute(tx);
        return rows;
      });
    expect(await read()).toEqual([{ id: 1 }]);
    await sql`alter table things add name text`.execute(db);
    expect(await read()).toEqual([{ id: 1, name: null }]);
    await sql`alter table things drop name`.execute(db);
  });
});

describe('reading in an organization', () => {
  it('sees its rows alone, and leaves the connection as it was', async () => {
    const [own, other] = [await newOrganization(db), await newOrganization(db)];
    for (const [organization, person] of [
      [own, 'U1'],
      [other, 'U2'],
    ] as const) {
      await inOrganization(db, organization, (tx) =>
        tx
          .insertInto('members')
          .values({
            organization_id: organization,
            slack_user: person,
            name: 'Ann',
            is_member: true,
            fetched_at: new Date(),
          })
          .execute(),
      );
    }
    const people = () =>
      readInOrganization(db, own, (reader) =>
        Promise.all([
          reader.selectFrom('members').select('slack_user').execute(),
          sql`select slack_user from members`.execute(reader).then(({ rows }) => rows),
        ]),
      );
    expect(await people()).toEqual([[{ slack_user: 'U1' }], [{ slack_user: 'U1' }]]);
    expect((await sql`select slack_user from members`.execute(db)).rows).toEqual([]);
    const all = await acrossOrganizations(db, (tx) => tx.selectFrom('members').select('slack_user').execute());
    expect(all).toHaveLength(2);
  });

  it('writes nothing, and what fails in it harms nobody behind it', async () => {
    const organization = await newOrganization(db);
    const writing = readInOrganization(db, organization, (reader) =>
      Promise.all([sql`insert into things values (1)`.execute(reader), sql`select 1`.execute(reader)]),
    );
    await expect(writing).rejects.toThrow('read-only transaction');
    await expect(readInOrganization(db, organization, () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
    expect(await things()).toEqual([]);
  });
});

describe('numbers', () => {
  it('are given out once each, however many ask at once', async () => {
    const organization = await newOrganization(database.db);
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeNumbers(database.db, organization)));
    expect(taken.map(({ job }) => job).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(new Set(taken.map(({ conversation }) => conversation)).size).toBe(20);
  });

  it('are not held by a transaction that uses them', async () => {
    const organization = await newOrganization(database.db);
    const first = await takeNumbers(database.db, organization);
    const second = await inOrganization(database.db, organization, () => takeNumbers(database.db, organization));
    expect(second.job).toBe(first.job + 1);
  });
});
