import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TagRef } from '../../../src/domain/tag.ts';
import { listChanges } from '../../../src/store/changes.ts';
import { findJob } from '../../../src/store/jobs.ts';
import { findTags, listTagsOf } from '../../../src/store/tags.ts';
import { insertThread } from '../../../src/store/threads.ts';
import { tagConversation } from '../../../src/use-cases/threads/tag-conversation.ts';
import { DEADLINE } from '../clocks/arrange.ts';
import { createTeamDatabase, NOW, type TeamDatabase } from './team-database.ts';

let team: TeamDatabase;

beforeAll(async () => {
  team = await createTeamDatabase();
});

afterAll(async () => {
  await team.close();
});

function tag(threadId: number, add: TagRef[], remove: TagRef[] = [], at = NOW) {
  return team.inOwn((tx) => tagConversation(tx, { threadId, add, remove, slackUser: 'U0ALICE', name: 'Alice', at }));
}

async function tagsOf(conversationId: number): Promise<string[]> {
  return (await team.inOwn((tx) => listTagsOf(tx, conversationId))).map(({ name }) => name);
}

function named(...names: string[]): TagRef[] {
  return names.map((name) => ({ name }));
}

test('tags are found by name in any case or created, and every thread of the conversation shows them', async () => {
  const one = await team.job();
  const own = await team.inOwn((tx) =>
    insertThread(tx, { conversationId: one.conversationId, channel: 'C1', usedAt: NOW }),
  );
  expect(await tag(one.threadId, named('  Große   Läden ', 'vip'))).toEqual({
    kind: 'tagged',
    added: expect.arrayContaining(['Große Läden', 'vip']),
    removed: [],
  });
  expect(await team.painted(own.id)).toBe(1);
  expect((await team.inOwn((tx) => findJob(tx, one.jobId)))?.status).toBe('opened');

  const two = await team.job();
  expect(await tag(two.threadId, named('GROßE LÄDEN', 'VIP', 'Vip'))).toMatchObject({
    added: expect.arrayContaining(['Große Läden', 'vip']),
  });
  expect(await tagsOf(two.conversationId)).toEqual(['Große Läden', 'vip']);
});

test('tags are taken off by id or by name; what is not there is no matter', async () => {
  const { threadId, conversationId } = await team.job();
  await tag(threadId, named('red', 'green', 'blue'));
  const red = (await team.inOwn((tx) => listTagsOf(tx, conversationId))).find(({ name }) => name === 'red');
  const outcome = await tag(threadId, [], [{ id: red?.id ?? 0 }, ...named('GREEN', 'yellow', '  ')]);
  expect(outcome).toEqual({ kind: 'tagged', added: [], removed: expect.arrayContaining(['red', 'green']) });
  expect(await tagsOf(conversationId)).toEqual(['blue']);
  const history = await team.inOwn((tx) => listChanges(tx, threadId));
  expect(history.map(({ change }) => change.code)).toEqual(['tagged', 'untagged']);
});

test('sent again, nothing changes: no history, no painting, no opening', async () => {
  const { threadId, jobId } = await team.job();
  await tag(threadId, named('once'));
  await team.inOwn((tx) => tx.updateTable('jobs').set({ status: 'new' }).where('id', '=', jobId).execute());
  const painted = await team.painted(threadId);
  expect(await tag(threadId, named('Once'), named('never'))).toEqual({ kind: 'tagged', added: [], removed: [] });
  expect(await team.painted(threadId)).toBe(painted);
  expect((await team.inOwn((tx) => findJob(tx, jobId)))?.status).toBe('new');
  expect(await team.inOwn((tx) => listChanges(tx, threadId))).toHaveLength(1);
});

test('several who create the same name at once share one tag', async () => {
  const jobs = await Promise.all(Array.from({ length: 6 }, () => team.job()));
  await Promise.all(jobs.map(({ threadId }, n) => tag(threadId, named(n % 2 ? 'Same time' : 'SAME TIME', 'zebra'))));
  expect(await team.inOwn((tx) => findTags(tx, 'same time', 10))).toHaveLength(1);
  for (const { conversationId } of jobs) expect(await tagsOf(conversationId)).toHaveLength(2);
});

test('a tag that was deleted since is refused before anything happens', async () => {
  const { threadId, conversationId } = await team.job();
  expect(await tag(threadId, [{ id: 987654 }, { name: 'not made' }])).toEqual({
    kind: 'refused',
    refusal: { code: 'tag_gone' },
  });
  expect(await tagsOf(conversationId)).toEqual([]);
  expect(await team.inOwn((tx) => findTags(tx, 'not made', 10))).toEqual([]);
});

test.each(['', '   ', '\u0000\u0007', '\u202e', 'x'.repeat(76)])('%j is no name', async (name) => {
  const { threadId } = await team.job();
  expect(await tag(threadId, [{ name }])).toEqual({ kind: 'refused', refusal: { code: 'tag_name_unusable' } });
});

test('a hundred tags fit on a conversation, not one more', async () => {
  const { threadId, conversationId } = await team.job();
  const hundred = named(...Array.from({ length: 100 }, (_, n) => `many ${n}`));
  expect(await tag(threadId, hundred)).toMatchObject({ kind: 'tagged' });
  expect(await tag(threadId, named('one more'))).toMatchObject({ refusal: { code: 'too_many_tags' } });
  expect(await tag(threadId, named('one more'), named('many 0'))).toMatchObject({ kind: 'tagged' });
  expect(await tagsOf(conversationId)).toHaveLength(100);
});

test('when the time is up nothing works on the job; an ended one is tagged and stays ended', async () => {
  const { threadId, jobId } = await team.job();
  expect(await tag(threadId, named('late'), [], DEADLINE)).toMatchObject({ refusal: { code: 'time_is_up' } });
  await team.inOwn((tx) => tx.updateTable('jobs').set({ status: 'expired' }).where('id', '=', jobId).execute());
  expect(await tag(threadId, named('late'), [], DEADLINE)).toMatchObject({ added: ['late'] });
  expect((await team.inOwn((tx) => findJob(tx, jobId)))?.status).toBe('expired');
});
