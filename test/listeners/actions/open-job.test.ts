import { afterAll, beforeAll, expect, test } from 'vitest';
import { setDeadline, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

/** Presses Open on the card as it stood when the job was new: somebody’s screen may still show it. */
async function startNew() {
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  const click = (user = 'U0ALICE') => slack.click({ user, channel: 'C0JOBS', ts: thread.rootTs, actionId: 'job_open' });
  const answers = (user = 'U0ALICE') => slack.ephemerals(user).map(({ text }) => text);
  return { thread, click, answers };
}

test('a member opens a new job: the card says so, and the marketplace is told by whom', async () => {
  const { thread, click } = await startNew();
  expect(await click()).toEqual({ ok: true, status: 200 });
  await jobline.settled();
  expect(thread.card()).toContain('Opened');
  expect(thread.last('job.opened')).toMatchObject({
    organization: 'default',
    job: { id: thread.jobId, status: 'opened' },
    by: { name: 'Alice' },
  });
  expect(JSON.stringify(thread.last('job.opened'))).not.toContain('U0ALICE');
});

test('pressed twice at once, the job is opened once and nobody is bothered', async () => {
  const { thread, click, answers } = await startNew();
  const before = answers().length;
  await Promise.all([click(), click('U0BEN')]);
  await jobline.settled();
  expect(thread.taken()).toEqual(['job.opened']);
  expect(answers()).toHaveLength(before);
});

test('a guest is told that only members may, and nothing happens', async () => {
  const { thread, click, answers } = await startNew();
  await click('U0GUEST');
  await expect.poll(() => answers('U0GUEST').at(-1)).toContain('tylko członkowie');
  await jobline.settled();
  expect(thread.card()).not.toContain('Opened');
  expect(thread.heard()).toEqual([]);
});

test('pressed when the time is up, it does nothing and says so', async () => {
  const { thread, click, answers } = await startNew();
  await setDeadline(jobline, thread, new Date());
  await click();
  await expect.poll(() => answers().at(-1)).toContain('the time to answer this job was up');
  await jobline.settled();
  expect(thread.heard()).toEqual([]);
});

test('pressed on a card that is out of date, it says who ended the job', async () => {
  const { thread, click, answers } = await startNew();
  const { slack } = jobline.sandbox;
  // The card still shows its button: Slack is told to wait before it is painted anew.
  slack.faults.order({ method: 'chat.update', kind: '429', retryAfter: 600 });
  await thread.merchant('job.declined', { reason: 'Found somebody nearer' });
  await jobline.settled();
  await click();
  await expect.poll(() => answers().at(-1)).toContain('this job was declined by Jana Nováková');
  expect(thread.heard()).toEqual([]);
});
