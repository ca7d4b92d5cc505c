import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { expireJobs } from '../../src/use-cases/clocks/expire-jobs.ts';
import { eventually } from '../support/eventually.ts';
import { type JobThread, setDeadline, startThread } from '../support/job-thread.ts';
import { callsOf } from '../support/own-posts.ts';
import { TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';
import {
  AFTER_MS,
  backdate,
  comeBack,
  copies,
  down,
  givenUp,
  jobline,
  lookBacks,
  lookedBack,
  SETTINGS,
  silence,
  start,
  startAgain,
} from '../support/silences.ts';
import { sendAsSlack } from '../support/slack-request.ts';

function reads(): number {
  return callsOf(jobline.sandbox, 'conversations.history') + callsOf(jobline.sandbox, 'conversations.replies');
}

test('what members write, edit and delete while nobody is up arrives once, in order, with its last words', async () => {
  await start();
  const threads: JobThread[] = [];
  for (let n = 0; n < 5; n++) threads.push(await startThread(jobline));
  const [a, b, c, d, e] = threads as [JobThread, JobThread, JobThread, JobThread, JobThread];
  const known = { edited: b.say('first draft'), deleted: c.say('said too early'), note: d.say('// nobody else') };
  await eventually(() => expect(c.taken()).toContain('message.sent said too early'));
  await eventually(() => expect(d.marks(known.note)).toEqual(['memo']));
  await jobline.settled();

  await silence(2 * AFTER_MS);
  for (const thread of threads) for (const n of [1, 2, 3]) thread.say(`${n} of ${thread.jobId}`);
  a.remove(a.say('never to be seen'));
  a.edit(a.say('frist words'), 'first words');
  a.say('// stays inside');
  a.say('Note: this too', { user: 'U0BEN' });
  b.edit(known.edited, 'final words');
  c.remove(known.deleted);
  d.remove(known.note);
  e.say('shown to all', { broadcast: true });
  await givenUp();
  const missed = jobline.sandbox.slack.events.length;

  await comeBack();
  await lookedBack();
  const three = ({ jobId }: JobThread) => [1, 2, 3].map((n) => `message.sent ${n} of ${jobId}`);
  expect(a.taken().filter((said) => said !== 'job.opened')).toEqual([...three(a), 'message.sent first words']);
  expect(b.taken().toSorted()).toEqual(
    ['message.sent first draft', 'message.corrected final words', ...three(b)].toSorted(),
  );
  expect(c.taken().toSorted()).toEqual(['message.sent said too early', 'message.withdrawn', ...three(c)].toSorted());
  expect(d.taken().filter((said) => said !== 'job.opened')).toEqual(three(d));
  expect(e.taken()).toEqual([...three(e), 'message.sent shown to all']);
  expect(JSON.stringify(jobline.sandbox.marketplace.received)).not.toMatch(/never to be seen|stays inside|this too/);
  expect(jobline.sandbox.slack.events.length).toBeGreaterThan(missed);

  // Slack tells everything once more after all, in the order it happened, and late: what is new in it waits for its window.
  await down();
  await comeBack({ settings: { ...SETTINGS, lateAfterSeconds: 0 } });
  const before = threads.map((thread) => thread.heard());
  const told = new Set(jobline.sandbox.slack.events.map(({ eventId }) => eventId));
  for (const eventId of told) await jobline.sandbox.slack.deliverAgain(eventId);
  await jobline.settled();
  expect(threads.map((thread) => thread.heard())).toEqual(before);
});

test('a reply that waits in its window is not sent when it was deleted in the silence, and one edited goes with its last words', async () => {
  await start();
  const thread = await startThread(jobline);
  await down();
  await comeBack({ settings: { ...SETTINGS, undoSeconds: 60 } });
  const deleted = thread.say('better not');
  const edited = thread.say('old words');
  await eventually(() => expect(thread.marks(edited)).toEqual(['hourglass_flowing_sand']));
  await jobline.settled();

  await silence(2 * AFTER_MS);
  await acrossOrganizations(jobline.database.db, (tx) => sql`update messages set leaves_at = now()`.execute(tx));
  await sql`update deliveries set not_before = now() where state = 'waiting'`.execute(jobline.database.db);
  await sql`update lanes set due_at = now() where due_at is not null`.execute(jobline.database.db);
  thread.remove(deleted);
  thread.edit(edited, 'new words');
  await givenUp();
  await comeBack();
  await lookedBack();
  await eventually(() => expect(thread.taken()).toEqual(['message.sent new words']));
});

test('a job is not expired while its workspace is looked back into, and a reply written in time counts', async () => {
  await start();
  const thread = await startThread(jobline);
  await silence(2 * AFTER_MS);
  thread.say('just in time');
  await givenUp();
  const deadline = new Date(Date.now() + 10);
  await setDeadline(jobline, thread, deadline);
  jobline.sandbox.slack.faults.order({ method: 'conversations.history', kind: '429', retryAfter: 1 });
  const due = { now: new Date(deadline.getTime() + 1_000_000), graceSeconds: 0 };
  // Before anybody is back at all.
  expect(await expireJobs(jobline.database.db, due)).toBe(0);
  await comeBack();
  expect(await expireJobs(jobline.app.db, due)).toBe(0);
  await lookedBack();
  await eventually(() => expect(thread.taken()).toEqual(['message.sent just in time']));
  expect(await expireJobs(jobline.app.db, due)).toBe(0);

  const other = await startThread(jobline);
  await setDeadline(jobline, other, deadline);
  expect(await expireJobs(jobline.app.db, due)).toBe(1);
});

test('a gap shorter than the setting looks nothing up, and neither do quiet hours', async () => {
  await start();
  const thread = await startThread(jobline);
  await silence(AFTER_MS / 2);
  await comeBack();
  const reply = thread.say('short gap');
  await eventually(() => expect(thread.marks(reply)).toEqual(['white_check_mark']));
  expect(await lookBacks()).toEqual([]);

  // Nobody says anything; the app keeps saying that it hears.
  await backdate(AFTER_MS - 10_000);
  const before = await heardUntil();
  await eventually(async () => expect(await heardUntil()).toBeGreaterThan(before + AFTER_MS - 11_000));
  expect(await lookBacks()).toEqual([]);
  expect(reads()).toBe(0);
});

async function heardUntil(): Promise<number> {
  const { heard_until } = await jobline.database.db.selectFrom('hearing').selectAll().executeTakeFirstOrThrow();
  return heard_until.getTime();
}

test('of two copies that come back at once one looks back, and one that stays up leaves no gap', async () => {
  await start();
  const thread = await startThread(jobline);
  await silence(2 * AFTER_MS);
  thread.say('heard once');
  await givenUp();
  const [one, two] = await Promise.all([startAgain(), startAgain()]);
  jobline.app = one;
  copies.push(two);
  await lookedBack();
  await eventually(() => expect(thread.taken()).toEqual(['message.sent heard once']));
  expect(callsOf(jobline.sandbox, 'conversations.history')).toBe(1);
  expect(callsOf(jobline.sandbox, 'conversations.replies')).toBe(1);

  await one.stop(5_000);
  jobline.app = await startAgain();
  expect(await lookBacks()).toEqual([]);
  expect(callsOf(jobline.sandbox, 'conversations.history')).toBe(1);
});

test('a look-back that was cut off in the middle goes on behind the threads that are read', async () => {
  await start();
  const threads = [await startThread(jobline), await startThread(jobline), await startThread(jobline)];
  await silence(2 * AFTER_MS);
  for (const thread of threads) thread.say(`in ${thread.jobId}`);
  await givenUp();
  jobline.sandbox.slack.faults.order({ method: 'conversations.replies', kind: '429', retryAfter: 60, after: 1 });
  await comeBack();
  await eventually(() => expect(callsOf(jobline.sandbox, 'conversations.replies')).toBe(2));
  await down();
  expect(await lookBacks()).toMatchObject([{ progress: { C0JOBS: threads[2]?.rootTs } }]);

  await sql`update gates set open_at = '-infinity'`.execute(jobline.database.db);
  await comeBack();
  await lookedBack();
  for (const thread of threads) expect(thread.taken()).toEqual([`message.sent in ${thread.jobId}`]);
  expect(callsOf(jobline.sandbox, 'conversations.replies')).toBe(4);
});

test('a copy that died while it looked back is replaced by another', async () => {
  await start();
  const thread = await startThread(jobline);
  await silence(2 * AFTER_MS);
  thread.say('found by the other');
  await givenUp();
  const { db } = jobline.database;
  await sql`
    insert into look_backs (organization_id, from_at, token, begun, due_at)
    select organization_id, heard_until, nextval('lane_tokens'), 1, now() + interval '500 milliseconds'
    from hearing`.execute(db);
  await comeBack();
  await lookedBack();
  expect(thread.taken()).toEqual(['message.sent found by the other']);
});

test('a channel that the app is not in any more is left out, and the look-back ends', async () => {
  await start();
  const thread = await startThread(jobline);
  await silence(2 * AFTER_MS);
  thread.say('cannot be read');
  jobline.sandbox.slack.faults.order({ method: 'conversations.history', kind: 'error', error: 'not_in_channel' });
  await givenUp();
  await comeBack();
  await lookedBack();
  expect(thread.taken()).toEqual([]);
});

test('while Slack cannot be read, the look-back is tried again until it is done', async () => {
  await start();
  const thread = await startThread(jobline);
  await silence(2 * AFTER_MS);
  thread.say('in the end');
  await givenUp();
  jobline.sandbox.slack.faults.order({ method: 'conversations.replies', kind: '500' });
  await comeBack();
  await lookedBack();
  expect(thread.taken()).toEqual(['message.sent in the end']);
});

test('what Slack left out because too much came is looked up', async () => {
  await start();
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  slack.holdEvents({ user: 'U0ALICE' });
  thread.say('left out');
  slack.releaseEvents('drop');
  const minute = Math.floor(Date.now() / 1000) - 120;
  const body = { type: 'app_rate_limited', team_id: 'T0LOCAL', minute_rate_limited: minute, api_app_id: 'A0JOBLINE' };
  const team = slack.events.find(({ body: { team_id } }) => team_id !== undefined)?.body.team_id;
  const answer = await sendAsSlack(jobline.url, JSON.stringify({ ...body, team_id: team }), {
    secret: TEST_SANDBOX_SECRETS.slack.signingSecret,
  });
  expect(answer.status).toBe(200);
  await eventually(() => expect(thread.taken()).toEqual(['message.sent left out']));
  await lookedBack();
});

test('over Socket Mode a time without any connection is a gap, however well the rest ran', async () => {
  await start({ socketMode: true, app: { lookBackAfterMs: 1_000 } });
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  slack.faults.order({ method: 'apps.connections.open', kind: '500', times: 4 });
  slack.sockets.drop();
  slack.holdEvents({ user: 'U0ALICE' });
  thread.say('into the void');
  slack.releaseEvents('drop');
  await eventually(() => expect(thread.taken()).toEqual(['message.sent into the void']), { interval: 50 });
}, 30_000);
