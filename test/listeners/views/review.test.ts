import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { reviewSummary } from '../../../src/store/reviews.ts';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { eventually } from '../../support/eventually.ts';
import { hasten, type JobThread, startThread } from '../../support/job-thread.ts';
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

async function answered(): Promise<JobThread> {
  const thread = await startThread(jobline);
  thread.say('Gladly.');
  await jobline.settled();
  return thread;
}

async function completed(): Promise<JobThread> {
  const thread = await answered();
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_complete');
  await jobline.settled();
  return thread;
}

const stars = (rating: number, body?: string) => ({ id: `rev-${Math.random()}`, rating, ...(body && { body }) });

test('completing offers the review; asking says what the merchant will be asked, and the marketplace hears it once', async () => {
  const thread = await completed();
  await alice.says(/You can request the review now/);
  expect(alice.buttons()).toContain('job_review');
  await alice.press('job_review');
  await alice.says(/Jana Nováková\* will be asked to review your work on this job: one to five stars/);
  expect(alice.title()).toMatch(/^Review of J-\d+$/);
  await alice.submit();
  await jobline.settled();
  expect(jobline.sandbox.slack.view('U0ALICE')).toBeUndefined();
  expect(thread.last('review.requested')).toMatchObject({
    job: { id: thread.jobId, status: 'completed' },
    by: { name: 'Alice' },
  });
  expect(thread.card()).toContain('Review requested');

  await alice.open(thread, 'job_more', 'more');
  expect(alice.buttons()).not.toContain('job_review');
  await alice.press('job_history');
  await alice.says(/Alice asked for a review/);
});

test('two members ask at once: the merchant is asked once, and the slower reads who was faster', async () => {
  const thread = await completed();
  await alice.closeAll();
  await alice.open(thread, 'job_more', 'more');
  await ben.open(thread, 'job_more', 'more');
  await alice.press('job_review');
  await ben.press('job_review');
  await alice.says(/will be asked/);
  await ben.says(/will be asked/);
  await Promise.all([alice.submit(), ben.submit()]);
  await jobline.settled();
  expect(thread.taken().filter((event) => event === 'review.requested')).toHaveLength(1);
  const slower = jobline.sandbox.slack.view('U0ALICE') ? alice : ben;
  expect(slower.said()).toMatch(/this review has already been asked for by (?:Alice|Ben) on <!date/);
});

test('of a merchant who is blocked meanwhile no review is asked, not even one that waited', async () => {
  const { marketplace } = jobline.sandbox;
  const waiting = await completed();
  marketplace.faults.next(1, { do: 'answer', status: 503 }, 'review.requested');
  await alice.press('job_review');
  await alice.says(/will be asked/);
  await alice.submit();
  await jobline.settled();
  await waiting.merchant('merchant.blocked_us');
  await jobline.settled();
  await hasten(jobline);
  expect(waiting.heard().filter((event) => event.startsWith('review.requested'))).toEqual(['review.requested 503']);

  const thread = await completed();
  await alice.press('job_review');
  await alice.says(/will be asked/);
  await thread.merchant('merchant.blocked_us');
  await jobline.settled();
  await alice.submit();
  expect(alice.said()).toContain('blocked');
  expect(thread.taken()).not.toContain('review.requested');
});

test('a review before the work is done is not asked for, by the command either', async () => {
  const thread = await answered();
  const { slack } = jobline.sandbox;
  await alice.open(thread, 'job_more', 'more');
  expect(alice.buttons()).not.toContain('job_review');
  const name = /J-\d+/.exec(thread.card())?.[0];
  const early = await slack.command({ user: 'U0ALICE', channel: 'C0JOBS', text: `review ${name}` });
  expect(early).toMatchObject({ answer: { text: expect.stringContaining('Complete the job first') } });
  await alice.press('job_complete');
  await jobline.settled();
  await alice.closeAll();
  await slack.command({ user: 'U0ALICE', channel: 'C0JOBS', text: `review ${name}` });
  await eventually(() => expect(slack.view('U0ALICE')).toMatchObject({ callback_id: 'review' }));
});

test('stars and words stand in the thread without power, once; the same review said differently changes them', async () => {
  const thread = await answered();
  const review = stars(4, 'Good <!channel> *work*, <@U0BEN> & _co_.\nAgain!');
  await thread.merchant('review.created', { review });
  await thread.merchant('review.created', { review });
  await jobline.settled();
  const said = () => thread.texts().filter((text) => text.includes('reviewed your work'));
  expect(said()).toEqual([
    '⭐ Jana Nováková reviewed your work · ★★★★☆ 4 of 5 stars\nGood &lt;!channel&gt; *work*, &lt;@U0BEN&gt; &amp; _co_.\nAgain!',
  ]);
  expect(thread.card()).toContain('★★★★☆ 4 of 5 stars');

  await thread.merchant('review.created', { review: { id: review.id, rating: 2 } });
  await jobline.settled();
  expect(said()).toEqual(['⭐ Jana Nováková reviewed your work · ★★☆☆☆ 2 of 5 stars\nWithout words.']);
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_history');
  await alice.says(/Jana Nováková gave 4 of 5 stars/);
});

test('words beyond what a post holds take several', async () => {
  const thread = await answered();
  await thread.merchant('review.created', { review: stars(5, 'Fine words. '.repeat(700)) });
  await jobline.settled();
  const parts = thread.texts().filter((text) => text.includes('reviewed your work'));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.join('').match(/Fine/g)).toHaveLength(700);
});

test('a review that overtook its job waits for it, and others are told the average', async () => {
  const { marketplace } = jobline.sandbox;
  await marketplace.send('review.created', { job: { id: 'late-job' }, review: stars(5, 'Worth the wait.') });
  await jobline.settled();
  await marketplace.send('job.created', {
    job: {
      id: 'late-job',
      kind: 'direct',
      created_at: new Date().toISOString(),
      service: { handle: 'seo', name: 'SEO' },
      title: 'A late job',
    },
    merchant: { id: 'm-late', name: 'Late Merchant' },
  });
  await jobline.settled();
  const { slack } = jobline.sandbox;
  const root = slack.messages('C0JOBS').find(({ text, thread_ts }) => text.includes('A late job') && !thread_ts);
  expect(slack.thread('C0JOBS', root?.ts ?? '').at(-1)?.text).toContain('Worth the wait.');

  const { db } = jobline.database;
  const [all] = await acrossOrganizations(db, (tx) => tx.selectFrom('reviews').select('organization_id').execute());
  const summary = await acrossOrganizations(db, (tx) => reviewSummary(tx, all?.organization_id ?? 0));
  expect(summary).toEqual({ count: 3, average: 4 });
  expect(await acrossOrganizations(db, (tx) => reviewSummary(tx, 999_999))).toEqual({ count: 0 });
});

test('an accepted proposal for a new store is reviewed in its conversation, for there is no job', async () => {
  const { slack, marketplace } = jobline.sandbox;
  await marketplace.send('conversation.created', {
    conversation: { id: 'c-shop' },
    merchant: { id: 'm-shop', name: 'Nela Dvořák', kind: 'prospect' },
    message: { id: 'first-shop', body: 'We have no store yet.', sent_at: new Date().toISOString() },
  });
  await jobline.settled();
  const ts =
    slack.messages('C0JOBS').find(({ text, thread_ts }) => text.includes('Nela Dvořák') && !thread_ts)?.ts ?? '';
  await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId: 'job_more' });
  await alice.says(/More for C-\d+|Talk/);
  expect(alice.buttons()).not.toContain('job_review');
  await alice.closeAll();

  const id = await acceptedForNewStore('c-shop');
  await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId: 'job_more' });
  await alice.says(/Ask the merchant to review your work/);
  await alice.press('job_review');
  await alice.says(/how you worked with them on the proposal/);
  await alice.submit();
  await jobline.settled();
  const asked = marketplace.received.findLast(({ type }) => type === 'review.requested')?.data;
  expect(asked).toMatchObject({ conversation: { id: 'c-shop' }, proposal: { id }, by: { name: 'Alice' } });
  await marketplace.send('review.created', { proposal: { id }, review: stars(5, 'A clear proposal.') });
  await jobline.settled();
  expect(slack.thread('C0JOBS', ts).at(-1)?.text).toContain('Nela Dvořák reviewed your proposal');
});

/** A proposal of ours that its merchant took for a store that is yet to come. */
async function acceptedForNewStore(conversation: string): Promise<string> {
  return acrossOrganizations(jobline.database.db, async (tx) => {
    const { rows } = await sql<{ id: string; organization_id: number }>`
      insert into proposals (organization_id, conversation_id, thread_id, state, version, new_store)
      select t.organization_id, t.conversation_id, t.id, 'accepted', 1, true
      from threads t join conversations c on c.organization_id = t.organization_id and c.id = t.conversation_id
      where c.outside_id = ${conversation} returning id, organization_id`.execute(tx);
    const [proposal] = rows;
    if (!proposal) throw new Error('no such conversation');
    await sql`
      insert into proposal_versions (organization_id, proposal_id, version, service_handle, service_name, work, milestones,
        price_amount, price_currency, estimated_days, slack_user, author_name, sent_at, delivery, answer, answered_at)
      values (${proposal.organization_id}, ${proposal.id}, 1, 's', 'Store setup', 'A store', '[]', 100, 'EUR', 3, 'U0ALICE',
        'Alice', now(), 'delivered', 'accepted', now())`.execute(tx);
    return proposal.id;
  });
}

test('what the marketplace refuses to hear is shown, and Retry asks again', async () => {
  const thread = await completed();
  jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 400 }, 'review.requested');
  await alice.press('job_review');
  await alice.says(/will be asked/);
  await alice.submit();
  await jobline.settled();
  expect(thread.texts().at(-1)).toContain('has not been told that you ask for a review');
  await thread.click('delivery_retry');
  await jobline.settled();
  expect(thread.taken()).toContain('review.requested');
});

test('events that name nothing to review, or half a star, are refused', async () => {
  const { marketplace } = jobline.sandbox;
  const send = (data: Record<string, unknown>) => marketplace.send('review.created', data);
  expect(await send({ review: stars(5) })).toMatchObject({ status: 422 });
  expect(await send({ job: { id: '1' }, review: stars(4.5) })).toMatchObject({ status: 422 });
  expect(await send({ job: { id: '1' }, review: stars(6) })).toMatchObject({ status: 422 });
});
