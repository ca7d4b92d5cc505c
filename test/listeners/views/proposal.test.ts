import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';
import { lastOffer, OFFER, offerServices, openProposal, propose } from '../../support/proposals.ts';

let jobline: TestJobline;
let alice: Dialogs;
let ben: Dialogs;

beforeAll(async () => {
  jobline = await startTestJobline();
  await offerServices(jobline);
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

const sent = (events: string[]) => events.filter((event) => event === 'proposal.sent');

test('a proposal goes to the merchant, stands in the thread and counts as our message', async () => {
  const thread = await startThread(jobline);
  await openProposal(alice, thread);
  expect(alice.title()).toMatch(/^Proposal J-\d+$/);
  await alice.press('proposal_milestone');
  await alice.says('Milestone 1');
  await alice.submit({
    ...OFFER,
    work: 'We set it up :tada:\nThen you sell *candles* <3',
    terms: 'Half of it first.',
    milestone_1_title: 'Design',
    milestone_1_price: '500',
    milestone_1_duration_days: '5',
  });
  await jobline.settled();
  expect(jobline.sandbox.slack.view('U0ALICE')).toBeUndefined();
  expect(thread.last('proposal.sent')).toMatchObject({
    job: { id: thread.jobId, status: 'responded' },
    by: { name: 'Alice' },
    proposal: {
      version: 1,
      service: { handle: 'store-setup', name: 'Store setup' },
      work: 'We set it up 🎉\nThen you sell *candles* <3',
      milestones: [{ title: 'Design', price: { amount: '500', currency: 'EUR' }, duration_days: 5 }],
      price: { amount: '1500.50', currency: 'EUR' },
      estimated_days: 20,
      terms: 'Half of it first.',
    },
  });
  const post = thread.texts().at(-1) ?? '';
  expect(post).toMatch(/Alice sent Jana Nováková a proposal\nService: Store setup\nPrice: €1,500\.50/);
  expect(post).toContain('1. Design · €500 · 5 days');
  expect(post).not.toContain('On its way');
  expect(thread.card()).toMatch(/Responded[\s\S]*No accepted proposal yet/);
  expect(thread.card()).not.toContain('unread');

  await thread.click('proposal_view');
  await alice.says('Half of it first.');
  expect(alice.said()).toContain('Then you sell *candles* <3');
  expect(alice.buttons()).toEqual(['proposal_edit', 'proposal_close']);
});

test('nothing leaves until every field fits: it says what is wrong, under the field', async () => {
  const thread = await startThread(jobline);
  await openProposal(alice, thread);
  const { slack } = jobline.sandbox;
  expect(await slack.submit({ user: 'U0ALICE' })).toEqual({ ok: false, error: 'required work' });
  await alice.submit({ ...OFFER, price: '', estimated_days: '' });
  expect(alice.errors()).toEqual({ price: 'Give a price.', estimated_days: 'Say how many days it will take.' });
  await alice.submit({ ...OFFER, work: 'note: they never pay', price: '-5', currency: 'EU', estimated_days: '2.5' });
  expect(Object.keys(alice.errors() ?? {}).sort()).toEqual(['currency', 'estimated_days', 'price', 'work']);
  await alice.submit({ ...OFFER, price: '0' });
  expect(alice.errors()).toEqual({ price: expect.stringContaining('more than zero') });
  await jobline.settled();
  expect(thread.heard()).toEqual([]);
  await alice.submit(OFFER);
  await jobline.settled();
  expect(sent(thread.taken())).toHaveLength(1);
});

test('what looks like a slip, and words that the organization holds, are asked about once', async () => {
  const thread = await startThread(jobline);
  const hold = (words: string[]) =>
    acrossOrganizations(jobline.app.db, (tx) => tx.updateTable('organizations').set({ held_words: words }).execute());
  await hold(['margin']);
  await openProposal(alice, thread);
  await alice.submit({ ...OFFER, work: 'nte: rush it', terms: 'With our Márgin.' });
  expect(alice.said()).toMatch(/Is this for Jana Nováková\? It starts almost like a note\. It has “margin”/);
  await alice.submit({ work: 'We set it up.' });
  await jobline.settled();
  expect(thread.last('proposal.sent')).toMatchObject({
    proposal: { work: 'We set it up.', terms: 'With our Márgin.' },
  });

  await thread.click('proposal_view');
  await alice.press('proposal_edit');
  await alice.says('You change version 1');
  await alice.submit({ price: '1300' });
  await alice.says('It has “margin”');
  await alice.submit();
  await jobline.settled();
  await hold([]);
  expect(lastOffer(thread).version).toBe(2);
});

test('milestones are added one by one, five at most, and what was typed stays', async () => {
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  await openProposal(alice, thread);
  for (let row = 1; row <= 5; row++) {
    const values =
      row === 1 ? { work: OFFER.work, price: '99' } : { [`milestone_${row - 1}_title`]: `Step ${row - 1}` };
    expect(await slack.clickIn({ user: 'U0ALICE', actionId: 'proposal_milestone', values })).toMatchObject({
      ok: true,
    });
    await alice.says(`Milestone ${row}`);
  }
  expect(alice.buttons()).not.toContain('proposal_milestone');
  expect(slack.view('U0ALICE')?.values.milestone_4_title?.value).toMatchObject({ value: 'Step 4' });
  await alice.submit({ milestone_5_title: 'Step 5', currency: 'EUR', estimated_days: '3' });
  const errors = alice.errors() ?? {};
  expect(errors.milestone_1_price).toBe('Give a price.');
  expect(errors.milestone_5_duration_days).toBe('Say how many days it will take.');

  const rows = [1, 2, 3, 4, 5].flatMap((row) => [
    [`milestone_${row}_price`, '100'],
    [`milestone_${row}_duration_days`, '2'],
  ]);
  await alice.submit(Object.fromEntries(rows));
  expect(alice.errors()).toEqual({ price: expect.stringContaining('together cost more') });
  await alice.submit({ price: '', estimated_days: '' });
  await jobline.settled();
  expect(thread.last('proposal.sent')).toMatchObject({
    proposal: { price: { amount: '500' }, estimated_days: 10, work: OFFER.work },
  });
});

test('sent twice at the same moment it is one proposal', async () => {
  const thread = await startThread(jobline);
  const { slack } = jobline.sandbox;
  await openProposal(alice, thread);
  await Promise.all([1, 2, 3].map(() => slack.submit({ user: 'U0ALICE', values: OFFER })));
  await jobline.settled();
  expect(sent(thread.taken())).toHaveLength(1);
  expect(thread.texts().filter((text) => text.includes('sent Jana Nováková a proposal'))).toHaveLength(1);
});

test('two members write at once: the second hears of the first, and sends again only if both are meant', async () => {
  const thread = await startThread(jobline);
  await openProposal(alice, thread);
  await openProposal(ben, thread);
  await alice.submit(OFFER);
  await ben.submit({ ...OFFER, work: 'Another idea.' });
  await ben.says('Alice has sent this merchant a proposal while you were writing');
  await jobline.settled();
  expect(sent(thread.taken())).toHaveLength(1);
  expect(jobline.sandbox.slack.view('U0BEN')?.values.work?.value).toMatchObject({ value: 'Another idea.' });
  await ben.submit();
  await jobline.settled();
  expect(sent(thread.taken())).toHaveLength(2);
  expect(thread.last('proposal.sent')).toMatchObject({ proposal: { version: 1, work: 'Another idea.' } });
});

test('two members edit the same proposal: one new version, and the other reads who was faster', async () => {
  const thread = await startThread(jobline);
  const { id } = await propose(jobline, alice, thread);
  for (const dialogs of [alice, ben]) {
    await dialogs.open(thread, 'job_more', 'more');
    await dialogs.press('job_proposals');
    await dialogs.says('Version 1');
    await dialogs.press('proposal_edit');
    await dialogs.says('You change version 1');
  }
  await alice.submit({ price: '1400' });
  await ben.submit({ price: '1300' });
  expect(ben.said()).toMatch(/Not sent: Alice has meanwhile sent another version on <!date/);
  await jobline.settled();
  expect(lastOffer(thread)).toEqual({ id, version: 2 });
  expect(thread.last('proposal.sent')).toMatchObject({ proposal: { price: { amount: '1400' }, work: OFFER.work } });
  expect(thread.texts().filter((text) => text.includes('sent Jana Nováková'))).toEqual([
    expect.stringMatching(/a proposal[\s\S]*Replaced by version 2/),
    expect.stringMatching(/version 2 of the proposal[\s\S]*Waits for the merchant/),
  ]);
});

test('sent after the merchant closed the job: a clear answer, and nothing leaves', async () => {
  const thread = await startThread(jobline);
  await openProposal(alice, thread);
  await thread.merchant('job.closed');
  await jobline.settled();
  await alice.submit(OFFER);
  expect(alice.said()).toMatch(/Not sent: this job was closed by Jana Nováková/);
  await jobline.settled();
  expect(thread.heard()).toEqual([]);
});

test('a closed proposal cannot be accepted, edited or closed again', async () => {
  const thread = await startThread(jobline);
  await propose(jobline, alice, thread);
  await thread.click('proposal_view');
  await alice.says('Version 1');
  await thread.click('proposal_view', 'U0BEN');
  await ben.says('Version 1');
  await alice.press('proposal_close');
  await alice.says('The proposal is closed.');
  await ben.press('proposal_close');
  await ben.says(/this proposal was closed by Alice/);
  await jobline.settled();
  expect(thread.taken()).toEqual(['proposal.sent', 'proposal.closed']);
  expect(thread.texts().at(-1)).toBe('Alice closed the proposal. The merchant can no longer accept it.');
  const { proposal } = Object(thread.last('proposal.closed'));
  expect(proposal).toMatchObject({ version: 1, work: OFFER.work });

  await thread.merchant('proposal.accepted', { proposal: { id: proposal.id, version: 1 }, store: 'new' });
  await jobline.settled();
  expect(thread.texts().at(-1)).toContain('Jana Nováková accepted version 1 of the proposal. This does not count');
  expect(thread.card()).toContain('No accepted proposal yet');
});

test('the service of the job can be offered also where it is none of ours', async () => {
  const handle = 'h'.repeat(255);
  const thread = await startThread(jobline, { service: { handle, name: 'Something else' } });
  await propose(jobline, alice, thread, { service: '+' });
  expect(thread.last('proposal.sent')).toMatchObject({ proposal: { service: { handle, name: 'Something else' } } });
});

test('what is wrong is said in the language of whoever sent it', async () => {
  const thread = await startThread(jobline);
  await acrossOrganizations(jobline.app.db, (tx) =>
    tx.updateTable('members').set({ own_language: 'de' }).where('slack_user', '=', 'U0BEN').execute(),
  );
  await ben.open(thread, 'job_more', 'more');
  await ben.press('job_proposal');
  await ben.says('Angebotene Arbeit');
  await ben.submit({ ...OFFER, price: 'viel' });
  expect(ben.errors()).toEqual({ price: 'Das ist kein Preis. Schreib eine Zahl wie 1500 oder 1500,50, ohne Währung.' });
});
