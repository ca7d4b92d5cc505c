import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchHome } from '../../src/store/homes.ts';
import { repaint } from '../../src/store/outbox.ts';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { savePreferences } from '../../src/use-cases/organizations/save-preferences.ts';
import { repaintCard } from '../../src/use-cases/outbound.ts';
import { eventually } from '../support/eventually.ts';
import { createTeamDatabase, NOW, type TeamDatabase } from '../use-cases/threads/team-database.ts';

let team: TeamDatabase;

beforeAll(async () => {
  team = await createTeamDatabase();
});

afterAll(() => team.close());

const locksWaitedFor = (count: number) =>
  eventually(async () => {
    const { rows } = await sql`select from pg_locks where not granted`.execute(team.database.db);
    expect(rows.length).toBeGreaterThanOrEqual(count);
  });

test('whoever changes preferences while a card changes waits for nobody who waits for them', async () => {
  const { threadId } = await team.job();
  await team.inOwn(async (tx) => {
    await watchHome(tx, 'U0ALICE', undefined);
    repaint(tx, { subject: 'home:U0ALICE', method: 'views.publish' });
    repaintCard(tx, threadId);
  });
  // Everything was painted.
  await acrossOrganizations(team.database.db, (tx) => tx.updateTable('views').set({ due_at: null }).execute());

  const begun = { card: 0, preferences: 0 };
  let saved: Promise<unknown> = Promise.resolve();
  let changed: Promise<unknown> = Promise.resolve();
  // Somebody is at the card's view: whoever wants it waits.
  await acrossOrganizations(team.database.db, async (tx) => {
    await sql`select from views where subject = ${`card:${threadId}`} for update`.execute(tx);
    changed = team.inOwn(async (inner) => {
      begun.card += 1;
      repaintCard(inner, threadId);
    });
    await locksWaitedFor(1);
    saved = team.inOwn((inner) => {
      begun.preferences += 1;
      return savePreferences(inner, { language: 'de' }, { slackUser: 'U0ALICE', name: 'Alice', at: NOW });
    });
    await locksWaitedFor(2);
  });
  await Promise.all([changed, saved]);
  expect(begun).toEqual({ card: 1, preferences: 1 });
});
