import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readConversationPage } from '../../../src/store/conversation-page.ts';
import { inOrganization } from '../../../src/store/scope.ts';
import { expireJobs } from '../../../src/use-cases/clocks/expire-jobs.ts';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { eventually } from '../../support/eventually.ts';
import { setDeadline, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';
import {
  answerOffer,
  lastOffer,
  OFFER,
  offerServices,
  openProposal,
  propose,
  startTalk,
} from '../../support/proposals.ts';
import { startWebConversation } from '../../support/web-conversation.ts';

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
const refusedNext = () => jobline.sandbox.marketplace.faults.next(1, { do: 'answer', status: 400 }, 'proposal.sent');
const toldAlice = () => jobline.sandbox.slack.ephemerals('U0ALICE').at(-1)?.text;

test('an answer that comes after the end of the job stands where the talk can go on, and the old thread leads there', async () => {
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  const offer = await propose(jobline, alice, thread);
  await thread.merchant('job.closed');
  await answerOffer(jobline, 'accepted', offer, { store: STORE });
  expect(thread.texts().at(-1)).toMatch(/The talk goes on here: <\S+archives/);
  const own = slack.messages('C0JOBS').findLast(({ thread_ts, text }) => !thread_ts && text.includes('C-'));
  const said = slack.thread('C0JOBS', own?.ts ?? '').map(({ text }) => text);
  expect(said.at(-1)).toContain('This does not count: the proposal was closed. Send a new one');
});

test('accepted for a job that is over, another one begins', async () => {
  const thread = await startThread(jobline);
  const over = { id: `${thread.jobId}-over` };
  await thread.merchant('job.created', {
    job: { ...over, kind: 'direct', created_at: new Date().toISOString(), service: { handle: 'seo', name: 'Search' } },
    merchant: { id: thread.jobId.replace('job', 'm'), name: 'Jana Nováková' },
  });
  await thread.merchant('job.closed', { job: over });
  const offer = await propose(jobline, alice, thread);
  await answerOffer(jobline, 'accepted', offer, { store: STORE, job: over });
  expect(thread.last('job.created')).toMatchObject({
    job: { id: `proposal:${offer.id}`, status: 'awaiting_response' },
  });
});

test('a talk becomes a job that expires: what was offered in it can no longer be accepted', async () => {
  const { marketplace } = jobline.sandbox;
  const thread = await startTalk(jobline);
  const offer = await propose(jobline, alice, thread);
  const id = `taken-over-${thread.conversationId}`;
  await marketplace.send('job.created', {
    job: { id, kind: 'direct', created_at: new Date().toISOString(), service: { handle: 'seo', name: 'Search' } },
    merchant: { id: `m-${thread.conversationId}`, name: `Ines ${thread.conversationId}` },
    conversation: { id: thread.conversationId },
  });
  await jobline.settled();
  await setDeadline(jobline, { ...thread, jobId: id }, new Date(0));
  await expireJobs(jobline.app.db, { now: new Date(), graceSeconds: 0 });
  await jobline.settled();
  expect(thread.taken()).toEqual(['proposal.sent', 'proposal.closed', 'job.expired']);
  await answerOffer(jobline, 'accepted', offer, { store: STORE });
  expect(thread.card()).toContain('Expired');
});

test('Retry does not bring back a version that could not be accepted any more', async () => {
  const thread = await startThread(jobline);
  refusedNext();
  await openProposal(alice, thread);
  await alice.submit(OFFER);
  await jobline.settled();
  await thread.click('proposal_view');
  await alice.says('Version 1');
  await alice.press('proposal_edit');
  await alice.says('You change version 1');
  await alice.submit({ price: '1300' });
  await jobline.settled();
  expect(lastOffer(thread).version).toBe(2);
  await thread.click('delivery_retry');
  await eventually(() => expect(toldAlice()).toContain('Alice has meanwhile sent another version'));

  const closed = await startThread(jobline);
  refusedNext();
  await openProposal(alice, closed);
  await alice.submit(OFFER);
  await jobline.settled();
  await closed.merchant('job.declined');
  await jobline.settled();
  await closed.click('delivery_retry');
  await eventually(() => expect(toldAlice()).toContain('this job was declined'));
  expect(closed.taken()).toEqual([]);
});

test('whose mail was refused stands on the merchant’s page all the same, and can be accepted there', async () => {
  const { slack, mailbox } = jobline.sandbox;
  const talk = await startWebConversation(jobline);
  mailbox.faults.next(1, { do: 'refuse', status: 550, at: 'recipient' }, talk.email);
  const click = async (actionId: string) => {
    await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts: talk.rootTs, actionId });
  };
  await openProposal(alice, { click });
  await alice.submit(OFFER);
  await jobline.settled();
  expect(talk.texts().at(-1)).toContain('(550)');
  const page = await inOrganization(jobline.app.db, 1, async (tx) => {
    const found = tx.selectFrom('conversations').select('id').where('outside_id', '=', talk.id);
    return readConversationPage(tx, (await found.executeTakeFirstOrThrow()).id, 50);
  });
  expect(page?.proposals).toMatchObject([{ state: 'sent', versions: [{ version: 1, work: OFFER.work }] }]);
});
