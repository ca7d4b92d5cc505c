import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Filters } from '../../src/domain/finding.ts';
import { findThreadByName, findThreads } from '../../src/store/find-threads.ts';
import { readInOrganization } from '../../src/store/reading.ts';
import { acrossOrganizations, inOrganization } from '../../src/store/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ArrangedJob, arrangeJob, arrangeOrganization } from '../use-cases/clocks/arrange.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const SOON = new Date('2026-03-01T18:00:00Z');
const LATER = new Date('2026-03-03T18:00:00Z');
const ME = 'U0ME';

let database: TestDatabase;
let us: number;
let them: number;
const threads: Record<'candles' | 'shoes' | 'cheese' | 'secret' | 'talk' | 'theirs', number> = {
  candles: 0,
  shoes: 0,
  cheese: 0,
  secret: 0,
  talk: 0,
  theirs: 0,
};

/** Everything as it may come: a store under its address, words with accents, a job without a store, a conversation without a job. */
beforeAll(async () => {
  database = await createTestDatabase();
  us = await arrangeOrganization(database.db);
  them = await arrangeOrganization(database.db, 'T2');
  const jobs: Record<string, ArrangedJob> = {};
  for (const [n, name] of ['candles', 'shoes', 'cheese', 'secret'].entries()) {
    jobs[name] = await arrangeJob(database.db, us, { id: String(n + 1), expiresAt: n === 1 ? SOON : LATER });
  }
  const theirs = await arrangeJob(database.db, them, { id: '9', expiresAt: LATER });
  threads.theirs = theirs.threadId;
  for (const [name, job] of Object.entries(jobs)) threads[name as keyof typeof threads] = job.threadId;

  await change(us, [
    `update merchants set name = 'Zoë Łukasiewicz' where outside_id = 'm-2'`,
    `update merchants set name = 'Bjørn Åse' where outside_id = 'm-3'`,
    `update merchants set name = 'Quiet Person' where outside_id = 'm-4'`,
    `update jobs set title = 'Крамниця Київ' where outside_id = '4'`,
    `insert into stores (organization_id, merchant_id, name, url)
     select ${us}, id, 'Blue Fjord Candles', 'https://www.bluefjord.example/de' from merchants where outside_id = 'm-1'`,
    `update conversations set store_id = (select id from stores) where outside_id = 'c-1'`,
    `update jobs set title = 'Winter sandals', details = 'We sell 100% handmade shoes', business = 'Family workshop',
       requirements = '[{"question": "Which theme?", "responses": ["Dawnlight"]}]' where outside_id = '2'`,
    `insert into notes (organization_id, conversation_id, thread_id, slack_user, author_name, body, created_at)
     select ${us}, conversation_id, id, 'U1', 'Ann', 'Asked for a Gruyère discount', now() from threads where id = ${threads.cheese}`,
    `update threads set channel = 'G0SECRET' where id = ${threads.secret}`,
    `insert into conversations (organization_id, number, home, outside_id, merchant_id)
     select ${us}, 7, 'web', 'talk', id from merchants where outside_id = 'm-3'`,
    `insert into threads (organization_id, conversation_id) select ${us}, id from conversations where outside_id = 'talk'`,
    `insert into messages (organization_id, conversation_id, thread_id, direction, state, author_name, body, first_words, sent_at, heard_at)
     select ${us}, conversation_id, id, 'in', 'received', 'Bjørn', 'Do you build marzipan shops?', true, now(), now()
     from threads where job_id is null`,
    `insert into thread_assignees (organization_id, thread_id, slack_user, assigned_at) values (${us}, ${threads.shoes}, '${ME}', now())`,
    `insert into tags (organization_id, name) values (${us}, 'wholesale'), (${us}, 'urgent')`,
    `insert into conversation_tags (organization_id, conversation_id, tag_id)
     select ${us}, t.conversation_id, g.id from threads t, tags g
     where t.id = ${threads.candles} or (t.id = ${threads.shoes} and g.name = 'urgent')`,
  ]);
  await change(us, [
    `insert into proposals (organization_id, conversation_id, thread_id, state, version)
     select ${us}, conversation_id, id, 'sent', 2 from threads where job_id is null`,
    ...['We move it to Hydrogen', 'Newsletter flows in Klaviyo'].map(
      (work, at) =>
        `insert into proposal_versions (organization_id, proposal_id, version, service_handle, service_name, work, milestones,
           price_amount, price_currency, estimated_days, slack_user, author_name, sent_at)
         select ${us}, id, ${at + 1}, 'seo', 'Search', '${work}', '[{"title": "Kickoff"}]', 90, 'EUR', 3, 'U1', 'Ann', now()
         from proposals`,
    ),
  ]);
  threads.talk = await inOrganization(database.db, us, async (tx) => {
    const row = await tx.selectFrom('threads').select('id').where('job_id', 'is', null).executeTakeFirstOrThrow();
    return row.id;
  });
});

afterAll(() => database.close());

async function change(organizationId: number, statements: string[]): Promise<void> {
  await inOrganization(database.db, organizationId, async (tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx);
  });
}

/** Names of the threads that are found, in their order. */
async function find(filters: Partial<Filters>, hidden: string[] = [], organizationId = us): Promise<string[]> {
  const found = await readInOrganization(database.db, organizationId, (reader) =>
    findThreads(reader, { list: 'all', ...filters }, { number: 0, size: 10 }, { slackUser: ME, now: NOW, hidden }),
  );
  expect(found.total).toBe(found.items.length);
  return found.items.map(({ threadId }) => Object.entries(threads).find(([, id]) => id === threadId)?.[0] ?? 'another');
}

describe('words find', () => {
  it.each([
    ['a merchant without their accents', 'zoe lukasiewicz', 'shoes'],
    ['a merchant with accents of somebody else', 'Žöe', 'shoes'],
    ['a part of a name', 'ukasiew', 'shoes'],
    ['a store with two letters swapped', 'blue fjord candels', 'candles'],
    ['a short word with two letters swapped', 'fjrod', 'candles'],
    ['a store with a letter too few', 'cndles', 'candles'],
    ['a store with a letter too many', 'canddles', 'candles'],
    ['words in any order', 'candles blue', 'candles'],
    ['an address as it is', 'https://www.bluefjord.example/de', 'candles'],
    ['an address without what stands before it', 'bluefjord.example', 'candles'],
    ['an address with another beginning and end', 'http://bluefjord.example/', 'candles'],
    ['a title', 'winter sandals', 'shoes'],
    ['details, with a sign that means something to a database', '100%', 'shoes'],
    ['the business', 'workshop', 'shoes'],
    ['an answer of the request', 'dawnlight', 'shoes'],
    ['a note', 'gruyere', 'cheese'],
    ['first words', 'marzipan', 'talk'],
    ['what was offered', 'newsletter flows', 'talk'],
    ['what an older version said', 'hydrogen', 'talk'],
    ['a milestone', 'kickoff', 'talk'],
    ['Cyrillic in any case', 'київ КРАМНИЦЯ', 'secret'],
    ['Cyrillic with a letter wrong', 'крамнеця', 'secret'],
    ['a job by its number', 'j-1', 'candles'],
    ['a conversation by its number', 'C-7', 'talk'],
  ])('%s', async (_, words, expected) => {
    expect(await find({ words })).toEqual([expected]);
  });

  it('nothing where one of the words stands nowhere', async () => {
    expect(await find({ words: 'candles zebra' })).toEqual([]);
    expect(await find({ words: '%' })).not.toContain('candles');
    expect(await find({ words: `\\ _ '); --` })).toEqual([]);
  });

  it('what they are like best first', async () => {
    await change(us, [`update jobs set details = 'candle' where outside_id = '4'`]);
    expect(await find({ words: 'candles' })).toEqual(['candles', 'secret']);
  });

  it('nothing of another organization', async () => {
    expect(await find({ words: 'jana' }, [], them)).toEqual(['theirs']);
    expect(await find({ words: 'jana' })).toEqual(['candles']);
  });

  it('what a note said only as long as it stands', async () => {
    await change(us, [
      `insert into notes (organization_id, conversation_id, thread_id, slack_user, author_name, body, created_at)
       select ${us}, conversation_id, id, 'U1', 'Ann', 'pistachio', now() from threads where id = ${threads.candles}`,
    ]);
    expect(await find({ words: 'pistachio' })).toEqual(['candles']);
    await change(us, [`update notes set body = '', deleted_at = now() where body = 'pistachio'`]);
    expect(await find({ words: 'pistachio' })).toEqual([]);
  });

  it('a store under its new name, in every thread of it', async () => {
    await change(us, [`update stores set name = 'Red Fjord Lamps'`]);
    expect(await find({ words: 'red fjord lamps' })).toEqual(['candles']);
    await change(us, [`update stores set name = 'Blue Fjord Candles'`]);
    expect(await find({ words: 'lamps' })).toEqual([]);
  });
});

describe('filters', () => {
  it('are all true of what is found', async () => {
    const tags = await acrossOrganizations(database.db, (tx) =>
      tx.selectFrom('tags').selectAll().orderBy('name').execute(),
    );
    const [urgent = 0, wholesale = 0] = tags.map(({ id }) => id);
    expect((await find({ tags: [urgent] })).sort()).toEqual(['candles', 'shoes']);
    expect(await find({ tags: [urgent, wholesale] })).toEqual(['candles']);
    expect(await find({ tags: [urgent], assignee: ME })).toEqual(['shoes']);
    expect(await find({ unread: true })).toEqual(['talk']);
    expect(await find({ status: 'declined' })).toEqual([]);
    expect(await find({ service: 'Store setup', words: 'candles blue' })).toEqual(['candles']);
    expect(await find({ of: 'conversations' })).toEqual(['talk']);
  });

  it('have lists: mine, unassigned, expiring with the soonest first, waiting, unread', async () => {
    expect(await find({ list: 'mine' })).toEqual(['shoes']);
    expect((await find({ list: 'unassigned' })).sort()).toEqual(['candles', 'cheese', 'secret', 'talk']);
    expect(await find({ list: 'expiring' })).toHaveLength(4);
    expect((await find({ list: 'expiring' }))[0]).toBe('shoes');
    expect((await find({ list: 'waiting' })).sort()).toEqual(['candles', 'cheese', 'secret', 'shoes', 'talk']);
    expect(await find({ list: 'unread' })).toEqual(['talk']);
  });

  it('leave out of what is to be done what is over or answered, but not what could not be delivered', async () => {
    await change(us, [`update jobs set status = 'responded' where outside_id in ('1', '2')`]);
    expect((await find({ list: 'waiting' })).sort()).toEqual(['cheese', 'secret', 'talk']);
    expect((await find({ list: 'expiring' })).sort()).toEqual(['cheese', 'secret']);
    await change(us, [
      `insert into messages (organization_id, conversation_id, thread_id, direction, state, author_name, body, sent_at, heard_at)
       select ${us}, conversation_id, id, 'out', 'failed', 'Ann', 'Hello', now(), now() from threads where id = ${threads.shoes}`,
    ]);
    expect((await find({ list: 'waiting' })).sort()).toEqual(['cheese', 'secret', 'shoes', 'talk']);
    await change(us, [`update jobs set status = 'declined', ended_at = now() where outside_id = '2'`]);
    expect((await find({ list: 'waiting' })).sort()).toEqual(['cheese', 'secret', 'talk']);
    expect(await find({ list: 'mine' })).toEqual([]);
    await change(us, [`update jobs set status = 'new', ended_at = null where outside_id in ('1', '2')`]);
  });

  it('find nothing in a private channel that somebody is not in', async () => {
    expect(await find({ words: 'quiet person' })).toEqual(['secret']);
    expect(await find({ words: 'quiet person' }, ['G0SECRET'])).toEqual([]);
    expect(await find({}, ['G0SECRET'])).not.toContain('secret');
    const secret = await readInOrganization(database.db, us, (reader) =>
      findThreadByName(reader, { of: 'job', number: 4 }, { slackUser: ME, now: NOW, hidden: ['G0SECRET'] }),
    );
    expect(secret).toBeUndefined();
  });
});
