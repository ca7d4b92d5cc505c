import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { eventually } from '../../support/eventually.ts';
import { type JobThread, setDeadline, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;
let alice: Dialogs;
let ben: Dialogs;

beforeAll(async () => {
  jobline = await startTestJobline();
  alice = dialogsOf(jobline);
  ben = dialogsOf(jobline, 'U0BEN');
});

afterEach(async () => {
  await alice.closeAll();
  await ben.closeAll();
});

afterAll(async () => {
  await jobline.close();
});

let count = 0;
const words = (body: string) => ({ message: { id: `more-${++count}`, body, sent_at: new Date().toISOString() } });

async function answered(): Promise<JobThread> {
  const thread = await startThread(jobline);
  thread.say('Gladly.');
  await jobline.settled();
  expect(thread.card()).toContain('Responded');
  return thread;
}

test('More shows what works now, in groups, and nothing else', async () => {
  const thread = await startThread(jobline);
  await alice.open(thread, 'job_more', 'more');
  expect(alice.title()).toMatch(/^More for J-\d+$/);
  expect(alice.buttons()).toEqual([
    'job_reply',
    'job_proposal',
    'job_proposals',
    'job_note',
    'job_read',
    'job_history',
    'job_block',
  ]);
  expect(alice.said()).toMatch(/Talk[\s\S]*Progress[\s\S]*Ending/);
  expect(alice.said()).not.toContain('People');

  await alice.closeAll();
  const late = await startThread(jobline);
  await setDeadline(jobline, late, new Date());
  await alice.open(late, 'job_more', 'more');
  expect(alice.buttons()).toEqual(['job_proposals', 'job_note', 'job_read', 'job_history', 'job_block']);

  await alice.closeAll();
  const ended = await startThread(jobline);
  await ended.merchant('job.closed');
  await jobline.settled();
  await alice.open(ended, 'job_more', 'more');
  expect(alice.buttons()).toEqual(['job_proposals', 'job_note', 'job_read', 'job_history', 'job_tag', 'job_block']);
});

test('a conversation without a job has More too', async () => {
  const { slack, marketplace } = jobline.sandbox;
  const conversation = { id: 'talk-only' };
  const merchant = { id: 'talker', name: 'Petr Talker' };
  await marketplace.send('conversation.created', { conversation, merchant, ...words('A question.') });
  await jobline.settled();
  const card = slack.messages('C0JOBS').find(({ text }) => text.includes('Conversation with Petr Talker'));
  await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts: card?.ts ?? '', actionId: 'job_more' });
  await alice.says('Mark read');
  expect(alice.title()).toMatch(/^More for C-\d+$/);
  expect(alice.buttons()).toEqual([
    'job_reply',
    'job_proposal',
    'job_proposals',
    'job_note',
    'job_read',
    'job_history',
    'job_block',
  ]);
  await alice.press('job_history');
  await alice.says('The conversation began');
});

test('inactive, reopen and complete are done at once: More says so, the card shows it, the marketplace hears it', async () => {
  const thread = await answered();
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_inactive');
  await alice.says('Marked inactive.');
  expect(alice.buttons()).toEqual([
    'job_reply',
    'job_proposal',
    'job_proposals',
    'job_note',
    'job_complete',
    'job_reopen',
    'job_store_access',
    'job_history',
    'job_block',
  ]);
  await jobline.settled();
  expect(thread.card()).toContain('Inactive');
  await alice.press('job_reopen');
  await alice.says('Reopened.');
  await jobline.settled();
  expect(thread.card()).toContain('Responded');
  await alice.press('job_complete');
  await alice.says('Completed.');
  await jobline.settled();
  expect(thread.card()).toMatch(/Completed[\s\S]*Completed on/);
  expect(thread.taken()).toEqual(['message.sent Gladly.', 'job.inactive', 'job.reopened', 'job.completed']);
  expect(thread.last('job.completed')).toMatchObject({
    job: { id: thread.jobId, status: 'completed' },
    by: { name: 'Alice' },
  });
  expect(thread.last('job.reopened')).toMatchObject({ job: { status: 'responded' } });

  await thread.merchant('job.confirmed');
  await thread.merchant('message.created', words('One thing is missing.'));
  await jobline.settled();
  expect(thread.card()).toContain('the merchant confirmed it');
  await alice.closeAll();
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_reopen');
  await alice.says('Reopened.');
  await jobline.settled();
  expect(thread.card()).toContain('Awaiting response');
  expect(thread.last('job.reopened')).toMatchObject({ job: { status: 'awaiting_response' } });
});

test('a misclick on Inactive is taken back with the clock still running', async () => {
  const thread = await answered();
  await thread.merchant('message.created', words('When?'));
  await jobline.settled();
  const clock = /Answer Jana by: <!date\^\d+/.exec(thread.card())?.[0];
  expect(clock).toBeDefined();
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_inactive');
  await alice.says('Marked inactive.');
  await alice.press('job_reopen');
  await alice.says('Reopened.');
  await jobline.settled();
  expect(thread.card()).toContain(clock);
});

test('two members complete at once, or one twice: one event, and the other reads who was faster', async () => {
  const thread = await answered();
  await alice.open(thread, 'job_more', 'more');
  await ben.open(thread, 'job_more', 'more');
  await Promise.all([alice.press('job_complete'), ben.press('job_complete')]);
  await eventually(() =>
    expect(`${alice.said()} ${ben.said()}`).toMatch(/has already been completed by (Alice|Ben) on/),
  );
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent Gladly.', 'job.completed']);

  const again = await answered();
  await alice.closeAll();
  await alice.open(again, 'job_more', 'more');
  const { slack } = jobline.sandbox;
  await Promise.all([1, 2].map(() => slack.clickIn({ user: 'U0ALICE', actionId: 'job_inactive' })));
  await jobline.settled();
  expect(again.taken()).toEqual(['message.sent Gladly.', 'job.inactive']);
  expect(again.card()).toContain('Inactive');
});

test('a note that was written from More is kept, and More says so', async () => {
  const thread = await startThread(jobline);
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_note');
  await alice.says('Only your organization sees it');
  await alice.submit({ note: 'They pay late.' });
  await alice.says('The note is kept.');
  expect(alice.title()).toMatch(/^More for J-/);
  await alice.press('job_note');
  await alice.says('They pay late.');
  await alice.closeAll();
  await jobline.settled();
  expect(thread.taken()).toEqual(['job.opened']);
});

test('a stale More says what became of the job', async () => {
  const thread = await answered();
  await alice.open(thread, 'job_more', 'more');
  await thread.merchant('job.closed');
  await jobline.settled();
  await alice.press('job_complete');
  await alice.says(/this job was closed by Jana Nováková/);
  expect(alice.buttons()).toEqual(['job_proposals', 'job_note', 'job_history', 'job_tag', 'job_block']);
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent Gladly.']);
});

test('mark read, by button and by shortcut: the card counts no more, and the history says who did', async () => {
  const thread = await startThread(jobline);
  expect(thread.card()).toContain('1 unread');
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_read');
  await alice.says('1 message marked as read.');
  expect(alice.buttons()).not.toContain('job_read');
  await jobline.settled();
  expect(thread.card()).not.toContain('unread');

  await thread.merchant('message.created', words('Are you there?'));
  await jobline.settled();
  const { slack } = jobline.sandbox;
  const post = slack.thread('C0JOBS', thread.rootTs).at(-1);
  const use = (user: string, ts: string) => slack.shortcut({ user, callbackId: 'mark_read', channel: 'C0JOBS', ts });
  expect(await use('U0BEN', post?.ts ?? '')).toMatchObject({ ok: true });
  await eventually(() => expect(thread.told('U0BEN').here.at(-1)).toBe('1 message marked as read.'));
  await jobline.settled();
  expect(thread.card()).not.toContain('unread');
  await use('U0BEN', post?.ts ?? '');
  await eventually(() => expect(thread.told('U0BEN').here.at(-1)).toBe('There is nothing unread here.'));
  const stray = slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'Lunch?' });
  await use('U0BEN', stray.ts);
  await eventually(() => expect(slack.ephemerals('U0BEN').at(-1)?.text).toContain('belongs to no job'));

  await alice.press('job_history');
  await alice.says(/Ben marked the messages as read[\s\S]*Alice marked the messages as read[\s\S]*arrived as a match/);
});

test('a note is kept, listed and opens the job; it never leaves', async () => {
  const thread = await startThread(jobline);
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_note');
  await alice.says('No notes yet.');
  expect(alice.title()).toMatch(/^Note on J-\d+$/);
  await alice.submit({ note: 'Ask for <the> *logo* first.\nSecond line.' });
  await jobline.settled();
  expect(thread.card()).toContain('Opened');
  expect(thread.taken()).toEqual(['job.opened']);
  expect(thread.texts().join()).not.toContain('logo');
  // The dialog under it is there again.
  expect(alice.title()).toMatch(/^More for J-/);
  thread.say('// And the colors.');
  await jobline.settled();
  await alice.press('job_note');
  await alice.says(/And the colors\.[\s\S]*Ask for <the> \*logo\* first\.\nSecond line\./);
  await alice.closeAll();
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_history');
  await alice.says(/Alice kept a note[\s\S]*Alice kept a note[\s\S]*Alice opened it/);
});

test('an empty note is asked for again', async () => {
  const thread = await startThread(jobline);
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_note');
  await alice.says('No notes yet.');
  await alice.submit({ note: '   ' });
  expect(alice.errors()).toEqual({ note: 'Write a line first.' });
});

test('the history tells who, when and why', async () => {
  const thread = await answered();
  await thread.merchant('message.created', words('When?'));
  await jobline.settled();
  await alice.open(thread, 'job_decline', 'decline');
  await alice.submit({ reason: 'budget', comment: 'We start at 3,000.' });
  await jobline.settled();
  await ben.open(thread, 'job_more', 'more');
  await ben.press('job_history');
  await ben.says(
    /Alice declined it · the budget does not fit · To the merchant: “We start at 3,000\.”[\s\S]*Jana Nováková wrote and waits[\s\S]*Alice answered[\s\S]*arrived as a match/,
  );
  expect(ben.title()).toMatch(/^History of J-\d+$/);
});

test('Open shows everything about the job', async () => {
  const thread = await startThread(jobline, {
    details: 'Move our shop from Etsy.',
    business: 'Candles since 2009.',
    requirements: [{ question: 'How many products?', responses: ['About 300'] }],
    budget: { amount: '1500.00', currency: 'EUR' },
  });
  await alice.open(thread, 'job_open', 'job');
  expect(alice.title()).toMatch(/^J-\d+: everything$/);
  for (const said of [
    'Move our shop',
    'Candles since 2009',
    'How many products?',
    'About 300',
    '€1,500',
    'Can you help',
  ]) {
    expect(alice.said()).toContain(said);
  }
  expect(JSON.stringify(jobline.sandbox.slack.view('U0ALICE')?.blocks)).toContain('/archives/C0JOBS/p');
  await alice.press('job_more');
  await alice.says('Mark read');
  expect(jobline.sandbox.slack.views('U0ALICE')).toHaveLength(2);
  expect(alice.buttons()).toEqual([
    'job_reply',
    'job_proposal',
    'job_proposals',
    'job_note',
    'job_read',
    'job_history',
    'job_assign',
    'job_tag',
    'job_decline',
    'job_block',
  ]);
});

test('what is opened from the third dialog takes its place: Slack knows no fourth', async () => {
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  await alice.open(thread, 'job_open', 'job');
  await alice.press('job_more');
  await alice.says('Mark read');
  await alice.press('job_tag');
  await eventually(() => expect(slack.view('U0ALICE')?.callback_id).toBe('tag'));
  await alice.press('tags_manage');
  await eventually(() => expect(slack.view('U0ALICE')?.callback_id).toBe('manage_tags'));
  expect(slack.views('U0ALICE').map(({ callback_id }) => callback_id)).toEqual(['job', 'more', 'manage_tags']);
});
