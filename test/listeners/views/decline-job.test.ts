import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { eventually } from '../../support/eventually.ts';
import { setDeadline, startThread } from '../../support/job-thread.ts';
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

const declined = (events: string[]) => events.filter((event) => event === 'job.declined');

test('a member declines with a reason and words: the card, the thread and the marketplace say so', async () => {
  const thread = await startThread(jobline);
  await alice.open(thread, 'job_decline', 'decline');
  expect(alice.title()).toMatch(/^Decline J-\d+$/);
  expect(alice.said()).toContain('comes soon is kind');
  await alice.submit({ reason: 'capacity', comment: 'Not before *May* <3 :tada:' });
  await jobline.settled();
  expect(jobline.sandbox.slack.view('U0ALICE')).toBeUndefined();
  expect(thread.card()).toContain('Declined · by Alice, no capacity');
  expect(thread.texts().at(-1)).toBe(
    'Alice declined this job: no capacity. To the merchant:\nNot before *May* &lt;3 :tada:',
  );
  expect(thread.last('job.declined')).toMatchObject({
    job: { id: thread.jobId, status: 'declined' },
    by: { name: 'Alice' },
    reason: 'capacity',
    comment: 'Not before *May* <3 🎉',
  });
});

test('without words the marketplace hears the reason only', async () => {
  const thread = await startThread(jobline);
  await alice.open(thread, 'job_decline', 'decline');
  await alice.submit({ reason: 'other' });
  await jobline.settled();
  expect(thread.last('job.declined')).toMatchObject({ reason: 'other' });
  expect(thread.last('job.declined')).not.toHaveProperty('comment');
  expect(thread.texts().at(-1)).toBe('Alice declined this job: for another reason.');
});

test('words that begin like a note do not leave: the dialog asks again and keeps them', async () => {
  const thread = await startThread(jobline);
  await alice.open(thread, 'job_decline', 'decline');
  await alice.submit({ reason: 'budget', comment: '// they never pay' });
  expect(alice.errors()).toMatchObject({ comment: expect.stringContaining('begins like a note') });
  await jobline.settled();
  expect(thread.heard()).toEqual([]);
  expect(thread.card()).not.toContain('Declined');
});

test('two members decline at once: one decline, and the other reads who was faster', async () => {
  const thread = await startThread(jobline);
  await alice.open(thread, 'job_decline', 'decline');
  await ben.open(thread, 'job_decline', 'decline');
  await Promise.all([alice.submit({ reason: 'timing' }), ben.submit({ reason: 'location' })]);
  await jobline.settled();
  expect(declined(thread.taken())).toHaveLength(1);
  const slower = jobline.sandbox.slack.view('U0ALICE') ? alice : ben;
  const faster = slower === alice ? 'Ben' : 'Alice';
  expect(slower.said()).toMatch(new RegExp(`this job was declined by ${faster} on <!date`));
  expect(thread.texts().filter((text) => text.includes('declined this job'))).toHaveLength(1);
});

test('a stale Decline button says who declined, and opens nothing', async () => {
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  slack.faults.order({ method: 'chat.update', kind: '429', retryAfter: 1 });
  await alice.open(thread, 'job_decline', 'decline');
  await alice.submit({ reason: 'service' });
  await ben.open(thread, 'job_decline');
  await eventually(() =>
    expect(thread.told('U0BEN').here.at(-1) ?? slack.ephemerals('U0BEN').at(-1)?.text).toContain('declined by Alice'),
  );
  expect(slack.view('U0BEN')).toBeUndefined();
});

test('sent after the time is up, after a close by the merchant: it says so and has no effect', async () => {
  const late = await startThread(jobline);
  await alice.open(late, 'job_decline', 'decline');
  await setDeadline(jobline, late, new Date());
  await alice.submit({ reason: 'capacity' });
  expect(alice.said()).toContain('the time to answer this job was up');
  await alice.closeAll();

  const closed = await startThread(jobline);
  await alice.open(closed, 'job_decline', 'decline');
  await closed.merchant('job.closed');
  await jobline.settled();
  await alice.submit({ reason: 'capacity' });
  expect(alice.said()).toMatch(/was closed by Jana Nováková/);
  await jobline.settled();
  expect([...late.heard(), ...closed.heard()]).toEqual([]);
});

test('a reply in its undo window still goes, and the decline follows it', async () => {
  const thread = await startThread(jobline);
  await setUndoSeconds(jobline, 1);
  thread.say('We looked at it with joy.');
  await jobline.settled();
  await alice.open(thread, 'job_decline', 'decline');
  await alice.submit({ reason: 'capacity' });
  await eventually(() => expect(declined(thread.taken())).toHaveLength(1));
  await setUndoSeconds(jobline, null);
  await jobline.settled();
  expect(thread.taken()).toEqual(['message.sent We looked at it with joy.', 'job.declined']);
  expect(thread.card()).toContain('Declined');
});

test('a guest cannot decline', async () => {
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  await slack.click({ user: 'U0GUEST', channel: 'C0JOBS', ts: thread.rootTs, actionId: 'job_decline' });
  await eventually(() => expect(slack.ephemerals('U0GUEST').at(-1)?.text).toContain('tylko członkowie'));
  expect(slack.view('U0GUEST')).toBeUndefined();
});

test('a marketplace that refuses to hear of the decline is shown, and Retry tells it again with the same words', async () => {
  const thread = await startThread(jobline);
  jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 400 }, 'job.declined');
  await alice.open(thread, 'job_decline', 'decline');
  await alice.submit({ reason: 'location', comment: 'Too far.' });
  await jobline.settled();
  expect(thread.texts().at(-1)).toContain('The marketplace has not been told that this job was declined.');
  expect(thread.taken()).toEqual([]);
  await thread.click('delivery_retry');
  await jobline.settled();
  expect(thread.taken()).toEqual(['job.declined']);
  expect(thread.last('job.declined')).toMatchObject({ reason: 'location', comment: 'Too far.' });
});

test('a reply that was heard before and has not taken effect yet goes before the decline', async () => {
  const { db } = jobline.database;
  const setGate = (open: string) =>
    sql`update gates set open_at = ${open}::timestamptz where key like 'apply:%'`.execute(db);
  const thread = await startThread(jobline);
  await setGate('infinity');
  const reply = thread.say('One last word.');
  await jobline.sandbox.slack.settled();
  await alice.open(thread, 'job_decline', 'decline');
  await alice.submit({ reason: 'capacity' });
  await eventually(() => expect(thread.card()).toContain('Declined'));
  expect(thread.heard()).toEqual([]);
  await setGate('-infinity');
  await eventually(() => expect(thread.taken()).toEqual(['message.sent One last word.', 'job.declined']));
  await jobline.settled();
  expect(thread.marks(reply)).toEqual(['white_check_mark']);
});
