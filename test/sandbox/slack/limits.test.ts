import { expect, test } from 'vitest';
import { createLimits, type SlackLimits } from '../../../sandbox/slack/limits.ts';
import { BOT_TOKEN, slackWithApp } from './slack-with-app.ts';

/** Less what has passed since. */
const aMinute: unknown = expect.closeTo(60, -1);
const hello = { channel: 'C0JOBS', text: 'hello' };

function limitsByHand(limits: SlackLimits): {
  take: (method: string, channel?: string) => number | undefined;
  wait: (ms: number) => void;
  refused: () => object[];
} {
  let now = 5_000;
  const made = createLimits(limits, () => now);
  return {
    take: (method, channel) => made.take(method, channel),
    wait: (ms) => {
      now += ms;
    },
    refused: made.refused,
  };
}

test('nothing is limited unless it is asked for', () => {
  const { take, refused } = limitsByHand('off');
  for (let call = 0; call < 500; call += 1) expect(take('chat.postMessage', 'C1')).toBeUndefined();
  expect(refused()).toEqual([]);
});

test('a method of tier 3 takes fifty calls in any minute, wherever that minute begins', () => {
  const { take, wait } = limitsByHand('slack');
  for (let call = 0; call < 25; call += 1) expect(take('chat.update')).toBeUndefined();
  wait(40_000);
  for (let call = 0; call < 25; call += 1) expect(take('chat.update')).toBeUndefined();
  expect(take('chat.update')).toBe(20);
  expect(take('chat.delete')).toBeUndefined();
  wait(19_999);
  expect(take('chat.update')).toBe(1);
  wait(1);
  for (let call = 0; call < 25; call += 1) expect(take('chat.update')).toBeUndefined();
  expect(take('chat.update')).toBe(40);
});

test('a channel takes one message a second while the others are unharmed', () => {
  const { take, wait, refused } = limitsByHand('slack');
  expect(take('chat.postMessage', 'C1')).toBeUndefined();
  expect(take('chat.postMessage', 'C1')).toBe(1);
  expect(take('chat.postMessage', 'C2')).toBeUndefined();
  expect(take('chat.update', 'C1')).toBeUndefined();
  wait(999);
  expect(take('chat.postMessage', 'C1')).toBe(1);
  wait(1);
  expect(take('chat.postMessage', 'C1')).toBeUndefined();
  expect(refused()).toEqual([{ method: 'chat.postMessage', channel: 'C1', count: 2 }]);
});

test('a burst may come at once and is paid back by waiting', () => {
  const { take, wait } = limitsByHand({ channel: { perSecond: 2, burst: 3 } });
  const three = (): unknown[] => [1, 2, 3].map(() => take('chat.postMessage', 'C1'));
  expect(three()).toEqual([undefined, undefined, undefined]);
  expect(take('chat.postMessage', 'C1')).toBe(1);
  wait(500);
  expect(three()).toEqual([undefined, 1, 1]);
  wait(1_500);
  expect(three()).toEqual([undefined, undefined, undefined]);
});

test('a method can be given a number of its own', () => {
  const { take } = limitsByHand({ perMinute: { 'users.info': 1, 'users.list': 0 } });
  expect(take('users.info')).toBeUndefined();
  expect(take('users.info')).toBe(60);
  expect(take('users.list')).toBe(60);
  expect(take('auth.test')).toBeUndefined();
});

test('a call over the limit is answered 429 with Retry-After, does nothing and is counted', async () => {
  await using world = await slackWithApp({ limits: { tiers: true, channel: { perSecond: 0.01 } } });
  await world.client.chat.postMessage(hello);
  await expect(world.client.chat.postMessage(hello)).rejects.toMatchObject({ retryAfter: expect.closeTo(100, -1) });
  await world.client.chat.postMessage({ channel: 'U0ALICE', text: 'psst' });
  await expect(world.client.chat.postMessage({ channel: 'D0ALICE', text: 'psst' })).rejects.toThrow();
  expect(world.slack.messages('C0JOBS')).toHaveLength(1);
  expect(world.slack.calls[1]).toMatchObject({ status: 429, answer: { ok: false, error: 'ratelimited' } });
  expect(await world.control('GET', '/limits')).toMatchObject({
    limits: { tiers: true, channel: { perSecond: 0.01 } },
    refused: [
      { method: 'chat.postMessage', channel: 'C0JOBS', count: 1 },
      { method: 'chat.postMessage', channel: 'D0ALICE', count: 1 },
    ],
  });
  const raw = await fetch(`${world.url}/slack/api/chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${BOT_TOKEN}` },
    body: new URLSearchParams(hello),
  });
  expect(raw.status).toBe(429);
  expect(raw.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await raw.json()).toEqual({ ok: false, error: 'ratelimited' });
});

test('a call that is refused for its limit leaves an ordered fault to the next', async () => {
  await using world = await slackWithApp({ limits: { perMinute: { 'auth.test': 0 } } });
  world.slack.faults.order({ method: '*', kind: 'error' });
  await expect(world.client.auth.test()).rejects.toMatchObject({ retryAfter: 60 });
  expect(world.slack.faults.list()).toMatchObject([{ remaining: 1 }]);
});

test('limits are set and lifted over the control interface, and begin anew', async () => {
  await using world = await slackWithApp();
  await world.control('POST', '/limits', { limits: { perMinute: { 'auth.test': 1 } } });
  await world.client.auth.test();
  await expect(world.client.auth.test()).rejects.toMatchObject({ retryAfter: aMinute });
  await world.control('POST', '/limits', { limits: { perMinute: { 'auth.test': 1 } } });
  await world.client.auth.test();
  await world.control('POST', '/limits', { limits: 'off' });
  await world.client.auth.test();
  expect(await world.control('GET', '/limits')).toEqual({ ok: true, limits: {}, refused: [] });
  for (const limits of ['some', { channel: { perSecond: 0 } }, { perMinute: { 'auth.test': -1 } }]) {
    expect(await world.control('POST', '/limits', { limits })).toMatchObject({ ok: false });
  }
});

test('outside the Marketplace, history and replies come once a minute and fifteen at a time', async () => {
  await using world = await slackWithApp();
  const { channel, ts } = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'root' });
  for (let count = 0; count < 20; count += 1) {
    world.slack.post({ user: 'U0BEN', channel, text: `reply ${count}`, threadTs: ts });
    world.slack.post({ user: 'U0BEN', channel, text: `root ${count}` });
  }
  world.slack.limits.set({ nonMarketplace: true });
  const history = await world.client.conversations.history({ channel, limit: 200 });
  expect(history.messages).toHaveLength(15);
  expect(history.has_more).toBe(true);
  const replies = await world.client.conversations.replies({ channel, ts, limit: 200 });
  expect(replies.messages).toHaveLength(15);
  expect(replies.has_more).toBe(true);
  await expect(world.client.conversations.history({ channel })).rejects.toMatchObject({ retryAfter: aMinute });
  await expect(world.client.conversations.replies({ channel, ts })).rejects.toMatchObject({ retryAfter: aMinute });
  await world.client.conversations.info({ channel });
});
