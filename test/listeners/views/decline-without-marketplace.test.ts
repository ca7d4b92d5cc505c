import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../../../src/app.ts';
import { dialogsOf } from '../../support/dialogs.ts';
import { startThread } from '../../support/job-thread.ts';
import { appOptions, startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

test('without a marketplace a decline stands, and only words that nobody reads are shown as not told', async () => {
  const threads = [await startThread(jobline), await startThread(jobline)];
  const { sandbox, database } = jobline;
  await jobline.app.stop(5_000);
  const { marketplace: _, ...others } = appOptions(sandbox, database.url);
  jobline.app = await startApp(others);
  sandbox.setAppUrl(`http://127.0.0.1:${jobline.app.port}`);

  const alice = dialogsOf(jobline);
  for (const [n, thread] of threads.entries()) {
    await alice.open(thread, 'job_decline', 'decline');
    await alice.submit({ reason: 'capacity', ...(n === 0 && { comment: 'We are sorry.' }) });
    await jobline.settled();
    expect(thread.card()).toContain('Declined · by Alice, no capacity');
  }
  expect(threads[0]?.texts().at(-1)).toMatch(
    /has not been told that this job was declined\. No marketplace is connected\./,
  );
  expect(threads[1]?.texts().at(-1)).toBe('Alice declined this job: no capacity.');
});
