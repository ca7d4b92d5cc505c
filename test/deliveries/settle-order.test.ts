import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { createTestDatabase } from '../support/database.ts';
import { append, newOrganization, settleOne, somebodyWaits, takeOne } from '../support/lanes.ts';

test('an append that a settle cannot see, but that goes before what it does see, is not overtaken', async () => {
  const { db, close } = await createTestDatabase();
  onTestFinished(close);
  const organization = await newOrganization(db);
  await append(db, organization, { lane: 'a', position: 1 }, { lane: 'a', position: 3, subject: 'seen' });
  const taken = await takeOne(db);
  const appended = Promise.withResolvers<void>();
  const settled = Promise.withResolvers<Promise<Delivery[]>>();
  const appending = inOrganization(db, organization, async (tx) => {
    // Its lock is held while the settle takes its snapshot.
    await sql`update lanes set version = version + 1, due_at = now() where key = 'a'`.execute(tx);
    await sql`
      insert into deliveries (organization_id, lane_id, position, kind, subject)
      select ${organization}, id, 2, 'test', 'unseen' from lanes where key = 'a'`.execute(tx);
    appended.resolve();
    settled.resolve(settleOne(db, taken, { kind: 'done' }));
    await somebodyWaits(db);
  });
  await appended.promise;
  const onward = await settled.promise;
  await appending;
  expect(onward).toEqual([]);
  expect(await takeOne(db)).toMatchObject({ subject: 'unseen' });
});
