import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type JobThread, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;
let thread: JobThread;

beforeAll(async () => {
  jobline = await startTestJobline({ sandbox: { retryDelaysMs: [50, 200, 500] } });
  thread = await startThread(jobline);
});

afterEach(async () => {
  await sql`drop table if exists deaths cascade`.execute(jobline.database.db);
  await sql`drop function if exists die_once() cascade`.execute(jobline.database.db);
});

afterAll(() => jobline.close());

/** The next transaction that writes to the table dies in this way; those after it live. */
async function dieOnce(table: 'inbox' | 'messages', way: 'statement' | 'connection' | 'commit'): Promise<void> {
  const { db } = jobline.database;
  const death = way === 'connection' ? 'perform pg_terminate_backend(pg_backend_pid());' : "raise exception 'it dies';";
  await sql`create sequence if not exists died`.execute(db);
  await sql`alter sequence died restart`.execute(db);
  // A sequence forgets nothing when its transaction is undone.
  await sql
    .raw(
      `create function die_once() returns trigger language plpgsql as $$
      begin if nextval('died') = 1 then ${death} end if; return null; end $$`,
    )
    .execute(db);
  const at = way === 'commit' ? 'deferrable initially deferred' : 'not deferrable';
  await sql
    .raw(`create constraint trigger die after insert on ${table} ${at} for each row execute function die_once()`)
    .execute(db);
}

async function repliesThatArrived(text: string): Promise<number> {
  await eventually(() => expect(thread.taken()).toContain(`message.sent ${text}`));
  await jobline.settled();
  return thread.heard().filter((heard) => heard.startsWith(`message.sent ${text} `)).length;
}

async function postsThatStand(text: string): Promise<number> {
  await eventually(() => expect(thread.texts().at(-1)).toContain(text));
  await jobline.settled();
  return thread.texts().filter((post) => post.includes(text)).length;
}

function eventOf(ts: string): string {
  const event = jobline.sandbox.slack.events.find(({ body }) => JSON.stringify(body.event).includes(`"ts":"${ts}"`));
  if (!event) throw new Error('Slack sent no such event');
  return event.eventId;
}

test('a Slack event delivered three times, twice at once, sends one reply', async () => {
  const { slack } = jobline.sandbox;
  const reply = thread.say('three times');
  await eventually(() => eventOf(reply.ts));
  await slack.deliverAgain(eventOf(reply.ts), { times: 2, concurrent: true });
  expect(await repliesThatArrived('three times')).toBe(1);
  await slack.deliverAgain(eventOf(reply.ts), { times: 2, concurrent: true });
  await jobline.settled();
  expect(await repliesThatArrived('three times')).toBe(1);
});

test('an event of the marketplace delivered twice at once makes one post', async () => {
  const { marketplace } = jobline.sandbox;
  const data = {
    conversation: { id: thread.conversationId },
    message: { id: 'twice', body: 'twice at once', sent_at: new Date().toISOString() },
  };
  const answers = await Promise.all(
    [1, 2, 3].map(() => marketplace.send('message.created', data, { webhookId: 'evt-twice' })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 202]);
  expect(await postsThatStand('twice at once')).toBe(1);
});

test.each(['statement', 'connection', 'commit'] as const)(
  'a Slack event whose first attempt died before its commit (%s) is repeated and sends one reply',
  async (way) => {
    await dieOnce('inbox', way);
    const reply = thread.say(`died by ${way}`);
    expect(await repliesThatArrived(`died by ${way}`)).toBe(1);
    const attempts = jobline.sandbox.slack.events.filter(({ eventId }) => eventId === eventOf(reply.ts));
    expect(attempts.map(({ outcome }) => outcome?.delivered)).toEqual([false, true]);
  },
);

test.each(['statement', 'connection', 'commit'] as const)(
  'a marketplace whose first attempt died before its commit (%s) hears so, and its repeat makes one post',
  async (way) => {
    const { marketplace } = jobline.sandbox;
    await dieOnce('inbox', way);
    const data = {
      conversation: { id: thread.conversationId },
      message: { id: `m-${way}`, body: `merchant, died by ${way}`, sent_at: new Date().toISOString() },
    };
    const first = await marketplace.send('message.created', data);
    expect(first.status).toBeGreaterThanOrEqual(500);
    await eventually(async () => {
      const { status } = await marketplace.send('message.created', data, { webhookId: first.webhookId });
      expect(status).toBe(202);
    });
    expect(await postsThatStand(`merchant, died by ${way}`)).toBe(1);
  },
);

test.each(['statement', 'connection', 'commit'] as const)(
  'an accepted event whose effect died before its commit (%s) takes effect once',
  async (way) => {
    await dieOnce('messages', way);
    thread.say(`effect died by ${way}`);
    expect(await repliesThatArrived(`effect died by ${way}`)).toBe(1);
  },
);
