import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialogsOf } from '../../support/dialogs.ts';
import { message } from '../../support/inbound.ts';
import { type JobThread, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';
import { setUndoSeconds } from '../../support/undo-seconds.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

async function blockUs(thread: JobThread): Promise<void> {
  await thread.merchant('merchant.blocked_us', { job: undefined });
  await jobline.settled();
}

async function history(thread: JobThread): Promise<string> {
  const alice = dialogsOf(jobline);
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_history');
  await alice.says('blocked');
  const said = alice.said();
  await alice.closeAll();
  return said;
}

test('a merchant who blocks us closes the jobs of that conversation, for everybody to see, and of no other', async () => {
  const thread = await startThread(jobline);
  const other = await startThread(jobline);
  await setUndoSeconds(jobline, 60);
  const waiting = thread.say('We can start on Monday');
  await jobline.settled();
  await blockUs(thread);
  await setUndoSeconds(jobline, 0);

  expect(thread.card()).toMatch(/Closed · by the merchant[\s\S]*Blocked: nothing goes either way/);
  expect(thread.texts().join('\n')).toMatch(/this was not sent: “We can start on Monday” The conversation is blocked/);
  expect(thread.texts().at(-1)).toContain('Jana Nováková ended this conversation.');
  expect(thread.marks(waiting)).toEqual(['warning']);
  expect(thread.taken().join()).not.toContain('Monday');
  expect(await history(thread)).toContain('Jana Nováková blocked: the job was closed');
  // It was the merchant's side that said so.
  expect(thread.heard().join()).not.toMatch(/merchant\.blocked|job\.closed/);

  const said = other.say('We are still here');
  await jobline.settled();
  expect(other.marks(said)).toEqual(['white_check_mark']);
});

test('nothing goes either way any more, and saying it again changes nothing', async () => {
  const thread = await startThread(jobline);
  await blockUs(thread);
  const posts = thread.texts().length;
  await blockUs(thread);
  await thread.merchant('message.created', { message: message('after-block', 'Hello again') });
  await thread.merchant('job.declined');
  await jobline.settled();
  expect(thread.texts()).toHaveLength(posts);

  thread.say('Are you there?');
  await jobline.settled();
  expect(thread.told().here.at(-1)).toContain('this conversation is blocked');
  expect(thread.taken().join()).not.toContain('Are you there?');
});

test('a conversation without a job says so, and an unknown one waits for its beginning', async () => {
  const { slack, marketplace } = jobline.sandbox;
  const conversation = { id: 'c-talk' };
  await marketplace.send('merchant.blocked_us', { conversation });
  await jobline.settled();
  await marketplace.send('conversation.created', {
    conversation,
    merchant: { id: 'm-talk', name: 'Ole Hansen', kind: 'prospect' },
    message: message('talk-1', 'What would a shop cost?'),
  });
  await jobline.settled();
  const card = slack.messages('C0JOBS').find(({ text, thread_ts }) => !thread_ts && text.includes('Ole Hansen'));
  expect(card?.text).toContain('Blocked: nothing goes either way');
  expect(slack.thread('C0JOBS', card?.ts ?? '').at(-1)?.text).toContain('Ole Hansen ended this conversation.');
  const recorded = await jobline.database.db
    .selectFrom('deliveries')
    .select('outcome')
    .where('subject', '=', 'merchant.blocked_us:c-talk')
    .execute();
  expect(recorded).toEqual([{ outcome: { applied: 'waits' } }]);
});
