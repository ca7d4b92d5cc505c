import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChanges } from '../../../src/store/changes.ts';
import { ensureOrganization } from '../../../src/store/organizations.ts';
import { inOrganization } from '../../../src/store/scope.ts';
import { countTags, findTags, findTagsByName, findTagUse, listTagsOf } from '../../../src/store/tags.ts';
import { createTag } from '../../../src/use-cases/organizations/create-tag.ts';
import { deleteTag } from '../../../src/use-cases/organizations/delete-tag.ts';
import { renameTag } from '../../../src/use-cases/organizations/rename-tag.ts';
import { tagConversation } from '../../../src/use-cases/threads/tag-conversation.ts';
import { arrangeOrganization } from '../clocks/arrange.ts';
import { createTeamDatabase, NOW, type TeamDatabase } from '../threads/team-database.ts';

const ALICE = { slackUser: 'U0ALICE', name: 'Alice', at: NOW };

let team: TeamDatabase;

beforeAll(async () => {
  team = await createTeamDatabase();
});

afterAll(async () => {
  await team.close();
});

async function create(name: string): Promise<number> {
  const created = await team.inOwn((tx) => createTag(tx, name));
  if (created.kind !== 'created') throw new Error(created.refusal.code);
  return created.tag.id;
}

function rename(id: number, words: string) {
  return team.inOwn((tx) => renameTag(tx, { id, words }));
}

async function tagged(id: number) {
  const job = await team.job();
  await team.inOwn((tx) => tagConversation(tx, { threadId: job.threadId, add: [{ id }], remove: [], ...ALICE }));
  return job;
}

async function names(conversationId: number): Promise<string[]> {
  return (await team.inOwn((tx) => listTagsOf(tx, conversationId))).map(({ name }) => name);
}

test('a new name shows on every thread that has the tag', async () => {
  const id = await create('wholesale');
  const jobs = [await tagged(id), await tagged(id)];
  const painted = await Promise.all(jobs.map(({ threadId }) => team.painted(threadId)));
  expect(await rename(id, ' Wholesale  only ')).toEqual({ kind: 'renamed', tag: { id, name: 'Wholesale only' } });
  for (const [n, { conversationId, threadId }] of jobs.entries()) {
    expect(await names(conversationId)).toEqual(['Wholesale only']);
    expect(await team.painted(threadId)).toBe((painted[n] ?? 0) + 1);
  }
});

test('the same name again changes nothing; another case of it is a change', async () => {
  const id = await create('retail');
  const { threadId } = await tagged(id);
  const painted = await team.painted(threadId);
  expect(await rename(id, 'retail')).toMatchObject({ kind: 'renamed' });
  expect(await team.painted(threadId)).toBe(painted);
  expect(await rename(id, 'RETAIL')).toEqual({ kind: 'renamed', tag: { id, name: 'RETAIL' } });
});

test('a name that another tag has, in any case, is refused', async () => {
  await create('łódź');
  const id = await create('gdańsk');
  expect(await rename(id, 'ŁÓDŹ')).toEqual({ kind: 'refused', refusal: { code: 'tag_exists', names: ['łódź'] } });
  expect(await rename(id, '  ')).toEqual({ kind: 'refused', refusal: { code: 'tag_name_unusable' } });
  expect(await rename(987654, 'x')).toEqual({ kind: 'refused', refusal: { code: 'tag_gone' } });
});

test('two that take the same name at once: one has it, the other is told', async () => {
  const ids = [await create('first'), await create('second')];
  const outcomes = await Promise.all([...ids.map((id) => rename(id, 'wanted')), create('WANTED')]);
  expect(await team.inOwn((tx) => findTags(tx, 'wanted', 10))).toHaveLength(1);
  expect(outcomes.filter((outcome) => typeof outcome === 'object' && outcome.kind === 'refused')).not.toHaveLength(0);
});

test('a deleted tag leaves everywhere, the history says so, and deleting it twice does nothing', async () => {
  const id = await create('old');
  const { conversationId, threadId } = await tagged(id);
  const painted = await team.painted(threadId);
  const both = await Promise.all([0, 1].map(() => team.inOwn((tx) => deleteTag(tx, id, ALICE))));
  expect(both.map(({ kind }) => kind).sort()).toEqual(['deleted', 'refused']);
  expect(await names(conversationId)).toEqual([]);
  expect(await team.painted(threadId)).toBe(painted + 1);
  const history = await team.inOwn((tx) => listChanges(tx, threadId));
  expect(history.at(-1)).toMatchObject({ change: { code: 'untagged', tags: ['old'] }, name: 'Alice' });
});

test('tagging and deleting at once leaves no conversation with a tag that is gone, and nobody fails', async () => {
  for (let n = 0; n < 5; n++) {
    const id = await create(`fleeting ${n}`);
    const { threadId, conversationId } = await team.job();
    await Promise.all([
      team.inOwn((tx) => tagConversation(tx, { threadId, add: [{ id }], remove: [], ...ALICE })),
      team.inOwn((tx) => deleteTag(tx, id, ALICE)),
    ]);
    expect(await names(conversationId)).toEqual([]);
  }
});

test('among five hundred tags the name itself comes first, then beginnings, then the rest', async () => {
  await team.inOwn(async (tx) => {
    for (let n = 0; n < 500; n++) await createTag(tx, `bulk ${n}`);
    await createTag(tx, 'a bulk 49');
  });
  const found = (await team.inOwn((tx) => findTags(tx, 'BULK 49', 20))).map(({ name }) => name);
  expect(found[0]).toBe('bulk 49');
  expect(found[1]).toBe('bulk 490');
  expect(found.at(-1)).toBe('a bulk 49');
  expect(await team.inOwn((tx) => findTags(tx, '100%_', 20))).toEqual([]);
  expect(await team.inOwn((tx) => findTags(tx, '', 100))).toHaveLength(100);
  expect(await team.inOwn(countTags)).toBeGreaterThanOrEqual(501);
});

test('many cards of a tag are asked for in one statement, and those used last come first', async () => {
  const id = await create('everywhere');
  const { conversationId, threadId } = await tagged(id);
  await team.inOwn(async (tx) => {
    const [first] = await tx.selectFrom('conversations').selectAll().where('id', '=', conversationId).execute();
    for (let n = 0; n < 60; n++) {
      const { id: other } = await tx
        .insertInto('conversations')
        .values({
          organization_id: team.organizationId,
          number: 100_000 + n,
          home: 'marketplace',
          outside_id: `many-${n}`,
          outside_organization: 'default',
          merchant_id: first?.merchant_id ?? 0,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('threads')
        .values({
          organization_id: team.organizationId,
          conversation_id: other,
          job_id: null,
          channel: 'C1',
          used_at: NOW,
        })
        .execute();
      await tx
        .insertInto('conversation_tags')
        .values({ organization_id: team.organizationId, conversation_id: other, tag_id: id })
        .execute();
    }
    await tx
      .updateTable('threads')
      .set({ used_at: new Date('2027-01-01') })
      .where('id', '=', threadId)
      .execute();
    await tx.deleteFrom('views').execute();
  });
  expect((await team.inOwn((tx) => findTagUse(tx, id)))?.conversations).toBe(61);
  await rename(id, 'everywhere else');
  const views = await team.inOwn((tx) =>
    tx.selectFrom('views').select(['subject', 'due_at']).orderBy('due_at').execute(),
  );
  expect(views).toHaveLength(61);
  const times = views.map(({ due_at }) => due_at?.getTime() ?? 0);
  const [first = 0] = times;
  expect(times.filter((time) => time === first)).toHaveLength(30);
  expect(Math.max(...times) - first).toBe(62_000);
  expect(views.find(({ subject }) => subject === `card:${threadId}`)?.due_at?.getTime()).toBe(first);
});

test('another organization neither sees nor changes our tags', async () => {
  const id = await create('ours');
  const other = await arrangeOrganization(team.database.db, 'T2');
  await ensureOrganization(team.database.db);
  const inOther = <T>(fn: Parameters<typeof inOrganization<T>>[2]) => inOrganization(team.database.db, other, fn);
  expect(other).not.toBe(team.organizationId);
  expect(await inOther((tx) => renameTag(tx, { id, words: 'theirs' }))).toMatchObject({
    refusal: { code: 'tag_gone' },
  });
  expect(await inOther((tx) => deleteTag(tx, id, ALICE))).toMatchObject({ refusal: { code: 'tag_gone' } });
  expect(await inOther((tx) => findTagsByName(tx, ['ours']))).toEqual(new Map());
  expect(await inOther((tx) => createTag(tx, 'OURS'))).toMatchObject({ kind: 'created', tag: { name: 'OURS' } });
});
