import { afterEach, beforeEach, expect, it } from 'vitest';
import { readyMadeJobs } from '../../../sandbox/marketplace/example-jobs.ts';
import { parseEvent } from '../../../src/marketplaces/standard-webhooks/parse.ts';
import { type MarketplaceWithApp, startMarketplaceWithApp } from './marketplace-with-app.ts';

let world: MarketplaceWithApp;

beforeEach(async () => {
  world = await startMarketplaceWithApp();
});

afterEach(() => world.close());

it('sends three examples that Jobline accepts, the freshest last', async () => {
  await world.marketplace.sendExamples();
  const jobs = world.arrived.filter((event) => event.body.type === 'job.created');
  expect(jobs).toHaveLength(3);
  for (const event of world.arrived) expect(parseEvent(event.body)).toMatchObject({ ok: true });
  expect(world.marketplace.conversations().map((one) => one.jobs[0]?.status)).toEqual(['new', 'new', 'closed']);
});

it.each(readyMadeJobs())('has a ready-made job "$key" that Jobline accepts', async ({ key }) => {
  await fetch(`${world.url}/marketplace/page/ready-made`, { method: 'POST', body: JSON.stringify({ key }) });
  expect(parseEvent(world.arrived[0]?.body)).toMatchObject({ ok: true });
});

it('has ready-made jobs in every language that the page offers', () => {
  const spoken = readyMadeJobs().map(({ language, order }) => `${language} ${order.merchant.locale}`);
  expect(new Set(spoken)).toEqual(
    new Set(['English cs', 'English en-US', 'Deutsch de', 'Dansk da', 'Norsk nb', 'Nederlands nl', 'Polski pl']),
  );
});

it('makes an event that Jobline accepts of everything the form offers', async () => {
  const form = {
    merchant: 'Ines Duarte',
    store: 'Ponto Cheio',
    kind: 'direct',
    service: 'Größere Umbauten',
    title: 'A shop',
    details: 'Please build it.',
    requirements: 'How many products do you have? 51-100\nColors: red, blue',
    cost: 'Fair',
    amount: '1500.00',
    currency: 'EUR',
    hoursLeft: '0.5',
    words: 'Hello',
    timeZone: 'Europe/Lisbon',
  };
  await fetch(`${world.url}/marketplace/page/job`, { method: 'POST', body: JSON.stringify(form) });
  const event = world.arrived[0]?.body;
  expect(parseEvent(event)).toMatchObject({ ok: true });
  expect(event?.data).toMatchObject({
    job: {
      kind: 'direct',
      service: { handle: 'grossere-umbauten', name: 'Größere Umbauten' },
      requirements: [
        { question: 'How many products do you have?', responses: ['51-100'] },
        { question: 'Colors', responses: ['red', 'blue'] },
      ],
    },
    merchant: { name: 'Ines Duarte', time_zone: 'Europe/Lisbon' },
    message: { body: 'Hello' },
  });
});

it('starts a conversation without a job that Jobline accepts', async () => {
  const form = { merchant: 'Ines Duarte', words: 'Hello' };
  await fetch(`${world.url}/marketplace/page/conversation`, { method: 'POST', body: JSON.stringify(form) });
  expect(parseEvent(world.arrived[0]?.body)).toMatchObject({ ok: true });
});
