import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settle } from '../../src/deliveries/settle.ts';
import { openGate, RATE_LIMITED } from '../../src/store/gates.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { append, newOrganization, takeOne } from '../support/lanes.ts';

const CHANNEL = 'slack:1:post:C1';

let database: TestDatabase;
let organization: number;

beforeAll(async () => {
  database = await createTestDatabase();
  organization = await newOrganization(database.db);
});

beforeEach(async () => {
  await sql`truncate deliveries, lanes, gates, workers`.execute(database.db);
});

afterAll(() => database.close());

/** Why the gate is shut; null while it is open. */
const shutFor = async () =>
  (await database.db.selectFrom('gates').select('reason').where('key', '=', CHANNEL).executeTakeFirstOrThrow()).reason;

async function callsThenLearns(reason: string, meanwhile?: () => Promise<unknown>): Promise<void> {
  const { db } = database;
  const delivery = await takeOne(db);
  if (!delivery) throw new Error('nothing to send');
  await meanwhile?.();
  const gate = { key: CHANNEL, delayMs: 300_000, reason };
  await inOrganization(db, organization, (tx) =>
    settle(tx, [{ delivery, outcome: { kind: 'later', delayMs: 0, gate } }], true),
  );
}

describe('a channel comes back while a call to it is out', () => {
  test.each([
    ['that nothing was wrong with before', null],
    ['that was limited before', RATE_LIMITED],
    ['that was closed before', 'is_archived'],
  ])('%s: what the call learns does not close it again', async (_, before) => {
    await append(database.db, organization, { lane: 'a', gate: CHANNEL });
    await callsThenLearns('is_archived', async () => {
      await sql`update gates set reason = ${before}`.execute(database.db);
      await openGate(database.db, CHANNEL);
    });
    expect(await shutFor()).not.toBe('is_archived');
  });

  test('a limit that the call meets counts all the same', async () => {
    await append(database.db, organization, { lane: 'a', gate: CHANNEL });
    await callsThenLearns(RATE_LIMITED, () => openGate(database.db, CHANNEL));
    expect(await shutFor()).toBe(RATE_LIMITED);
  });

  test('a call made afterwards closes it again', async () => {
    await append(database.db, organization, { lane: 'a', gate: CHANNEL });
    await openGate(database.db, CHANNEL);
    await callsThenLearns('is_archived');
    expect(await shutFor()).toBe('is_archived');
  });
});
