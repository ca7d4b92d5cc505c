import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isConnectionFailure, openDatabase } from '../../src/store/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { quietLog } from '../support/quiet-log.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function one<T>(expression: string): Promise<T | undefined> {
  const { rows } = await sql.raw<{ value: T }>(`select ${expression} as value`).execute(database.db);
  return rows[0]?.value;
}

describe('values from the database', () => {
  it('reads a bigint as a number', async () => {
    expect(await one('1795322715124123::bigint')).toBe(1795322715124123);
  });

  it('reads an array of bigints as numbers', async () => {
    expect(await one('array[1, null, 3]::bigint[]')).toEqual([1, null, 3]);
  });

  it('refuses a bigint that a number cannot hold', async () => {
    await expect(one('9007199254740993::bigint')).rejects.toThrow('no safe integer');
  });

  it('leaves numeric and date as text and reads timestamptz as a Date', async () => {
    expect(await one('1500.00::numeric')).toBe('1500.00');
    expect(await one(`date '2026-03-01'`)).toBe('2026-03-01');
    expect(await one(`timestamptz '2026-03-01T12:00:00Z'`)).toEqual(new Date('2026-03-01T12:00:00Z'));
  });
});

describe('connections', () => {
  it('are limited in how long a statement may run', async () => {
    expect(await one(`current_setting('statement_timeout')`)).toBe('30s');
  });

  it('all take on the given role before their first query', async () => {
    const opened = openDatabase({ url: database.adminUrl, log: quietLog, max: 4, role: 'pg_monitor' });
    try {
      const answers = await Promise.all(
        Array.from({ length: 12 }, () =>
          opened.pool.query<{ role: string }>('select current_user as role, pg_sleep(0.01)'),
        ),
      );
      expect(new Set(answers.map((answer) => answer.rows[0]?.role))).toEqual(new Set(['pg_monitor']));
    } finally {
      await opened.close();
    }
  });

  it('come back after the server cut them all', async () => {
    const opened = openDatabase({ url: database.url, log: quietLog, applicationName: 'victim' });
    try {
      await opened.pool.query('select 1');
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'`.execute(
        database.db,
      );
      const answer = await opened.pool.query('select 2 as value').catch(async (error: unknown) => {
        expect(isConnectionFailure(error)).toBe(true);
        return opened.pool.query('select 2 as value');
      });
      expect(answer.rows).toEqual([{ value: 2 }]);
    } finally {
      await opened.close();
    }
  });

  it('tell a server that is away from a wrong statement', async () => {
    const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', log: quietLog });
    const failure = await away.pool.query('select 1').catch((error: unknown) => error);
    await away.close();
    expect(isConnectionFailure(failure)).toBe(true);
    const mistake = await sql`select * from nowhere`.execute(database.db).catch((error: unknown) => error);
    expect(isConnectionFailure(mistake)).toBe(false);
  });
});
