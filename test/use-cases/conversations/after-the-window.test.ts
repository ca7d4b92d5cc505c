import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hasten, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';
import { TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';
import { messageEvent, sendAsSlack } from '../../support/slack-request.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

beforeEach(() => {
  jobline.sandbox.marketplace.faults.clear();
});

afterAll(async () => {
  await jobline.close();
});

const DOWN = { do: 'answer', status: 503 } as const;
const BUSY = { do: 'answer', status: 429, retryAfterSeconds: 3_600 } as const;

async function startAnswered(words = 'It costs 100') {
  const thread = await startThread(jobline);
  const reply = thread.say(words);
  await jobline.settled();
  expect(thread.taken()).toEqual([`message.sent ${words}`]);
  return { thread, reply };
}

test('an edit goes as a correction of the same message', async () => {
  const { thread, reply } = await startAnswered();
  const sent = thread.last('message.sent')?.message as { id: string };
  thread.edit(reply, 'It costs *200*');
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent It costs 100', 'message.corrected It costs 200']);
  expect(thread.last('message.corrected')).toMatchObject({
    by: { name: 'Alice' },
    message: { id: sent.id, html: expect.stringContaining('<strong>200</strong>'), edited_at: expect.any(String) },
  });
});

test('corrections of one message that wait together go as one, with the last words', async () => {
  const { thread, reply } = await startAnswered();
  const { faults } = jobline.sandbox.marketplace;
  faults.next(1, DOWN);
  thread.edit(reply, 'It costs 200');
  await jobline.settled();
  for (const price of [300, 400, 500]) thread.edit(reply, `It costs ${price}`);
  await jobline.settled();
  await hasten(jobline);
  await hasten(jobline);
  // The first was tried: it may have been taken in, so what was written since goes under an id of its own.
  expect(thread.heard()).toEqual([
    'message.sent It costs 100 202',
    'message.corrected It costs 200 503',
    'message.corrected It costs 500 202',
    'message.corrected It costs 500 202',
  ]);
});

test('an edit that looks like a note or slip goes nowhere, and its author is told that the merchant has the original', async () => {
  const { thread, reply } = await startAnswered();
  thread.edit(reply, '// it costs 200');
  await jobline.settled();
  thread.edit(reply, 'nte: it costs 200');
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent It costs 100']);
  expect(thread.told().here).toEqual(Array(2).fill(expect.stringContaining('still has the words before it')));
});

test('a deletion takes the message back', async () => {
  const { thread, reply } = await startAnswered();
  const sent = thread.last('message.sent')?.message as { id: string };
  thread.remove(reply);
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent It costs 100', 'message.withdrawn']);
  expect(thread.last('message.withdrawn')).toMatchObject({ message: { id: sent.id } });
});

test('after the job has ended neither edit nor deletion goes, and the author is told', async () => {
  const { thread, reply } = await startAnswered();
  await thread.merchant('job.closed');
  await jobline.settled();
  thread.edit(reply, 'It costs 200');
  await jobline.settled();
  thread.remove(reply);
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent It costs 100']);
  expect(thread.told().here).toEqual([
    expect.stringContaining('Your edit was not sent'),
    expect.stringContaining('was deleted here only'),
  ]);
});

test('edited while a cut-off attempt waits for its repeat: the repeat keeps its id, and a correction follows it', async () => {
  const thread = await startThread(jobline);
  jobline.sandbox.marketplace.faults.next(1, { do: 'cut' });
  const reply = thread.say('It costs 100');
  await jobline.settled();
  thread.edit(reply, 'It costs 200');
  await jobline.settled();
  await hasten(jobline);
  await hasten(jobline);
  expect(thread.taken()).toEqual(['message.sent It costs 100', 'message.corrected It costs 200']);
});

test('deleted while a cut-off attempt waits for its repeat: no words leave again, and the withdrawal stands behind them', async () => {
  const thread = await startThread(jobline);
  jobline.sandbox.marketplace.faults.next(1, { do: 'cut' });
  const reply = thread.say('It costs 100');
  await jobline.settled();
  thread.remove(reply);
  await jobline.settled();
  await hasten(jobline);
  expect(thread.heard()).toEqual(['message.sent It costs 100 cut', 'message.withdrawn 202']);
});

test('deleted while the marketplace is refusing it: nobody is asked to send it again', async () => {
  const thread = await startThread(jobline);
  const { faults } = jobline.sandbox.marketplace;
  faults.next(1, BUSY);
  const reply = thread.say('It costs 100');
  await jobline.settled();
  thread.remove(reply);
  await jobline.settled();
  await hasten(jobline);
  expect(thread.heard()).toEqual(['message.sent It costs 100 429', 'message.withdrawn 202']);
  expect(thread.texts().join('\n')).not.toContain('has not reached the merchant');
});

test('the merchant closes the job while a refused attempt waits for its repeat: it never leaves, for everybody to see', async () => {
  const thread = await startThread(jobline);
  jobline.sandbox.marketplace.faults.next(1, BUSY);
  const reply = thread.say('It costs 100');
  await jobline.settled();
  await thread.merchant('job.closed');
  await jobline.settled();
  await hasten(jobline);
  expect(thread.heard()).toEqual(['message.sent It costs 100 429']);
  expect(thread.marks(reply)).toEqual(['warning']);
  expect(thread.texts().at(-1)).toContain('was not sent: “It costs 100” The merchant closed the job');
});

test('a deletion of which Slack says only the place withdraws the message too', async () => {
  const { thread, reply } = await startAnswered();
  const answer = await sendAsSlack(
    jobline.url,
    JSON.stringify({
      ...messageEvent({
        type: 'message',
        subtype: 'message_deleted',
        channel: 'C0JOBS',
        deleted_ts: reply.ts,
        hidden: true,
      }),
      team_id: 'T0SANDBOX',
      event_id: 'EvBareDeletion',
      authorizations: [{ team_id: 'T0SANDBOX', user_id: 'U0JOBLINE', is_bot: true }],
    }),
    { secret: TEST_SANDBOX_SECRETS.slack.signingSecret },
  );
  expect(answer.status).toBe(200);
  await jobline.settled();
  expect(thread.heard().map((event) => event.split(' ')[0])).toEqual(['message.sent', 'message.withdrawn']);
});
