import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { type JobThread, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';
import { signedHeaders } from '../../support/marketplace-events.ts';

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

async function openAccess(of: Dialogs, thread: JobThread): Promise<void> {
  await of.closeAll();
  await of.open(thread, 'job_more', 'more');
  await of.press('job_store_access');
  await of.says(/The merchant has understood and agreed/);
}

function card({ rootTs }: JobThread): string {
  return JSON.stringify(jobline.sandbox.slack.thread('C0JOBS', rootTs)[0]?.blocks ?? []);
}

/** The marketplace says it now, and that it happened at that time. */
async function tellAt(at: Date, type: string, data: object): Promise<void> {
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const { secret } = jobline.sandbox.marketplace.secrets;
  const headers = { 'content-type': 'application/json', ...signedHeaders(body, { secret, id: randomUUID() }) };
  const answer = await fetch(`${jobline.url}/marketplace/events`, { method: 'POST', headers, body });
  expect(answer.status).toBe(202);
  await jobline.settled();
}

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

test('nothing is asked before the merchant has heard from us', async () => {
  const thread = await startThread(jobline);
  await alice.open(thread, 'job_more', 'more');
  expect(alice.buttons()).not.toContain('job_store_access');
});

test('without the tick it says why under the field; with it the marketplace is asked, once', async () => {
  const thread = await answered();
  await openAccess(alice, thread);
  await openAccess(ben, thread);
  await alice.submit();
  expect(alice.errors()).toMatchObject({ agreed: expect.stringContaining('understood and agreed') });
  await alice.submit({ agreed: ['agreed'] });
  await ben.submit({ agreed: ['agreed'] });
  await jobline.settled();
  expect(ben.said()).toMatch(/access has already been asked for by Alice on <!date/);
  expect(thread.taken().filter((event) => event === 'store_access.requested')).toHaveLength(1);
  expect(thread.last('store_access.requested')).toMatchObject({ agreed: true, job: { id: thread.jobId } });
  expect(thread.card()).toContain('Access to the store requested');
  await alice.open(thread, 'job_more', 'more');
  expect(alice.buttons()).not.toContain('job_store_access');
});

test('approved: the card says who agreed when and opens the store, until the job has ended', async () => {
  const thread = await answered();
  await openAccess(alice, thread);
  await alice.submit({ agreed: ['agreed'] });
  await jobline.settled();
  await thread.merchant('store_access.approved', { url: 'https://bluefjord.example/admin' });
  await thread.merchant('store_access.approved', { url: 'https://bluefjord.example/admin' });
  await jobline.settled();
  expect(thread.texts().filter((text) => text.includes('gave you access to the store'))).toHaveLength(1);
  expect(thread.card()).toMatch(/Store access: Jana Nováková agreed on <!date/);
  expect(card(thread)).toContain('"url":"https://bluefjord.example/admin"');
  await thread.click('store_open');

  await thread.merchant('store_access.refused');
  await jobline.settled();
  expect(thread.card()).toContain('Access to the store refused');
  expect(card(thread)).not.toContain('store_open');
  const { marketplace } = jobline.sandbox;
  const dangerous = { job: { id: thread.jobId }, url: 'javascript:alert(1)' };
  expect(await marketplace.send('store_access.approved', dangerous)).toMatchObject({ status: 422 });
  await thread.merchant('store_access.approved', { url: 'https://admin:secret@bluefjord.example/' });
  await jobline.settled();
  expect(thread.card()).toContain('Store access: Jana Nováková agreed on');
  expect(card(thread)).not.toContain('store_open');
  await thread.merchant('store_access.approved', { url: 'http://bluefjord.example/admin' });
  await jobline.settled();
  expect(card(thread)).toContain('"url":"http://bluefjord.example/admin"');

  await thread.merchant('job.closed');
  await jobline.settled();
  expect(card(thread)).not.toContain('store_open');
});

test('refused: it is shown, and may be asked for again', async () => {
  const thread = await answered();
  await openAccess(alice, thread);
  await alice.submit({ agreed: ['agreed'] });
  await jobline.settled();
  await thread.merchant('store_access.refused');
  await jobline.settled();
  expect(thread.texts().at(-1)).toContain('does not give you access to the store');
  expect(thread.card()).toContain('Access to the store refused');
  await openAccess(alice, thread);
  await alice.submit({ agreed: ['agreed'] });
  await jobline.settled();
  expect(thread.taken().filter((event) => event === 'store_access.requested')).toHaveLength(2);
  // To the first question, before the refusal that overtook it.
  await tellAt(minutesAgo(5), 'store_access.approved', { job: { id: thread.jobId } });
  expect(thread.card()).toContain('Access to the store requested');
});

test('invoices are mirrored step by step, each once, the sum as the language writes it', async () => {
  const thread = await answered();
  const invoice = { id: 'inv-1', number: '2026*7', amount: '1500.50', currency: 'EUR', url: 'https://pay.example/1' };
  const said = () => thread.texts().filter((text) => text.includes('nvoice'));
  await thread.merchant('invoice.paid', { invoice });
  await jobline.settled();
  expect(said()).toEqual([]);

  await thread.merchant('invoice.created', { invoice });
  await thread.merchant('invoice.created', { invoice });
  await thread.merchant('invoice.paid', { invoice });
  await jobline.settled();
  expect(said()).toEqual([
    'Invoice 2026∗7 of €1,500.50 was created. It is paid outside Slack.',
    'Invoice 2026∗7 of €1,500.50 was paid.',
  ]);
  expect(thread.card()).not.toContain('unpaid');

  const further = { id: 'inv-2', amount: '99', currency: 'EUR' };
  await thread.merchant('invoice.created', { invoice: further });
  await jobline.settled();
  expect(thread.card()).toContain('1 unpaid invoice: €99');
  await thread.merchant('invoice.closed', { invoice: further });
  await jobline.settled();
  expect(said().at(-1)).toBe('Invoice of €99 was closed.');
  expect(thread.card()).not.toContain('unpaid');
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_history');
  await alice.says(/An invoice of €99 was closed/);
  expect(alice.said()).toMatch(/Invoices\s+2026\*7 · €1,500\.50 · paid on /);
  expect(JSON.stringify(jobline.sandbox.slack.view('U0ALICE')?.blocks)).toContain('"url":"https://pay.example/1"');
});

test('of an invoice that was paid and closed the later one counts, in whatever order they come', async () => {
  const thread = await answered();
  const job = { id: thread.jobId };
  const invoice = { id: 'inv-late', amount: '20.5', currency: 'EUR' };
  await tellAt(minutesAgo(1), 'invoice.paid', { job, invoice });
  await tellAt(minutesAgo(9), 'invoice.created', { job, invoice });
  await tellAt(minutesAgo(5), 'invoice.closed', { job, invoice });
  expect(thread.card()).not.toContain('unpaid');
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_history');
  await alice.says(/Invoices\s+€20\.50 · paid on /);
});

test('a merchant who blocked us still pays, and it is shown', async () => {
  const thread = await answered();
  const invoice = { id: 'inv-blocked', amount: '10', currency: 'EUR' };
  await thread.merchant('invoice.created', { invoice });
  await thread.merchant('merchant.blocked_us');
  await jobline.settled();
  expect(thread.card()).toContain('1 unpaid invoice');
  await thread.merchant('invoice.paid', { invoice });
  await jobline.settled();
  expect(thread.card()).not.toContain('unpaid');
  expect(thread.texts().at(-1)).toBe('Invoice of €10 was paid.');
});

test('a block closes what is unpaid', async () => {
  const thread = await answered();
  await thread.merchant('invoice.created', { invoice: { id: 'inv-3', amount: '10', currency: 'EUR' } });
  await jobline.settled();
  expect(thread.card()).toContain('1 unpaid invoice');
  await alice.open(thread, 'job_more', 'more');
  await alice.press('job_block');
  await alice.says(/cannot be undone/);
  await alice.submit({ reason: 'spam' });
  await jobline.settled();
  expect(thread.card()).not.toContain('unpaid');
  const said = thread.texts().length;
  await thread.merchant('invoice.paid', { invoice: { id: 'inv-3', amount: '10', currency: 'EUR' } });
  await thread.merchant('review.created', { review: { id: 'rev-3', rating: 1 } });
  await thread.merchant('store_access.approved');
  await jobline.settled();
  expect(thread.texts()).toHaveLength(said);
});
