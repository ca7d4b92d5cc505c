import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readyMadeJobs } from '../../../sandbox/marketplace/example-jobs.ts';
import type { MerchantConversation } from '../../../sandbox/marketplace/model.ts';
import { type MarketplaceWithApp, startMarketplaceWithApp } from './marketplace-with-app.ts';

let world: MarketplaceWithApp;
let conversationId: string;
let jobId: string;

beforeEach(async () => {
  world = await startMarketplaceWithApp();
  const order = readyMadeJobs()[0]?.order;
  if (!order) throw new Error('no ready-made job');
  await world.marketplace.sendJob(order);
  conversationId = conversation().id;
  jobId = conversation().jobs[0]?.id ?? '';
});

afterEach(() => world.close());

function conversation(): MerchantConversation {
  const [newest] = world.marketplace.conversations();
  if (!newest) throw new Error('no conversation');
  return newest;
}

function tell(type: string, data: Record<string, unknown>): Promise<Response> {
  return world.tell(type, { conversation: { id: conversationId }, job: { id: jobId, status: 'responded' }, ...data });
}

function act(verb: string, input: Record<string, unknown>): Promise<Response> {
  return fetch(`${world.url}/marketplace/page/${verb}`, {
    method: 'POST',
    body: JSON.stringify({ conversationId, jobId, ...input }),
  });
}

const reply = { id: 'r-1', body: 'Three weeks.', html: '<p>Three weeks.</p>', author: { name: 'Alice' } };

describe('the merchant’s side of a conversation', () => {
  it('shows the partner’s reply, its correction and its withdrawal in one place', async () => {
    await tell('message.sent', { message: reply });
    await tell('message.corrected', { message: { id: 'r-1', body: 'Four weeks.', html: '<p>Four weeks.</p>' } });
    expect(conversation().entries.at(-1)).toMatchObject({ kind: 'partner', body: 'Four weeks.', edited: true });
    await tell('message.withdrawn', { message: { id: 'r-1' } });
    expect(conversation().entries.filter((entry) => entry.kind === 'partner')).toMatchObject([{ withdrawn: true }]);
  });

  it('takes the status of a job from the partner, and waits for the partner after its own message', async () => {
    await tell('message.sent', { message: reply });
    expect(conversation().jobs[0]?.status).toBe('responded');
    await act('message', { body: 'Thank you' });
    expect(conversation().jobs[0]?.status).toBe('awaiting_response');
  });

  it('ends the talk where the merchant wants no more messages', async () => {
    await act('blocked-us', {});
    expect(conversation().jobs[0]?.status).toBe('closed');
    expect(conversation().entries.at(-1)).toMatchObject({
      kind: 'line',
      text: expect.stringContaining('no more messages'),
    });
  });

  it('ends a job only once the partner has accepted that', async () => {
    world.answerWith(503, { title: 'Not now' });
    await act('closed', { reason: 'Found somebody' });
    expect(conversation().jobs[0]?.status).toBe('new');
    world.answerWith(202, {});
    const webhookId = conversation().entries.at(-1)?.events[0]?.webhookId;
    await act('resend', { webhookId });
    expect(conversation().jobs[0]?.status).toBe('closed');
    expect(
      conversation()
        .entries.filter((entry) => entry.kind === 'line')
        .at(-1)?.text,
    ).toContain('Found somebody');
  });

  it('edits and deletes the merchant’s own message', async () => {
    await act('message', { body: 'Helo' });
    const id = conversation().entries.at(-1)?.id;
    await act('edit', { id, body: 'Hello' });
    expect(conversation().entries.at(-1)).toMatchObject({ body: 'Hello', edited: true });
    await act('delete', { id });
    expect(conversation().entries.at(-1)).toMatchObject({ withdrawn: true });
    expect(world.arrived.slice(-3).map((event) => event.body.type)).toEqual([
      'message.created',
      'message.updated',
      'message.deleted',
    ]);
  });

  it('says in the partner’s words why an event was refused', async () => {
    const errors = [{ pointer: '/data/message/body', detail: 'is too long' }];
    world.answerWith(422, { title: 'Not valid', status: 422, errors });
    await act('message', { body: 'x' });
    expect(conversation().entries.at(-1)?.events.at(-1)).toMatchObject({
      state: 'refused',
      status: 422,
      detail: 'Not valid · /data/message/body is too long',
    });
  });

  it('refuses an empty message in a sentence', async () => {
    const response = await act('message', { body: '  ' });
    expect([response.status, await response.json()]).toEqual([
      422,
      { ok: false, error: 'Please write something first, or attach a file.' },
    ]);
  });
});
