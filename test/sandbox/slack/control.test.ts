import { expect, test } from 'vitest';
import { slackWithApp } from './slack-with-app.ts';

test('people are added to channels and changed over the control interface', async () => {
  await using world = await slackWithApp();
  const added = await world.control('POST', '/members', {
    id: 'U0NEW',
    name: 'nora',
    realName: 'Nora Lund',
    channels: ['C0JOBS'],
  });
  expect(added).toMatchObject({ ok: true, member: { id: 'U0NEW', displayName: 'Nora' } });
  world.slack.post({ user: 'U0NEW', channel: 'C0JOBS', text: 'hello' });
  const changed = await world.control('POST', '/members', { id: 'U0NEW', teamId: 'T0OTHER', isRestricted: true });
  expect(changed).toMatchObject({ member: { teamId: 'T0OTHER', isRestricted: true, realName: 'Nora Lund' } });
  await world.slack.settled();
  const types = world.heard.map((one) => one.event.type);
  expect(types).toContain('member_joined_channel');
  expect(types).toContain('user_change');
});

test('channels are added, archived and opened again', async () => {
  await using world = await slackWithApp();
  await world.control('POST', '/channels', { action: 'add', id: 'C0NEW', name: 'new' });
  await world.client.chat.postMessage({ channel: 'C0NEW', text: 'hello' });
  await world.control('POST', '/channels', { action: 'archive', id: 'C0NEW' });
  await expect(world.client.chat.postMessage({ channel: 'C0NEW', text: 'x' })).rejects.toMatchObject({
    data: { error: 'is_archived' },
  });
  await world.control('POST', '/channels', { action: 'unarchive', id: 'C0NEW' });
  await world.control('POST', '/channels', { action: 'leave', id: 'C0NEW', user: 'U0JOBLINE' });
  await expect(world.client.chat.postMessage({ channel: 'C0NEW', text: 'x' })).rejects.toMatchObject({
    data: { error: 'not_in_channel' },
  });
});

test('events are held, released and delivered again over the control interface', async () => {
  await using world = await slackWithApp();
  await world.control('POST', '/events/hold', { own: false });
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'held' });
  expect(await world.control('POST', '/events/release', { order: 'forward' })).toEqual({ ok: true, released: 1 });
  await world.slack.settled();
  const eventId = world.heard[0]?.body.event_id;
  await world.control('POST', '/events/deliver-again', { eventId, times: 2, concurrent: true });
  expect(world.heard.map((one) => one.body.event_id)).toEqual([eventId, eventId, eventId]);
  await world.control('POST', '/events/hold', {});
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'lost' });
  await world.control('POST', '/events/release', { order: 'drop' });
  expect(world.heard).toHaveLength(3);
  expect(await world.control('GET', '/events')).toMatchObject({
    attempts: [{ eventId, retryNum: 0 }, { retryNum: 1 }, {}],
  });
});

test('the app is told that events were kept from it', async () => {
  await using world = await slackWithApp();
  await world.control('POST', '/events/rate-limited', { minute: 1_700_000_040 });
  await world.control('POST', '/events/rate-limited', {});
  await world.slack.settled();
  const [first, second] = world.heard.map((one) => one.body);
  expect(first).toEqual({
    token: expect.any(String),
    type: 'app_rate_limited',
    team_id: 'T0SANDBOX',
    minute_rate_limited: 1_700_000_040,
    api_app_id: 'A0JOBLINE',
  });
  expect(Number(second?.minute_rate_limited) % 60).toBe(0);
  expect(world.heard[0]?.headers).toHaveProperty('x-slack-signature');
});

test('a revoked token is refused until it is good again, and the app is told', async () => {
  await using world = await slackWithApp({
    manifest: { settings: { event_subscriptions: { bot_events: ['tokens_revoked'] } } },
  });
  await world.control('POST', '/token', { revoked: true });
  await expect(world.client.auth.test()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
  await world.slack.settled();
  expect(world.heard).toMatchObject([{ event: { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0JOBLINE'] } } }]);
  await world.control('POST', '/token', { revoked: false });
  expect(await world.client.auth.test()).toMatchObject({ ok: true });
  expect(await world.control('POST', '/token', {})).toMatchObject({ ok: false });
});

test("the app's root is deleted over the control interface, once", async () => {
  await using world = await slackWithApp();
  const channel = 'C0JOBS';
  const { ts = '' } = await world.client.chat.postMessage({ channel, text: 'root' });
  world.slack.post({ user: 'U0ALICE', channel, text: 'reply', threadTs: ts });
  expect(await world.control('POST', '/messages/delete', { channel, ts })).toEqual({ ok: true });
  expect(world.slack.messages(channel)).toMatchObject([{ ts, subtype: 'tombstone' }, { text: 'reply' }]);
  const late = await world.client.chat.postMessage({ channel, text: 'late', thread_ts: ts });
  expect(late.message).not.toHaveProperty('thread_ts');
  expect(await world.control('POST', '/messages/delete', { channel, ts })).toEqual({
    ok: false,
    error: 'message_not_found',
  });
});

test('an unknown order names the known ones', async () => {
  await using world = await slackWithApp();
  expect(await world.control('POST', '/make-coffee')).toMatchObject({
    ok: false,
    orders: expect.arrayContaining(['POST /faults']),
  });
});
