import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureOrganization } from '../../src/store/organizations.ts';
import { inOrganization, type Tx } from '../../src/store/scope.ts';
import { beginSend, findSend, recogniseSend, settleSend } from '../../src/store/upstream-sends.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

let database: TestDatabase;
let organizationId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  organizationId = await ensureOrganization(database.db);
});

afterAll(() => database.close());

function inOwn<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
  return inOrganization(database.db, organizationId, fn);
}

async function begin(conversation: string, words = 'Yes'): Promise<string> {
  const id = randomUUID();
  await inOwn((tx) => beginSend(tx, { id, upstream: 'thumbtack', conversation, words }));
  return id;
}

function echo(conversation: string, messageId: string, { words = 'Yes', sentAt = new Date() } = {}) {
  return (tx: Tx) => recogniseSend(tx, { upstream: 'thumbtack', conversation, messageId, words, sentAt });
}

it('an echo finds the oldest send of its words, once, whatever became of the spaces in them', async () => {
  const [one, two] = [await begin('c-1', 'Yes,\n please'), await begin('c-1', 'Yes, please')];
  const words = 'Yes,\r\nplease ';
  expect(await inOwn(echo('c-1', 'm-1', { words }))).toEqual({ id: one, isNews: true });
  expect(await inOwn(echo('c-1', 'm-1', { words }))).toEqual({ id: one, isNews: false });
  expect(await inOwn(echo('c-1', 'm-2', { words }))).toEqual({ id: two, isNews: true });
  expect(await inOwn(echo('c-1', 'm-3', { words }))).toBeUndefined();
  expect(await inOwn((tx) => findSend(tx, one))).toEqual({ kind: 'sent' });
});

it('an echo of another conversation, of other words or of another day is none of ours', async () => {
  await begin('c-2');
  expect(await inOwn(echo('c-3', 'm-4'))).toBeUndefined();
  expect(await inOwn(echo('c-2', 'm-4', { words: 'No' }))).toBeUndefined();
  expect(await inOwn(echo('c-2', 'm-4', { sentAt: new Date(Date.now() + 86_400_000) }))).toBeUndefined();
  expect(await inOwn(echo('c-2', 'm-4', { sentAt: new Date(Date.now() - 86_400_000) }))).toBeUndefined();
});

it('an echo that comes while the answer is being stored is recognised by it', async () => {
  const id = await begin('c-5');
  const stored = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<void>();
  const answering = inOwn(async (tx) => {
    await settleSend(tx, id, 'm-5');
    stored.resolve();
    await commit.promise;
  });
  await stored.promise;
  const hearing = inOwn(echo('c-5', 'm-5'));
  await eventually(async () => {
    const { rows } = await sql`select from pg_locks where not granted`.execute(database.db);
    expect(rows.length).toBeGreaterThan(0);
  });
  commit.resolve();
  await answering;
  expect(await hearing).toEqual({ id, isNews: false });
});

it('one message is one send, also where an echo took it for another', async () => {
  const [one, two] = [await begin('c-6'), await begin('c-6')];
  expect(await inOwn(echo('c-6', 'm-6'))).toEqual({ id: one, isNews: true });
  await inOwn((tx) => settleSend(tx, two, 'm-6'));
  expect(await inOwn((tx) => findSend(tx, two))).toEqual({ kind: 'sent' });
});
