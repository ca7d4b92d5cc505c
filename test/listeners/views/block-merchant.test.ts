import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { eventually } from '../../support/eventually.ts';
import { hasten, type JobThread, setDeadline, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';
import { setUndoSeconds } from '../../support/undo-seconds.ts';

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

async function openBlock(dialogs: Dialogs, thread: JobThread): Promise<void> {
  await dialogs.open(thread, 'job_more', 'more');
  await dialogs.press('job_block');
  await dialogs.says('It cannot be undone');
}

async function block(thread: JobThread, reason = 'spam'): Promise<void> {
  await openBlock(alice, thread);
  await alice.submit({ reason });
  await jobline.settled();
}

/** The merchant of a thread made by `startThread`, and a message of theirs. */
const merchantOf = ({ jobId }: JobThread) => ({ id: jobId.replace('job-', 'm-'), name: 'Jana Nováková' });
let count = 0;
const words = (body: string) => ({ message: { id: `more-${++count}`, body, sent_at: new Date().toISOString() } });
const newJob = (id: string) => ({
  id,
  kind: 'direct',
  created_at: new Date().toISOString(),
  service: { handle: 'seo', name: 'SEO' },
  title: `Title of ${id}.`,
});
const standing = (text: string) =>
  jobline.sandbox.slack.messages('C0JOBS').filter((post) => !post.thread_ts && post.text.includes(text));

test('the dialog says what it does and repeats the verb', async () => {
  const thread = await startThread(jobline);
  await openBlock(alice, thread);
  expect(alice.title()).toBe('Block Jana Nováková');
  expect(alice.said()).toContain('closes all open jobs of all conversations with *Jana Nováková*');
  expect(jobline.sandbox.slack.view('U0ALICE')).toMatchObject({ submit: 'Block merchant' });
  // Nobody blocks without saying why.
  const sent = await jobline.sandbox.slack.submit({ user: 'U0ALICE' });
  expect(sent).toMatchObject({ ok: false, error: expect.stringContaining('reason') });
});

test('a block closes the jobs of all conversations with the merchant, says so in each thread, and tells the marketplace once', async () => {
  const thread = await startThread(jobline);
  const merchant = merchantOf(thread);
  const second = `${thread.jobId}-b`;
  await jobline.sandbox.marketplace.send('job.created', {
    job: newJob(second),
    merchant,
    conversation: { id: `${thread.conversationId}-b` },
  });
  const talk = { conversation: { id: `${thread.conversationId}-c` }, merchant };
  await jobline.sandbox.marketplace.send('conversation.created', { ...talk, ...words('Just a question of mine') });
  await jobline.settled();

  await block(thread, 'unwanted');
  expect(thread.card()).toMatch(/Closed · by Alice, merchant blocked[\s\S]*Blocked: nothing/);
  expect(thread.texts().at(-1)).toContain('Alice blocked this merchant');
  const cards = [standing('SEO for Jana').at(-1), standing('Conversation with Jana').at(-1)];
  expect(cards[0]?.text).toContain('Closed · by Alice, merchant blocked');
  expect(cards[1]?.text).toContain('Blocked: nothing');
  for (const card of cards) {
    expect(jobline.sandbox.slack.thread('C0JOBS', card?.ts ?? '').at(-1)?.text).toContain(
      'Alice blocked this merchant',
    );
  }
  const told = jobline.sandbox.marketplace.received.filter(
    ({ type, data }) => type === 'merchant.blocked' && JSON.stringify(data).includes(`"${merchant.id}"`),
  );
  expect(told).toHaveLength(1);
  expect(told[0]?.data).toMatchObject({
    organization: 'default',
    conversation: { id: thread.conversationId },
    merchant: { id: merchant.id },
    reason: 'unwanted',
    by: { name: 'Alice' },
  });

  // Whatever they begin or write from now on is taken in, refused and not shown.
  const { marketplace } = jobline.sandbox;
  const before = jobline.sandbox.slack.messages('C0JOBS').length;
  const accepted = await Promise.all([
    marketplace.send('job.created', { job: newJob(`${thread.jobId}-d`), merchant: { ...merchant, name: 'Buy now' } }),
    marketplace.send('conversation.created', {
      conversation: { id: `${thread.conversationId}-e` },
      merchant,
      ...words('Hello again'),
    }),
    marketplace.send('message.created', { ...talk, ...words('And again') }),
    marketplace.send('message.created', { conversation: talk.conversation, ...words('And once more') }),
    marketplace.send('job.closed', { job: { id: second } }),
  ]);
  expect(accepted.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
  await jobline.settled();
  expect(jobline.sandbox.slack.messages('C0JOBS')).toHaveLength(before);
  expect(thread.card()).toContain('Jana Nováková');
  expect(JSON.stringify(jobline.sandbox.slack.messages('C0JOBS'))).not.toMatch(/Buy now|again|once more/);
  const { rows } = await outcomes(thread);
  expect(rows).toEqual([
    'conversation_blocked',
    'conversation_blocked',
    'merchant_blocked',
    'merchant_blocked',
    'merchant_blocked',
  ]);
});

async function outcomes({ conversationId, jobId }: JobThread): Promise<{ rows: string[] }> {
  const found = await jobline.database.db.selectFrom('deliveries').select(['subject', 'outcome']).execute();
  const rows = found.flatMap(({ subject, outcome }) => {
    const why = outcome && 'why' in outcome ? String(outcome.why) : '';
    const ours = subject.includes(`:${conversationId}-`) || subject.includes(`job:${jobId}-`);
    return ours && why.endsWith('blocked') ? [why] : [];
  });
  return { rows: rows.sort() };
}

test('a reply in its undo window does not leave, and its author sees it', async () => {
  const thread = await startThread(jobline);
  await setUndoSeconds(jobline, 60);
  const reply = thread.say('This must not cross.');
  await jobline.settled();
  await block(thread);
  await setUndoSeconds(jobline, null);
  expect(thread.marks(reply)).toEqual(['warning']);
  expect(thread.texts().join('\n')).toMatch(/⚠️ <@U0ALICE>, this was not sent: “This must not cross\.”/);
  await hasten(jobline);
  expect(thread.taken()).toEqual(['merchant.blocked']);
});

test('what is written afterwards is refused; a note dialog that was open still keeps its note, and nothing crosses', async () => {
  const thread = await startThread(jobline);
  await ben.open(thread, 'job_more', 'more');
  await ben.press('job_note');
  await ben.says('Only your organization sees it');
  await block(thread);
  await ben.submit({ note: 'They never paid.' });
  const reply = thread.say('Too late.');
  await jobline.settled();
  expect(thread.marks(reply)).toEqual(['warning']);
  expect(thread.told().directly.at(-1)).toContain('this conversation is blocked');
  await ben.closeAll();
  await ben.open(thread, 'job_more', 'more');
  expect(ben.buttons()).toEqual(['job_proposals', 'job_note', 'job_read', 'job_history', 'job_tag']);
  await ben.press('job_note');
  await ben.says('They never paid.');
  expect(thread.taken()).toEqual(['merchant.blocked']);
});

test('a Reply dialog that was open sends nothing afterwards and says why', async () => {
  const thread = await startThread(jobline);
  await ben.open(thread, 'job_more', 'more');
  await ben.press('job_reply');
  await eventually(() => expect(jobline.sandbox.slack.view('U0BEN')?.callback_id).toBe('reply'));
  await block(thread);
  await ben.submit({ text: 'We would love to.' });
  await jobline.settled();
  await ben.says('this conversation is blocked');
  expect(thread.taken()).toEqual(['merchant.blocked']);
});

test('a reply that the marketplace has not taken yet is not tried again', async () => {
  const thread = await startThread(jobline);
  jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 429 }, 'message.sent');
  const reply = thread.say('Tried once.');
  await jobline.settled();
  expect(thread.heard()).toEqual(['message.sent Tried once. 429']);
  await block(thread);
  await hasten(jobline);
  await hasten(jobline);
  expect(thread.taken()).toEqual(['merchant.blocked']);
  expect(thread.marks(reply)).toEqual(['warning']);
});

test('a reply at the same moment leaves before the block, or never', async () => {
  for (let round = 0; round < 3; round++) {
    const thread = await startThread(jobline);
    await openBlock(alice, thread);
    thread.say('Just now.');
    await alice.submit({ reason: 'spam' });
    await jobline.settled();
    const taken = thread.taken();
    expect(taken.at(-1)).toBe('merchant.blocked');
    expect(taken.filter((event) => event === 'merchant.blocked')).toHaveLength(1);
    expect(thread.card()).toContain('Closed');
  }
});

test('a correction that waits when the merchant is blocked stays here, and its author is told', async () => {
  const thread = await startThread(jobline);
  const { marketplace } = jobline.sandbox;
  const reply = thread.say('First words.');
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent First words.']);
  // An event ahead of it in the lane is not taken for a while.
  marketplace.faults.next(1, { do: 'answer', status: 503 }, 'job.inactive');
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_inactive');
  await alice.says('Marked inactive');
  await alice.closeAll();
  await eventually(() => expect(thread.heard().at(-1)).toBe('job.inactive 503'));
  thread.edit(reply, 'Other words.');
  await jobline.settled();
  await block(thread);
  await hasten(jobline);
  expect(thread.taken()).toEqual(['message.sent First words.', 'job.inactive', 'merchant.blocked']);
  expect(thread.told().directly.at(-1)).toContain('Your edit was not sent');
});

test('a merchant’s message at the same moment is shown before the block, or not at all', async () => {
  const thread = await startThread(jobline);
  await openBlock(alice, thread);
  await Promise.all([
    alice.submit({ reason: 'spam' }),
    thread.merchant('message.created', words('At the same moment.')),
    jobline.sandbox.marketplace.send('job.created', {
      job: newJob(`${thread.jobId}-same`),
      merchant: merchantOf(thread),
    }),
  ]);
  await jobline.settled();
  const texts = thread.texts();
  const crossed = texts.findIndex((text) => text.includes('At the same moment.'));
  expect(crossed).toBeLessThan(texts.findIndex((text) => text.includes('blocked this merchant')));
  expect(thread.card()).toMatch(/Closed/);
  // Only the card of a job that goes on says what the job is about.
  expect(standing(`Title of ${thread.jobId}-same`)).toEqual([]);
});

test('two members block at once: it happens once, and the other reads who was faster', async () => {
  const thread = await startThread(jobline);
  await openBlock(alice, thread);
  await openBlock(ben, thread);
  await Promise.all([alice.submit({ reason: 'spam' }), ben.submit({ reason: 'unwanted' })]);
  await jobline.settled();
  expect(thread.taken()).toEqual(['merchant.blocked']);
  expect(thread.texts().filter((text) => text.includes('blocked this merchant'))).toHaveLength(1);
  const slower = jobline.sandbox.slack.view('U0ALICE') ? alice : ben;
  expect(slower.said()).toMatch(/has already been blocked by (Alice|Ben) on <!date/);
});

test('a merchant can be blocked when the time of the job is up, and the job is closed', async () => {
  const thread = await startThread(jobline);
  await setDeadline(jobline, thread, new Date());
  await block(thread);
  expect(thread.card()).toContain('Closed');
  expect(thread.taken()).toEqual(['merchant.blocked']);
});
