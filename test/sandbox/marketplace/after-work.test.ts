import { afterEach, beforeEach, expect, it } from 'vitest';
import { readyMadeJobs } from '../../../sandbox/marketplace/example-jobs.ts';
import { type MarketplaceWithApp, startMarketplaceWithApp } from './marketplace-with-app.ts';

let world: MarketplaceWithApp;

beforeEach(async () => {
  world = await startMarketplaceWithApp();
});

afterEach(() => world.close());

async function press(verb: string, input: object): Promise<number> {
  const body = JSON.stringify(input);
  return (await fetch(`${world.url}/marketplace/page/${verb}`, { method: 'POST', body })).status;
}

async function sendJob(): Promise<string> {
  const order = readyMadeJobs()[0]?.order;
  if (!order) throw new Error('no ready-made job');
  await world.marketplace.sendJob(order);
  return jobNow().id;
}

function jobNow() {
  const job = world.marketplace.conversations()[0]?.jobs[0];
  if (!job) throw new Error('no job');
  return job;
}

const sent = () => world.arrived.at(-1)?.body;

it('a merchant gives access when the partner asks, and writes a review when asked for one', async () => {
  const jobId = await sendJob();
  await world.tell('store_access.requested', { organization: 'default', job: { id: jobId, status: 'responded' } });
  await world.tell('review.requested', { organization: 'default', job: { id: jobId, status: 'completed' } });
  expect(jobNow()).toMatchObject({ accessWanted: true, reviewWanted: true });

  expect(await press('access-approved', { jobId })).toBe(200);
  expect(sent()).toMatchObject({
    type: 'store_access.approved',
    data: { job: { id: jobId }, url: expect.any(String) },
  });
  expect(await press('review', { jobId, rating: '4', body: 'Good.' })).toBe(200);
  expect(sent()).toMatchObject({ type: 'review.created', data: { job: { id: jobId }, review: { rating: 4 } } });
  expect(jobNow()).toMatchObject({ accessWanted: false, reviewWanted: false });
  expect(await press('access-refused', { jobId: 'none' })).toBe(422);
});

it('a proposal for a new store is reviewed where it stands', async () => {
  await sendJob();
  const conversation = { id: world.marketplace.conversations()[0]?.id };
  const about = { organization: 'default', conversation };
  const price = { amount: '900', currency: 'EUR' };
  const service = { handle: 'seo', name: 'SEO' };
  const proposal = { id: 'p-1', version: 1, service, work: 'Words', milestones: [], price, estimated_days: 3 };
  const offer = () => {
    const entry = world.marketplace.conversations()[0]?.entries.find(({ kind }) => kind === 'offer');
    return entry?.kind === 'offer' ? entry.offer : undefined;
  };
  await world.tell('proposal.sent', { ...about, proposal });
  expect(
    await press('proposal-accepted', { conversationId: conversation.id, proposalId: 'p-1', version: 1, store: 'new' }),
  ).toBe(200);
  await world.tell('review.requested', { ...about, proposal: { id: 'p-1' } });
  expect(offer()).toMatchObject({ state: 'accepted', reviewWanted: true });
  expect(await press('review', { proposalId: 'p-1', rating: '5' })).toBe(200);
  expect(sent()).toMatchObject({ type: 'review.created', data: { proposal: { id: 'p-1' }, review: { rating: 5 } } });
  expect(offer()).toMatchObject({ reviewWanted: false });
});

it('an invoice is written and paid', async () => {
  const jobId = await sendJob();
  expect(await press('invoice-created', { jobId, amount: '150' })).toBe(200);
  const [invoice] = jobNow().invoices;
  expect(invoice).toMatchObject({ amount: '150', currency: 'EUR', state: 'open' });
  expect(await press('invoice-paid', { jobId, invoiceId: invoice?.id })).toBe(200);
  expect(sent()).toMatchObject({ type: 'invoice.paid', data: { invoice: { id: invoice?.id, amount: '150' } } });
  expect(jobNow().invoices).toMatchObject([{ state: 'paid' }]);
});

it('a lead stands on the page, and can be asked for a review', async () => {
  expect(await press('lead', { merchant: 'Sofia Rask', email: 'sofia@shop.example', source: 'form' })).toBe(200);
  expect(sent()).toMatchObject({
    type: 'lead.created',
    data: { lead: { source: 'form' }, merchant: { kind: 'prospect' } },
  });
  const [lead] = world.marketplace.leads();
  expect(lead).toMatchObject({ name: 'Sofia Rask', reviewWanted: false, events: [{ state: 'accepted' }] });
  await world.tell('review.requested', { organization: 'default', lead: { id: lead?.id } });
  expect(world.marketplace.leads()).toMatchObject([{ reviewWanted: true }]);
  expect(await press('review', { leadId: lead?.id, rating: '5' })).toBe(200);
  expect(world.marketplace.leads()).toMatchObject([{ reviewWanted: false }]);
  expect(world.marketplace.conversations()).toEqual([]);
});
