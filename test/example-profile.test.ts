import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishExampleProfile } from '../src/example-profile.ts';
import { listExperts } from '../src/store/experts.ts';
import { ensureOrganization } from '../src/store/organizations.ts';
import { updatePreferences } from '../src/store/preferences.ts';
import { inOrganization } from '../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

test('whoever tries Jobline finds somebody to ask, and what they choose themselves stands', async () => {
  const { db } = database;
  await publishExampleProfile(db);
  await publishExampleProfile(db);
  const [expert, ...more] = await listExperts(db, new Date());
  expect(more).toEqual([]);
  expect(expert).toMatchObject({ name: 'Northlight Studio', services: [{}, {}] });
  await inOrganization(db, await ensureOrganization(db), (tx) => updatePreferences(tx, { profileName: 'Own name' }));
  await publishExampleProfile(db);
  expect((await listExperts(db, new Date())).map(({ name }) => name)).toEqual(['Own name']);
});
