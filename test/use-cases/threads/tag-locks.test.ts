import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../../src/store/scope.ts';
import { lockTagNames } from '../../../src/store/tags.ts';
import { createTag } from '../../../src/use-cases/organizations/create-tag.ts';
import { deleteTag } from '../../../src/use-cases/organizations/delete-tag.ts';
import { renameTag } from '../../../src/use-cases/organizations/rename-tag.ts';
import { tagConversation } from '../../../src/use-cases/threads/tag-conversation.ts';
import { eventually } from '../../support/eventually.ts';
import { createTeamDatabase, NOW, type TeamDatabase } from './team-database.ts';

const ALICE = { slackUser: 'U0ALICE', name: 'Alice', at: NOW };
let team: TeamDatabase;

beforeAll(async () => {
  team = await createTeamDatabase();
});

afterAll(() => team.close());

async function create(name: string): Promise<number> {
  const created = await team.inOwn((tx) => createTag(tx, name));
  if (created.kind !== 'created') throw new Error(created.refusal.code);
  return created.tag.id;
}

/** Runs `second` while `first`, done already, has not committed; how often each was begun. */
async function meeting<A, B>(first: (tx: Tx) => Promise<A>, second: (tx: Tx) => Promise<B>) {
  const begun = { first: 0, second: 0 };
  let other: Promise<B> | undefined;
  const a = await team.inOwn(async (tx) => {
    begun.first += 1;
    const done = await first(tx);
    other ??= team.inOwn((inner) => {
      begun.second += 1;
      return second(inner);
    });
    await eventually(async () => {
      const { rows } = await sql`select from pg_locks where not granted`.execute(team.database.db);
      expect(rows.length).toBeGreaterThan(0);
    });
    return done;
  });
  return { a, b: await other, begun };
}

test('taking a tag off a thread while it is deleted is no deadlock', async () => {
  const id = await create('going');
  const { threadId } = await team.job();
  await team.inOwn((tx) => tagConversation(tx, { threadId, add: [{ id }], remove: [], ...ALICE }));
  const { b, begun } = await meeting(
    (tx) => tagConversation(tx, { threadId, add: [], remove: [{ id }], ...ALICE }),
    (tx) => deleteTag(tx, id, ALICE),
  );
  expect(b).toMatchObject({ kind: 'deleted' });
  expect(begun).toEqual({ first: 1, second: 1 });
});

test('a name that is typed while its tag is deleted is refused or a new tag, but no failure', async () => {
  const id = await create('fading');
  const { threadId } = await team.job();
  const { b } = await meeting(
    (tx) => deleteTag(tx, id, ALICE),
    (tx) => tagConversation(tx, { threadId, add: [{ name: 'fading' }], remove: [], ...ALICE }),
  );
  expect(b).toMatchObject({ kind: 'tagged', added: ['fading'] });
});

test('a new name beside a chosen tag that is renamed at the same moment is no deadlock', async () => {
  const id = await create('old name');
  const { threadId } = await team.job();
  const begun = { rename: 0, tag: 0 };
  const waiting = (count: number) =>
    eventually(async () => {
      const { rows } = await sql`select from pg_locks where not granted and locktype = 'advisory'`.execute(
        team.database.db,
      );
      expect(rows).toHaveLength(count);
    });
  let renamed: unknown;
  let tagged: unknown;
  await team.inOwn(async (tx) => {
    await lockTagNames(tx);
    renamed = team.inOwn((inner) => {
      begun.rename += 1;
      return renameTag(inner, { id, words: 'new name' });
    });
    await waiting(1);
    tagged = team.inOwn((inner) => {
      begun.tag += 1;
      return tagConversation(inner, { threadId, add: [{ id }, { name: 'fresh' }], remove: [], ...ALICE });
    });
    await waiting(2);
  });
  expect(await renamed).toMatchObject({ kind: 'renamed' });
  expect(await tagged).toMatchObject({ kind: 'tagged', added: ['new name', 'fresh'] });
  expect(begun).toEqual({ rename: 1, tag: 1 });
});
