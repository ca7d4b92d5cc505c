import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { sendReminders } from '../../src/use-cases/clocks/send-reminders.ts';
import { dialogsOf } from '../support/dialogs.ts';
import { hasten, type JobThread, setDeadline, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

const HOUR = 3_600_000;
let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

/** A job that arrived two days ago and expires this many hours from now. */
async function expiringIn(hours: number): Promise<JobThread> {
  const thread = await startThread(jobline);
  await setDeadline(jobline, thread, new Date(Date.now() + hours * HOUR));
  await change(thread, sql`arrived_at = now() - interval '2 days', remind_at = '-infinity'`);
  return thread;
}

async function change({ jobId }: JobThread, set: ReturnType<typeof sql>): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) =>
    sql`update jobs set ${set} where outside_id = ${jobId}`.execute(tx),
  );
}

async function sweep(now = new Date()): Promise<void> {
  await sendReminders(jobline.app.db, now);
  await jobline.settled();
}

function reminders(thread: JobThread): string[] {
  return thread.texts().filter((text) => text.startsWith('⏰'));
}

test('nobody has the job: one reply in its thread that the channel sees too, without a mention, and never twice', async () => {
  const thread = await expiringIn(4);
  await sweep(new Date(Date.now() + 1000));
  await sweep(new Date(Date.now() + 2000));
  const [said, ...more] = reminders(thread);
  expect(more).toEqual([]);
  expect(said).toMatch(/^⏰ \*J-\d+\* \(Store setup for Jana Nováková\) has no answer yet, and nobody has taken it\./);
  expect(said).toMatch(/Answer by <!date\^\d+\^[^>]+> \(4 h left\)/);
  expect(said).not.toMatch(/<!(channel|here)|<@/);
  const posted = jobline.sandbox.slack.thread('C0JOBS', thread.rootTs).find(({ text }) => text === said);
  expect(posted).toMatchObject({ subtype: 'thread_broadcast', thread_ts: thread.rootTs });
});

test('who has the job is reminded directly, in the last one with what expiring costs', async () => {
  const thread = await expiringIn(1);
  await thread.click('job_assign_me');
  await jobline.settled();
  await acrossOrganizations(jobline.app.db, async (tx) => {
    // It was long ago.
    await sql`update changes set at = at - interval '1 day'`.execute(tx);
    await sql`update job_history set at = at - interval '1 day'`.execute(tx);
  });
  await sweep(new Date(Date.now() + 1000));
  expect(reminders(thread)).toEqual([]);
  const [said, ...more] = thread.told('U0ALICE').directly.filter((text) => text.startsWith('⏰'));
  expect(more).toEqual([]);
  expect(said).toContain('waits for your first reply');
  expect(said).toContain('60 min left');
  expect(said).toContain('A job that expires cannot be answered any more');
  expect(said).toContain(`archives/C0JOBS/p${thread.rootTs.replace('.', '')}|Open the thread>`);
  expect(thread.told('U0BEN').directly.filter((text) => text.startsWith('⏰'))).toEqual([]);
});

test('a reminder that is no longer true when it leaves is not sent', async () => {
  const thread = await expiringIn(4);
  await sql`update gates set open_at = now() + interval '1 hour' where key like '%:post:C0JOBS'`.execute(
    jobline.app.db,
  );
  await sendReminders(jobline.app.db, new Date(Date.now() + 1000));
  await change(thread, sql`status = 'responded'`);
  await sql`update gates set open_at = '-infinity' where key like '%:post:C0JOBS'`.execute(jobline.app.db);
  await sql`update lanes set due_at = now(), version = version + 1 where owner is null`.execute(jobline.app.db);
  await jobline.settled();
  expect(reminders(thread)).toEqual([]);
  const { rows } = await sql`
    select state from deliveries where kind = 'post-message' and payload #>> '{content,of}' = 'reminder'
    order by position desc limit 1`.execute(jobline.app.db);
  expect(rows).toEqual([{ state: 'cancelled' }]);
});

test('a merchant is blocked while a reminder waits to leave: neither it nor a later one comes', async () => {
  const thread = await expiringIn(4);
  await sql`update gates set open_at = now() + interval '1 hour' where key like '%:post:C0JOBS'`.execute(
    jobline.app.db,
  );
  await sendReminders(jobline.app.db, new Date(Date.now() + 1000));
  const alice = dialogsOf(jobline);
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_block');
  await alice.says('It cannot be undone');
  await alice.submit({ reason: 'spam' });
  await sql`update gates set open_at = '-infinity' where key like '%:post:C0JOBS'`.execute(jobline.app.db);
  await hasten(jobline);
  await sweep(new Date(Date.now() + 3 * HOUR + 1000));
  expect(thread.card()).toContain('Closed');
  expect(reminders(thread)).toEqual([]);
});

test('after hours in which nobody ran, one line in the channel names the jobs that wait', async () => {
  const first = await expiringIn(22);
  const second = await expiringIn(23);
  await sweep();
  await sweep();
  const [line, ...more] = jobline.sandbox.slack
    .messages('C0JOBS')
    .filter(({ text, thread_ts }) => text.startsWith('⏰ Jobline was not running') && !thread_ts);
  expect(more).toEqual([]);
  for (const { rootTs } of [first, second]) expect(line?.text).toContain(`p${rootTs.replace('.', '')}`);
  expect(line?.text).toMatch(/nobody has it/);
  expect([...reminders(first), ...reminders(second)]).toEqual([]);
});

test('the merchant waits for an answer: the thread says so, and nothing changes', async () => {
  const thread = await startThread(jobline);
  thread.say('Gladly, when shall we start?');
  await jobline.settled();
  await thread.merchant('message.created', {
    message: { id: `again-${thread.jobId}`, body: 'Next week?', sent_at: new Date().toISOString() },
  });
  await jobline.settled();
  await acrossOrganizations(jobline.app.db, (tx) => sql`update job_history set at = at - interval '1 day'`.execute(tx));
  await sweep(new Date(Date.now() + 20 * HOUR + 5000));
  expect(reminders(thread)).toEqual([
    expect.stringMatching(
      /^⏰ Jana Nováková waits for an answer in \*J-\d+\* \(Store setup\), and nobody has taken it/,
    ),
  ]);
  expect(thread.card()).toContain('Awaiting response');
});
