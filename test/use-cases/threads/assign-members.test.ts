import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAssignees } from '../../../src/store/assignees.ts';
import { listChanges } from '../../../src/store/changes.ts';
import { findJob } from '../../../src/store/jobs.ts';
import { assignMe } from '../../../src/use-cases/threads/assign-me.ts';
import { assignMembers } from '../../../src/use-cases/threads/assign-members.ts';
import { DEADLINE } from '../clocks/arrange.ts';
import { createTeamDatabase, NOW, type TeamDatabase } from './team-database.ts';

const ALICE = { slackUser: 'U0ALICE', name: 'Alice', at: NOW };
const BEN = { slackUser: 'U0BEN', name: 'Ben', at: NOW };

let team: TeamDatabase;

beforeAll(async () => {
  team = await createTeamDatabase();
});

afterAll(async () => {
  await team.close();
});

function assign(threadId: number, add: string[], remove: string[] = [], by = ALICE) {
  return team.inOwn((tx) => assignMembers(tx, { threadId, add, remove, ...by }));
}

function takeIt(threadId: number, by = ALICE) {
  return team.inOwn((tx) => assignMe(tx, { threadId, ...by }));
}

function assignees(threadId: number): Promise<string[]> {
  return team.inOwn((tx) => listAssignees(tx, threadId));
}

async function statusOf(jobId: number): Promise<string | undefined> {
  return (await team.inOwn((tx) => findJob(tx, jobId)))?.status;
}

async function changes(threadId: number) {
  return (await team.inOwn((tx) => listChanges(tx, threadId))).map(({ change, name }) => ({ ...change, name }));
}

test('two members are assigned: both are told, the history has it, the job is opened', async () => {
  const { threadId, jobId } = await team.job();
  const painted = await team.painted(threadId);
  const outcome = await assign(threadId, ['U0BEN', 'U0ALICE', 'U0BEN']);
  expect(outcome).toEqual({ kind: 'assigned', added: ['U0BEN', 'U0ALICE'], removed: [] });
  expect(await assignees(threadId)).toEqual(['U0ALICE', 'U0BEN']);
  // Who assigns oneself knows it.
  expect(await team.told('direct-message', threadId)).toEqual(['U0BEN']);
  expect(await team.told('send-mail', threadId)).toEqual(['U0BEN']);
  expect(await changes(threadId)).toEqual([{ code: 'assigned', slackUsers: ['U0BEN', 'U0ALICE'], name: 'Alice' }]);
  expect(await statusOf(jobId)).toBe('opened');
  expect(await team.painted(threadId)).toBe(painted + 1);
});

test('sent twice, also at once, nobody is told twice', async () => {
  const { threadId } = await team.job();
  await Promise.all([assign(threadId, ['U0BEN']), assign(threadId, ['U0BEN']), assign(threadId, ['U0BEN'])]);
  expect(await team.told('direct-message', threadId)).toEqual(['U0BEN']);
  expect(await team.told('send-mail', threadId)).toEqual(['U0BEN']);
  expect(await changes(threadId)).toHaveLength(1);
});

test('two who change it at once undo nothing of each other’s', async () => {
  const { threadId } = await team.job();
  await assign(threadId, ['U0ALICE']);
  await Promise.all([assign(threadId, ['U0BEN']), assign(threadId, [], ['U0ALICE'], BEN)]);
  expect(await assignees(threadId)).toEqual(['U0BEN']);
});

test('everybody is taken off again, whether they are still here or not', async () => {
  const { threadId } = await team.job();
  await team.know('U0LEFT', 'Lena');
  await assign(threadId, ['U0LEFT', 'U0BEN']);
  await team.know('U0LEFT', 'Lena', false);
  expect(await assign(threadId, [], ['U0LEFT', 'U0BEN', 'U0NOBODY'])).toMatchObject({ removed: ['U0BEN', 'U0LEFT'] });
  expect(await assignees(threadId)).toEqual([]);
  expect((await changes(threadId)).at(-1)).toMatchObject({ code: 'unassigned', slackUsers: ['U0BEN', 'U0LEFT'] });
});

test('who is no member is refused by name, and nothing else happens', async () => {
  const { threadId, jobId } = await team.job();
  expect(await assign(threadId, ['U0BEN', 'U0GUEST', 'U0NOBODY'])).toEqual({
    kind: 'refused',
    refusal: { code: 'not_assignable', names: ['Gina Guest', ''] },
  });
  expect(await assignees(threadId)).toEqual([]);
  expect(await statusOf(jobId)).toBe('new');
  expect(await team.told('direct-message', threadId)).toEqual([]);
});

test('forty may have a thread, not forty-one', async () => {
  const { threadId } = await team.job();
  const many = Array.from({ length: 40 }, (_, n) => `U0MANY${n}`);
  for (const id of many) await team.know(id, id);
  expect(await assign(threadId, many)).toMatchObject({ kind: 'assigned' });
  expect(await assignees(threadId)).toHaveLength(40);
  expect(await team.told('send-mail', threadId)).toHaveLength(40);
  expect(await assign(threadId, ['U0BEN'])).toMatchObject({ refusal: { code: 'too_many_assignees' } });
  expect(await assign(threadId, ['U0BEN'], ['U0MANY0'])).toMatchObject({ kind: 'assigned' });
});

test('of two who take a job at once one has it, and the other is told who was faster', async () => {
  const { threadId, jobId } = await team.job();
  const outcomes = await Promise.all([takeIt(threadId), takeIt(threadId, BEN), takeIt(threadId)]);
  const [owner] = await assignees(threadId);
  const faster = owner === 'U0ALICE' ? 'Alice' : 'Ben';
  expect(await assignees(threadId)).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'refused')).not.toHaveLength(0);
  for (const outcome of outcomes) {
    if (outcome.kind === 'refused') expect(outcome.refusal).toEqual({ code: 'assigned_already', by: faster });
  }
  expect(await changes(threadId)).toHaveLength(1);
  expect(await statusOf(jobId)).toBe('opened');
  expect(await team.told('direct-message', threadId)).toEqual([]);
});

test('who has a job and takes it again changes nothing', async () => {
  const { threadId } = await team.job();
  await takeIt(threadId);
  const painted = await team.painted(threadId);
  expect(await takeIt(threadId)).toEqual({ kind: 'done' });
  expect(await changes(threadId)).toHaveLength(1);
  expect(await team.painted(threadId)).toBe(painted);
});

test('when the time is up nothing works on the job, and the status of an ended one stays', async () => {
  const { threadId, jobId } = await team.job();
  const late = { ...ALICE, at: DEADLINE };
  const refused = { kind: 'refused', refusal: { code: 'time_is_up', at: DEADLINE } };
  expect(await assign(threadId, ['U0BEN'], [], late)).toEqual(refused);
  expect(await takeIt(threadId, late)).toEqual(refused);
  await team.inOwn((tx) => tx.updateTable('jobs').set({ status: 'expired' }).where('id', '=', jobId).execute());
  expect(await assign(threadId, ['U0BEN'], [], late)).toMatchObject({ kind: 'assigned' });
  expect(await statusOf(jobId)).toBe('expired');
});

test('a thread of nobody is refused', async () => {
  expect(await assign(987654, ['U0BEN'])).toEqual({ kind: 'refused', refusal: { code: 'unknown_thread' } });
  expect(await takeIt(987654)).toEqual({ kind: 'refused', refusal: { code: 'unknown_thread' } });
});
