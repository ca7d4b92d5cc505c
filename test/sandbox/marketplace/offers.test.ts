import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readyMadeJobs } from '../../../sandbox/marketplace/example-jobs.ts';
import type { Entry, MerchantConversation } from '../../../sandbox/marketplace/model.ts';
import { type MarketplaceWithApp, startMarketplaceWithApp } from './marketplace-with-app.ts';

let world: MarketplaceWithApp;

beforeEach(async () => {
  world = await startMarketplaceWithApp();
  const order = readyMadeJobs()[0]?.order;
  if (!order) throw new Error('no ready-made job');
  await world.marketplace.sendJob(order);
});

afterEach(() => world.close());

function conversation(): MerchantConversation {
  const [newest] = world.marketplace.conversations();
  if (!newest) throw new Error('no conversation');
  return newest;
}

function offers() {
  const isOffer = (entry: Entry) => entry.kind === 'offer';
  return conversation()
    .entries.filter(isOffer)
    .map(({ offer }) => offer);
}

const proposal = {
  id: 'p-1',
  version: 1,
  service: { handle: 'seo', name: 'Search' },
  work: 'We do it.',
  milestones: [],
  price: { amount: '100', currency: 'EUR' },
  estimated_days: 3,
};

function offer(version: number): Promise<Response> {
  const { id, jobs } = conversation();
  const job = { id: jobs[0]?.id ?? '', status: 'responded' };
  return world.tell('proposal.sent', { conversation: { id }, job, proposal: { ...proposal, version } });
}

async function act(verb: string, input: object): Promise<unknown> {
  const response = await fetch(`${world.url}/marketplace/page/${verb}`, {
    method: 'POST',
    body: JSON.stringify({ conversationId: conversation().id, ...input }),
  });
  return response.json();
}

describe('a proposal on the merchant’s page', () => {
  it('is replaced by its next version, and declined with feedback', async () => {
    await offer(1);
    await offer(2);
    expect(offers()).toMatchObject([
      { version: 1, state: 'replaced' },
      { version: 2, state: 'open', work: 'We do it.' },
    ]);
    await act('proposal-declined', { proposalId: 'p-1', version: 2, feedback: 'Too slow' });
    expect(offers()[1]).toMatchObject({ state: 'declined', feedback: 'Too slow' });
    expect(conversation().jobs[0]?.status).toBe('awaiting_response');
  });

  it('is accepted once the partner has taken that, for the store or a new one', async () => {
    await offer(1);
    world.answerWith(503, { title: 'Not now' });
    await act('proposal-accepted', { proposalId: 'p-1', version: 1 });
    expect(offers()[0]?.state).toBe('open');
    world.answerWith(202, {});
    await act('proposal-accepted', { proposalId: 'p-1', version: 1 });
    expect(offers()[0]).toMatchObject({ state: 'accepted', acceptedFor: conversation().store?.name });
  });

  it('that became a job stands among the jobs; one that was taken back cannot be answered', async () => {
    await offer(1);
    const { id } = conversation();
    const job = { id: 'j-2', status: 'awaiting_response', proposal: { id: 'p-1', version: 1 } };
    await world.tell('job.created', { conversation: { id }, job });
    expect(conversation().jobs.at(-1)).toMatchObject({ id: 'j-2', order: 'proposal', serviceName: 'Search' });
    await world.tell('proposal.closed', { conversation: { id }, proposal });
    expect(offers()[0]?.state).toBe('closed');
    expect(await act('proposal-accepted', { version: 1 })).toMatchObject({ ok: false });
  });
});
