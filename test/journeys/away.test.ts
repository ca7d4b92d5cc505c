import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { type JobThread, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { startWebConversation } from '../support/web-conversation.ts';

const WORDS = 'We are on *holiday* until <Monday> & back then.';
let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

async function away(from: number, until: number): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) =>
    sql`update organizations set away_words = ${WORDS}, away_from = current_date + ${from}::integer,
      away_until = current_date + ${until}::integer, profile_name = 'Northlight'`.execute(tx),
  );
}

async function write(thread: JobThread, id: string): Promise<void> {
  await thread.merchant('message.created', { message: { id, body: 'Hello?', sent_at: new Date().toISOString() } });
  await jobline.settled();
}

test('while the team is away the merchant gets its words once, in the name of the agency; the job stays as it is', async () => {
  await away(-1, 1);
  const thread = await startThread(jobline);
  expect(thread.heard()).toEqual([`message.sent ${WORDS} 202`]);
  expect(thread.last('message.sent')).toMatchObject({
    by: { name: 'Northlight' },
    job: { id: thread.jobId, status: 'new' },
    message: { author: { name: 'Northlight' }, html: expect.stringContaining('&lt;Monday&gt; &amp; back') },
  });
  expect(thread.texts().at(-1)).toMatch(/^You are away, so the merchant gets your automatic words: “We are on/);
  expect(thread.card()).toContain('nobody has opened it');

  await write(thread, 'again-1');
  await write(thread, 'again-2');
  expect(thread.heard()).toHaveLength(1);
  expect(thread.card()).toMatch(/\b3 unread/);
});

test('by mail the words say that a machine sent them, a member’s own do not: two robots never talk to each other', async () => {
  await away(-1, 1);
  const conversation = await startWebConversation(jobline);
  await jobline.settled();
  conversation.say('I look after it all the same.');
  await jobline.settled();
  const [words, reply] = conversation.mails();
  expect(words?.text).toContain('until <Monday>');
  expect(words?.headers).toMatchObject({
    'auto-submitted': 'auto-replied',
    'x-auto-response-suppress': 'DR, RN, NRN, OOF, AutoReply',
  });
  expect(reply?.text).toContain('all the same');
  for (const header of ['auto-submitted', 'x-auto-response-suppress', 'precedence']) {
    expect(reply?.headers[header]).toBeUndefined();
  }
});

test('an answer to a merchant who waits is still due: the words stop no clock', async () => {
  await away(5, 9);
  const thread = await startThread(jobline);
  thread.say('Gladly.');
  await jobline.settled();
  await away(-1, 1);
  await write(thread, 'waits-1');
  expect(thread.taken()).toEqual([expect.stringContaining('Gladly'), `message.sent ${WORDS}`]);
  expect(thread.card()).toContain('Awaiting response');
});

test.each([
  ['before the first day', 1, 3],
  ['after the last day: it ended by itself', -3, -1],
])('nothing is said %s', async (_, from, until) => {
  await away(from, until);
  const thread = await startThread(jobline);
  expect(thread.heard()).toEqual([]);
});

test('words that the marketplace refuses are shown with the reason, and Retry sends them again', async () => {
  await away(-1, 1);
  jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 400 }, 'message.sent');
  const thread = await startThread(jobline);
  expect(thread.texts().at(-1)).toMatch(/^⚠️ .*this has not reached the merchant: “We are on .* \(400\)/);
  await thread.click('delivery_retry');
  await jobline.settled();
  expect(thread.heard()).toEqual([`message.sent ${WORDS} 400`, `message.sent ${WORDS} 202`]);
});
