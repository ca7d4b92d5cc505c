import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { eventually } from '../../support/eventually.ts';
import { type JobThread, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';
import {
  answerOffer,
  lastOffer,
  OFFER,
  offerServices,
  propose,
  type SentOffer,
  startTalk,
} from '../../support/proposals.ts';

let jobline: TestJobline;
let alice: Dialogs;

beforeAll(async () => {
  jobline = await startTestJobline();
  await offerServices(jobline);
  alice = dialogsOf(jobline);
});

afterEach(() => alice.closeAll());

afterAll(async () => {
  await jobline.close();
});

const STORE = { name: 'Blue Fjord Candles', url: 'https://bluefjord.example' };

const answer = (verb: 'accepted' | 'declined', proposal: SentOffer, more: object = {}) =>
  answerOffer(jobline, verb, proposal, more);

async function jobsOf({ conversationId }: JobThread) {
  return acrossOrganizations(jobline.app.db, (tx) =>
    tx
      .selectFrom('jobs as j')
      .innerJoin('conversations as c', 'c.id', 'j.conversation_id')
      .select(['j.kind', 'j.status', 'j.expires_at', 'j.outside_id', 'j.details', 'c.store_id'])
      .where('c.outside_id', '=', conversationId)
      .orderBy('j.id')
      .execute(),
  );
}

test('accepted for a store, the present job goes on and waits for us', async () => {
  const thread = await startThread(jobline);
  const offer = await propose(jobline, alice, thread);
  await answer('accepted', offer, { store: STORE });
  await answer('accepted', offer, { store: STORE });
  expect(thread.card()).toMatch(/Awaiting response[\s\S]*Accepted: you can start the work/);
  expect(thread.card()).toContain('bluefjord.example');
  expect(thread.texts().filter((text) => text.includes('accepted the proposal'))).toEqual([
    '🤝 Jana Nováková accepted the proposal for Blue Fjord Candles. You can start the work.',
  ]);
  expect(await jobsOf(thread)).toMatchObject([{ kind: 'match', status: 'awaiting_response' }]);
  expect(thread.taken()).toEqual(['proposal.sent']);
});

test('accepted where there is no job, one begins: it waits for us, without the 72 hours, in the thread of the talk', async () => {
  const thread = await startTalk(jobline);
  const offer = await propose(jobline, alice, thread, { service: 'seo' });
  expect(thread.card()).toContain('No accepted proposal yet');
  await answer('accepted', offer, { store: STORE });
  const [job, ...more] = await jobsOf(thread);
  expect(more).toEqual([]);
  expect(job).toMatchObject({ kind: 'proposal', status: 'awaiting_response', expires_at: null, details: OFFER.work });
  expect(thread.last('job.created')).toMatchObject({
    job: { id: job?.outside_id, status: 'awaiting_response', proposal: offer },
  });
  expect(thread.card()).toMatch(/J-\d+ · Proposal[\s\S]*Awaiting response[\s\S]*Accepted: you can start the work/);
  expect(thread.texts().at(-1)).toMatch(/You can start the work\. It goes on as J-\d+\.$/);

  const { marketplace } = jobline.sandbox;
  await marketplace.send('job.closed', { job: { id: job?.outside_id ?? '' } });
  await jobline.settled();
  expect(thread.card()).toContain('Closed');
});

test('a further job of the conversation gets its own thread, under the id that the marketplace chose, and whoever has the old one', async () => {
  const thread = await startThread(jobline);
  await thread.click('job_assign_me');
  const offer = await propose(jobline, alice, thread);
  const job = { id: `chosen-${offer.id}` };
  await answer('accepted', offer, { store: STORE, job });
  expect(await jobsOf(thread)).toMatchObject([{ kind: 'match' }, { kind: 'proposal', outside_id: job.id }]);
  const { slack } = jobline.sandbox;
  const root = slack.messages('C0JOBS').findLast(({ thread_ts, text }) => !thread_ts && text.includes('Proposal'));
  const told = slack.thread('C0JOBS', root?.ts ?? '').map(({ text }) => text);
  expect(told[1]).toBe('🤝 This job comes from a proposal that Jana Nováková accepted.');
  expect(told[0]).toContain('<@U0ALICE>');
  const [, number] = /J-(\d+)/.exec(told[0] ?? '') ?? [];
  const link = `archives/C0JOBS/p${root?.ts.replace('.', '')}`;
  await eventually(() =>
    expect(thread.texts().at(-1)).toMatch(new RegExp(`It goes on as <\\S+${link}\\|J-${number}>\\.$`)),
  );
  const direct = slack.dms('U0ALICE').at(-1)?.text;
  expect(direct).toMatch(new RegExp(`^J-${number} is assigned to you too, since you have J-\\d+`));
  expect(direct).toContain(link);
});

test('accepted for a new store, there is no job: the proposal is found with the others', async () => {
  const thread = await startTalk(jobline);
  const offer = await propose(jobline, alice, thread);
  await answer('accepted', offer, { store: 'new' });
  expect(await jobsOf(thread)).toEqual([]);
  expect(thread.card()).toContain('Accepted: you can start the work');
  expect(thread.texts().at(-1)).toContain('accepted the proposal for a new store');
  expect(thread.taken()).toEqual(['proposal.sent']);
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_proposals');
  await alice.says(/🤝 Accepted · for a new store[\s\S]*No jobs yet/);
  expect(alice.buttons()).toEqual(['proposal_view']);
});

test('declined with feedback, edited and sent again, accepted: every version stands, each answer counts once', async () => {
  const thread = await startThread(jobline);
  const first = await propose(jobline, alice, thread);
  const feedback = 'Too much <!channel> for *us*.';
  await answer('declined', first, { feedback });
  await answer('declined', first, { feedback });
  const declines = thread.texts().filter((text) => text.includes('declined the proposal'));
  expect(declines).toEqual([expect.stringContaining('Feedback:\nToo much &lt;!channel&gt; for *us*.')]);
  expect(thread.card()).toContain('Awaiting response');

  await thread.click('proposal_view');
  await alice.says('Feedback of Jana Nováková');
  await alice.press('proposal_edit');
  await alice.says('You change version 1');
  await alice.submit({ price: '1200' });
  await jobline.settled();
  const second = lastOffer(thread);
  expect(second).toEqual({ id: first.id, version: 2 });
  expect(thread.card()).toContain('Responded');

  await answer('accepted', first, { store: STORE });
  await answer('accepted', first, { store: STORE });
  const late = thread.texts().filter((text) => text.includes('does not count'));
  expect(late).toEqual([
    '⚠️ Jana Nováková accepted version 1 of the proposal. This does not count: a newer version was on its way. Ask them to look at that one.',
  ]);
  await answer('accepted', second, { store: STORE });
  expect(thread.card()).toContain('Accepted: you can start the work');
  await answer('declined', second, { feedback: 'Changed my mind' });
  expect(thread.texts().at(-1)).toContain('This does not count: the version had been answered before');
  expect(thread.texts().at(-1)).toContain('Changed my mind');
  expect(thread.card()).toContain('Accepted: you can start the work');
});

test('two answers at once: one counts, and the other is said to be too late', async () => {
  const thread = await startThread(jobline);
  const offer = await propose(jobline, alice, thread);
  await Promise.all([answer('accepted', offer, { store: STORE }), answer('declined', offer, { feedback: 'No.' })]);
  const [first, second] = thread.texts().slice(-2);
  expect(first).toMatch(/(accepted|declined) the proposal/);
  expect(second).toContain('This does not count: the version had been answered before');
});

test('an accepted proposal stays as it is: a stale edit says so', async () => {
  const thread = await startThread(jobline);
  const offer = await propose(jobline, alice, thread);
  await thread.click('proposal_view');
  await alice.says('Version 1');
  await alice.press('proposal_edit');
  await alice.says('You change version 1');
  await answer('accepted', offer, { store: STORE });
  await alice.submit({ price: '1' });
  expect(alice.said()).toMatch(/the merchant has accepted this proposal on <!date/);
});

test('it leaves behind the replies that were written before, and an answer to nothing of ours waits', async () => {
  const thread = await startThread(jobline);
  thread.say('Here is what we think.');
  await propose(jobline, alice, thread);
  thread.say('Do you have questions?');
  await jobline.settled();
  expect(thread.taken()).toEqual([
    'message.sent Here is what we think.',
    'proposal.sent',
    'message.sent Do you have questions?',
  ]);
  await answer('accepted', { id: 'nothing', version: 1 }, { store: 'new' });
  const waiting = await acrossOrganizations(jobline.app.db, (tx) =>
    tx.selectFrom('waiting_events').select('needs').where('needs', '=', 'proposal:nothing').execute(),
  );
  expect(waiting).toHaveLength(1);
});

test('a marketplace that does not take it is shown on the post and in the thread, and Retry sends it again', async () => {
  const thread = await startThread(jobline);
  jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 400 }, 'proposal.sent');
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_proposal');
  await alice.says('Proposed work');
  await alice.submit(OFFER);
  await jobline.settled();
  const post = () => thread.texts().find((text) => text.includes('sent Jana Nováková a proposal')) ?? '';
  expect(post()).toContain('⚠️ Not delivered');
  expect(thread.texts().at(-1)).toContain('has not been told that a proposal was sent');
  await thread.click('delivery_retry');
  await jobline.settled();
  expect(thread.taken()).toEqual(['proposal.sent']);
  expect(post()).not.toContain('Not delivered');
});

test('a decline of ours and a block close what is open; a block says so once for all', async () => {
  const declined = await startThread(jobline);
  const offer = await propose(jobline, alice, declined);
  await alice.open(declined, 'job_decline', 'decline');
  await alice.submit({ reason: 'capacity' });
  await jobline.settled();
  expect(declined.taken()).toEqual(['proposal.sent', 'proposal.closed', 'job.declined']);
  await answer('accepted', offer, { store: STORE });
  expect(declined.texts().at(-1)).toContain('The talk goes on here');

  const blocked = await startThread(jobline);
  await propose(jobline, alice, blocked);
  await alice.open(blocked, 'job_more', 'more');
  await alice.press('job_block');
  await alice.says('cannot be undone');
  await alice.submit({ reason: 'spam' });
  await jobline.settled();
  expect(blocked.taken()).toEqual(['proposal.sent', 'merchant.blocked']);
  await blocked.click('proposal_view');
  await alice.says(/Closed · by Alice/);
  expect(alice.buttons()).toEqual([]);
});

test('whoever has the thread hears of it by e-mail, once it has crossed, but not of their own', async () => {
  const thread = await startThread(jobline);
  await thread.click('job_assign_me', 'U0BEN');
  const offer = await propose(jobline, alice, thread);
  await answer('declined', offer, { feedback: 'Too much for us.' });
  const ben = dialogsOf(jobline, 'U0BEN');
  await propose(jobline, ben, thread);
  const told = jobline.sandbox.mailbox.mails.filter(({ to }) => to.includes('ben@northlight.example'));
  expect(told.map(({ text }) => text)).toEqual([
    expect.stringMatching(/Alice sent Jana Nováková a proposal:[\s\S]*We set up your shop[\s\S]*€1,500\.50/),
    expect.stringMatching(/declined the proposal[\s\S]*Too much for us\./),
  ]);
});
