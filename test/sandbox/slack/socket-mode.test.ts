import { expect, test } from 'vitest';
import { createLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { eventually } from '../../support/eventually.ts';
import { TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';
import { BOT_TOKEN, MANIFEST, SIGNING_SECRET } from './slack-with-app.ts';
import { type AppSocket, socketWorld } from './socket-app.ts';

const HELLO = { user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' };

test('the app token opens sockets and does nothing else, the bot token opens none', async () => {
  await using world = await socketWorld();
  expect(await world.call('apps.connections.open', 'xapp-other')).toMatchObject({ ok: false, error: 'invalid_auth' });
  const bot = TEST_SANDBOX_SECRETS.slack.botToken;
  expect(await world.call('apps.connections.open', bot)).toMatchObject({ error: 'not_allowed_token_type' });
  expect(await world.call('auth.test')).toMatchObject({ error: 'not_allowed_token_type' });
  expect(await world.call('apps.connections.open')).toMatchObject({ ok: true, url: expect.stringMatching(/^ws:/) });
});

test('each socket is greeted with how many there are, and an address is good for one', async () => {
  await using world = await socketWorld();
  const url = String((await world.call('apps.connections.open')).url);
  const [first, second] = [await world.connect(url), await world.connect()];
  expect(first.heard).toMatchObject([{ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0JOBLINE' } }]);
  expect(second.heard).toMatchObject([{ type: 'hello', num_connections: 2 }]);
  await expect(world.connect(url)).rejects.toThrow('403');
});

test('events come in envelopes, each to any one of the sockets, and none over HTTP', async () => {
  await using world = await socketWorld();
  const sockets = [await world.connect(), await world.connect()];
  for (const text of ['one', 'two']) world.slack.post({ ...HELLO, text });
  await eventually(() => expect(sockets.map(({ heard }) => heard.length)).toEqual([2, 2]));
  const envelopes = sockets.map(({ heard }) => heard[1]);
  expect(envelopes).toMatchObject(
    Array(2).fill({
      type: 'events_api',
      envelope_id: expect.any(String),
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: '',
      payload: { type: 'event_callback', event: { type: 'message' } },
    }),
  );
  sockets.forEach((socket, index) => {
    socket.acknowledge(envelopes[index]);
  });
  await world.slack.settled();
  expect(world.slack.events.map(({ url, outcome }) => [url, outcome?.delivered])).toEqual([
    ['socket', true],
    ['socket', true],
  ]);
});

test('what is not acknowledged comes four times, as the same event in new envelopes', async () => {
  await using world = await socketWorld({ answerWithinMs: 50 });
  const socket = await world.connect();
  world.slack.post(HELLO);
  await world.slack.settled();
  const envelopes = socket.heard.slice(1);
  expect(envelopes.map((one) => [one.retry_attempt, one.retry_reason])).toEqual([
    [0, ''],
    [1, 'http_timeout'],
    [2, 'http_timeout'],
    [3, 'http_timeout'],
  ]);
  expect(new Set(envelopes.map((one) => one.envelope_id)).size).toBe(4);
  expect(new Set(world.slack.events.map(({ eventId }) => eventId)).size).toBe(1);
});

test('whoever clicks sees whether the app acknowledged', async () => {
  await using world = await socketWorld({ answerWithinMs: 100 });
  const socket = await world.connect();
  const blocks = [
    {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'A' } }],
    },
  ];
  const { ts } = world.slack.post({ ...HELLO, blocks });
  await eventually(() => expect(socket.heard).toHaveLength(2));
  socket.acknowledge(socket.heard[1]);
  await world.slack.settled();

  const click = world.slack.click({ ...HELLO, ts, actionId: 'a' });
  await eventually(() => expect(socket.heard[2]).toMatchObject({ type: 'interactive', payload: { user: {} } }));
  socket.acknowledge(socket.heard[2]);
  expect(await click).toEqual({ ok: true, status: 200 });
  expect(await world.slack.click({ ...HELLO, ts, actionId: 'a' })).toEqual({ ok: false, error: 'http_timeout' });
});

test('an order renews the sockets: a warning first, and new events go elsewhere', async () => {
  await using world = await socketWorld();
  const old = await world.connect();
  await world.control('/sockets/refresh', {});
  await eventually(() => expect(old.heard[1]).toMatchObject({ type: 'disconnect', reason: 'warning' }));
  const fresh = await world.connect();
  for (const text of ['one', 'two']) world.slack.post({ ...HELLO, text });
  await eventually(() => expect(fresh.heard).toHaveLength(3));
  expect(old.heard).toHaveLength(2);
  expect(old.isOpen).toBe(true);
  await world.control('/sockets/refresh', { reason: 'link_disabled' });
  await eventually(() => expect([old.isOpen, fresh.isOpen]).toEqual([false, false]));
});

test('an order cuts sockets, or loses acknowledgements and their socket', async () => {
  await using world = await socketWorld();
  const [first, second] = [await world.connect(), await world.connect()];
  const id = world.slack.sockets.connections()[0]?.id;
  await world.control('/sockets/drop', { id });
  await eventually(() => expect([first.isOpen, second.isOpen]).toEqual([false, true]));
  expect(await world.control('/sockets/drop', { id: 'nobody' })).toMatchObject({ ok: false });

  await world.control('/sockets/lose-acknowledgements', { times: 1 });
  world.slack.post(HELLO);
  await eventually(() => expect(second.heard).toHaveLength(2));
  const third = await world.connect();
  second.acknowledge(second.heard[1]);
  await eventually(() => expect(third.heard[1]).toMatchObject({ retry_attempt: 1, retry_reason: 'connection_failed' }));
  third.acknowledge(third.heard[1]);
  await world.slack.settled();
  expect(second.isOpen).toBe(false);
  expect(world.slack.sockets.acknowledgements).toHaveLength(1);
});

test('the eleventh socket is sent away', async () => {
  await using world = await socketWorld();
  const sockets: AppSocket[] = [];
  for (let n = 0; n < 11; n += 1) sockets.push(await world.connect());
  expect(sockets.at(-1)?.heard).toEqual([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  expect(world.slack.sockets.connections()).toHaveLength(10);
});

test('an app whose manifest says Socket Mode is never called over HTTP', async () => {
  const settings = { ...(MANIFEST.settings as object), socket_mode_enabled: true };
  const slack = createLocalSlack({
    appUrl: 'http://127.0.0.1:9',
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: { ...MANIFEST, settings },
    retryDelaysMs: [0, 10, 20],
  });
  slack.post(HELLO);
  await slack.settled();
  expect(slack.events.map(({ url, outcome }) => [url, outcome])).toEqual(
    Array(4).fill(['socket', { delivered: false, reason: 'connection_failed', noRetry: false }]),
  );
  await slack.close();
});
