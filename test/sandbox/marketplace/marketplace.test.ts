import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readyMadeJobs } from '../../../sandbox/marketplace/example-jobs.ts';
import { createMarketplace } from '../../../sandbox/marketplace/marketplace.ts';
import { eventually } from '../../support/eventually.ts';
import { OTHER_SECRET } from '../../support/marketplace-events.ts';
import { TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';
import { type MarketplaceWithApp, startMarketplaceWithApp } from './marketplace-with-app.ts';

let world: MarketplaceWithApp;

beforeEach(async () => {
  world = await startMarketplaceWithApp();
});

afterEach(() => world.close());

function anOrder() {
  const order = readyMadeJobs()[0]?.order;
  if (!order) throw new Error('no ready-made job');
  return order;
}

/** Sends a job and gives the ids of what was made. */
async function sendJob(): Promise<{ conversationId: string; jobId: string }> {
  await world.marketplace.sendJob(anOrder());
  const conversation = world.marketplace.conversations()[0];
  const job = conversation?.jobs[0];
  if (!conversation || !job) throw new Error('no conversation');
  return { conversationId: conversation.id, jobId: job.id };
}

describe('what the marketplace sends', () => {
  it('carries a signature that a Standard Webhooks receiver accepts', async () => {
    await world.marketplace.send('job.closed', { job: { id: 'j-1' } });
    const [event] = world.arrived;
    const verify = () =>
      new Webhook(TEST_SANDBOX_SECRETS.marketplace.secret).verify(event?.raw ?? '', event?.headers ?? {});
    expect(verify).not.toThrow();
    expect(event?.body).toMatchObject({ type: 'job.closed', data: { job: { id: 'j-1' } } });
  });

  it('gets a new webhook-id each, and the same one when it is sent again', async () => {
    const first = await world.marketplace.send('job.closed', { job: { id: 'j-1' } });
    const second = await world.marketplace.send('job.closed', { job: { id: 'j-1' } });
    await world.marketplace.resend(first.webhookId);
    expect(second.webhookId).not.toBe(first.webhookId);
    expect(world.arrived.map((event) => event.headers['webhook-id'])).toEqual([
      first.webhookId,
      second.webhookId,
      first.webhookId,
    ]);
  });

  it('reports the answer of the app, also a refusal', async () => {
    world.answerWith(422, { title: 'No', detail: 'The job has no id.', status: 422 });
    const answer = await world.marketplace.send('job.closed', { job: { id: '' } });
    expect(answer).toMatchObject({ status: 422, body: { detail: 'The job has no id.' } });
  });

  it('reports status 0 when nobody answers, and keeps the event to be sent again', async () => {
    world.marketplace.setAppUrl('http://127.0.0.1:9');
    const answer = await world.marketplace.sendJob(anOrder());
    expect(answer.status).toBe(0);
    expect(world.marketplace.conversations()[0]?.jobs[0]?.events.at(-1)?.state).toBe('no_answer');
  });
});

describe('what the marketplace receives', () => {
  it('refuses a wrong signature, records it and shows it to nobody', async () => {
    const { conversationId } = await sendJob();
    const response = await world.tell('job.opened', { conversation: { id: conversationId } }, { secret: OTHER_SECRET });
    expect(response.status).toBe(401);
    expect(world.marketplace.received).toMatchObject([{ type: 'job.opened', verified: false, answered: 401 }]);
    expect(world.marketplace.conversations()[0]?.entries).toHaveLength(2);
  });

  it('shows an event that comes twice once, and counts both', async () => {
    const { conversationId, jobId } = await sendJob();
    const data = { conversation: { id: conversationId }, job: { id: jobId, status: 'opened' } };
    await world.tell('job.opened', data, { id: 'same' });
    await world.tell('job.opened', data, { id: 'same' });
    expect(world.marketplace.received.map((event) => event.duplicate)).toEqual([false, true]);
    expect(world.marketplace.conversations()[0]?.entries.filter((entry) => entry.id === 'same')).toHaveLength(1);
  });

  it('answers as ordered, with Retry-After, and takes the event on the next attempt', async () => {
    world.marketplace.faults.next(1, { do: 'answer', status: 429, retryAfterSeconds: 7 });
    const limited = await world.tell('job.opened', {}, { id: 'w' });
    const taken = await world.tell('job.opened', {}, { id: 'w' });
    expect([limited.status, limited.headers.get('retry-after'), taken.status]).toEqual([429, '7', 202]);
    expect(world.marketplace.received.map((event) => event.duplicate)).toEqual([false, false]);
  });

  it('cuts the connection after taking an event, so that its repetition is a duplicate', async () => {
    world.marketplace.faults.next(1, { do: 'cut' }, 'message.sent');
    expect((await world.tell('job.opened', {})).status).toBe(202);
    await expect(world.tell('message.sent', {}, { id: 'w' })).rejects.toThrow();
    await world.tell('message.sent', {}, { id: 'w' });
    expect(world.marketplace.received.map((event) => [event.answered, event.duplicate])).toEqual([
      [202, false],
      ['cut', false],
      [202, true],
    ]);
  });

  it('lets an event hang without taking it', async () => {
    world.marketplace.faults.next(1, { do: 'hang' });
    const answer = world.tell('job.opened', {}, { id: 'w' });
    const gone = expect(answer).rejects.toThrow();
    await eventually(() => expect(world.marketplace.received).toMatchObject([{ answered: 'hung' }]));
    await world.tell('job.opened', {}, { id: 'w' });
    expect(world.marketplace.received.at(-1)).toMatchObject({ answered: 202, duplicate: false });
    await world.close();
    await gone;
    world = await startMarketplaceWithApp();
  });

  it('takes orders for faults over HTTP', async () => {
    const order = { do: 'answer', status: 503, times: 2, type: 'message.sent' };
    const faults = `${world.url}/control/marketplace/faults`;
    await fetch(faults, { method: 'POST', body: JSON.stringify(order) });
    expect((await world.tell('message.sent', {})).status).toBe(503);
    expect(await (await fetch(faults)).json()).toMatchObject([{ ...order, times: 1 }]);
    await fetch(faults, { method: 'DELETE' });
    expect((await world.tell('message.sent', {})).status).toBe(202);
    for (const orderly of [
      { do: 'slow', delayMs: 5 },
      { do: 'dead' },
      { do: 'answer', status: 301, location: 'http://127.0.0.1:9/' },
    ]) {
      await fetch(faults, { method: 'POST', body: JSON.stringify(orderly) });
      expect(await (await fetch(faults)).json()).toEqual([expect.objectContaining(orderly)]);
      await fetch(faults, { method: 'DELETE' });
    }
    expect((await fetch(faults, { method: 'POST', body: '{"do":"slow"}' })).status).toBe(422);
  });
});

describe('a state file', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jobline-marketplace-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('brings conversations and known webhook-ids back after a kill that cut its last line', async () => {
    const stateFile = join(folder, 'state.marketplace');
    const options = { appUrl: 'http://127.0.0.1:9', ...TEST_SANDBOX_SECRETS.marketplace, stateFile };
    const before = createMarketplace(options);
    await before.sendJob(anOrder());
    before.close();
    await appendFile(stateFile, '{"kind":"received","webhookId":"tor');

    const after = createMarketplace(options);
    expect(after.conversations()).toEqual(before.conversations());
    await after.sendJob(anOrder());
    after.close();
    expect(createMarketplace(options).conversations()).toHaveLength(2);
  });
});
