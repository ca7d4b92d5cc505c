import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireJobs } from '../../src/use-cases/clocks/expire-jobs.ts';
import { showTimeIsUp } from '../../src/use-cases/clocks/show-time-is-up.ts';
import { eventually } from '../support/eventually.ts';
import { startThread } from '../support/job-thread.ts';
import { AT_ONCE, startTestJobline, type TestJobline } from '../support/jobline.ts';

const HOUR = 3_600_000;
const GRACE = AT_ONCE.settings.expiryGraceSeconds;

let jobline: TestJobline;
/** How far the app's clock is ahead of everybody else's. */
let ahead = 0;

beforeAll(async () => {
  jobline = await startTestJobline({ app: { now: () => new Date(Date.now() + ahead) } });
});

afterAll(() => jobline.close());

test('a job nobody answers says that its time is up, refuses to be opened, then expires and tells its marketplace once', async () => {
  const { slack } = jobline.sandbox;
  const deadline = new Date(Date.now() + HOUR);
  const thread = await startThread(jobline, { expires_at: deadline.toISOString() });
  expect(thread.card()).toMatch(/Status: \S+ New/);

  // The card still shows its button: a stale one, as somebody may have before them.
  slack.faults.order({ method: 'chat.update', kind: 'error', error: 'internal_error', times: 100 });
  ahead = HOUR;
  await thread.click('job_open');
  await eventually(() =>
    expect(slack.ephemerals('U0ALICE').at(-1)?.text).toContain('the time to answer this job was up'),
  );
  slack.faults.clear();

  await showTimeIsUp(jobline.app.db, new Date(deadline.getTime() - 1), new Date(deadline.getTime() + 1_000));
  await eventually(() => expect(thread.card()).toContain('Time is up'));
  expect(thread.card()).toMatch(/Status: \S+ New/);
  expect(JSON.stringify(slack.thread('C0JOBS', thread.rootTs)[0]?.blocks)).not.toContain('job_open');
  expect(thread.taken()).toEqual([]);

  const due = { now: new Date(deadline.getTime() + GRACE * 1_000), graceSeconds: GRACE };
  await expireJobs(jobline.app.db, due);
  await expireJobs(jobline.app.db, due);
  await eventually(() => expect(thread.card()).toMatch(/Status: \S+ Expired/));
  await jobline.settled();
  expect(thread.taken()).toEqual(['job.expired']);
  expect(thread.last('job.expired')).toMatchObject({
    organization: 'default',
    conversation: { id: thread.conversationId },
    job: { id: thread.jobId, status: 'expired' },
  });
});

test('a reply written in time that Slack brings in the grace is delivered, and the job does not expire', async () => {
  ahead = 0;
  const deadline = new Date(Date.now() + HOUR);
  const thread = await startThread(jobline, { expires_at: deadline.toISOString() });

  // The app's clock says that an hour has passed on the way; a reply heard so late waits at least half a minute.
  ahead = HOUR + 1_000;
  thread.say('Gladly!');
  await jobline.settled();
  await expireJobs(jobline.app.db, { now: new Date(deadline.getTime() + GRACE * 1_000), graceSeconds: GRACE });
  expect(thread.card()).not.toContain('Expired');
  expect(thread.taken()).toEqual([]);

  ahead += 60_000;
  await jobline.app.db
    .updateTable('deliveries')
    .set({ not_before: new Date() })
    .where('kind', '=', 'relay-reply')
    .execute();
  await jobline.app.db.updateTable('lanes').set({ due_at: new Date() }).where('key', 'like', 'out:%').execute();
  await eventually(() => expect(thread.taken()).toEqual(['message.sent Gladly!']));
  await eventually(() => expect(thread.card()).toMatch(/Status: \S+ Responded/));
});
