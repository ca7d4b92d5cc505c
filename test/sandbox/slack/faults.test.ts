import { expect, test } from 'vitest';
import { BOT_TOKEN, slackWithApp } from './slack-with-app.ts';

const hello = { channel: 'C0JOBS', text: 'hello' };

test('cut after accepting: the message stands and is echoed, the caller learns nothing', async () => {
  await using world = await slackWithApp();
  world.slack.faults.order({ method: 'chat.postMessage', kind: 'cut_after_accepting' });
  await expect(world.client.chat.postMessage(hello)).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  await world.slack.settled();
  expect(world.slack.messages('C0JOBS')).toHaveLength(1);
  expect(world.messages()).toMatchObject([{ text: 'hello', bot_id: 'B0JOBLINE' }]);
  expect(await world.client.chat.postMessage(hello)).toMatchObject({ ok: true });
});

test('cut: nothing was done', async () => {
  await using world = await slackWithApp();
  world.slack.faults.order({ method: 'chat.postMessage', kind: 'cut' });
  await expect(world.client.chat.postMessage(hello)).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  expect(world.slack.messages('C0JOBS')).toEqual([]);
});

test('429 tells how long to wait and does nothing', async () => {
  await using world = await slackWithApp();
  world.slack.faults.order({ method: 'chat.postMessage', kind: '429', retryAfter: 7 });
  await expect(world.client.chat.postMessage(hello)).rejects.toMatchObject({ retryAfter: 7 });
  expect(world.slack.messages('C0JOBS')).toEqual([]);
});

test('500 and html fail, with or without the work done', async () => {
  await using world = await slackWithApp();
  world.slack.faults.order({ method: 'chat.postMessage', kind: '500' });
  await expect(world.client.chat.postMessage(hello)).rejects.toMatchObject({ statusCode: 500 });
  expect(world.slack.messages('C0JOBS')).toHaveLength(0);
  world.slack.faults.order({ method: 'chat.postMessage', kind: 'html', accept: true });
  await expect(world.client.chat.postMessage(hello)).rejects.toThrow();
  expect(world.slack.messages('C0JOBS')).toHaveLength(1);
});

test('an error has the name asked for', async () => {
  await using world = await slackWithApp();
  world.slack.faults.order({ method: '*', kind: 'error', error: 'fatal_error' });
  await expect(world.client.auth.test()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
  expect(await world.client.auth.test()).toMatchObject({ ok: true });
});

test('a fault waits for its turn, its channel and its number of times', async () => {
  await using world = await slackWithApp();
  world.slack.faults.order({ method: 'chat.postMessage', kind: 'error', after: 1, times: 2, channel: 'C0JOBS' });
  const outcomes: boolean[] = [];
  for (let call = 0; call < 4; call += 1) {
    await world.client.chat.postMessage({ channel: 'U0ALICE', text: 'unharmed' });
    outcomes.push(
      await world.client.chat.postMessage(hello).then(
        () => true,
        () => false,
      ),
    );
  }
  expect(outcomes).toEqual([true, false, false, true]);
});

test('a hanging call is cut when the local Slack closes', async () => {
  const world = await slackWithApp();
  world.slack.faults.order({ method: 'auth.test', kind: 'hang' });
  const call = world.client.auth.test();
  const failed = expect(call).rejects.toThrow();
  await expect.poll(() => world.slack.calls.length).toBe(1);
  await world[Symbol.asyncDispose]();
  await failed;
});

test('faults can be ordered, seen and lifted over the control interface', async () => {
  await using world = await slackWithApp();
  expect(await world.control('POST', '/faults', { method: 'chat.update', kind: '429', times: 3 })).toMatchObject({
    ok: true,
  });
  expect(await world.control('GET', '/faults')).toMatchObject({ faults: [{ method: 'chat.update', remaining: 3 }] });
  expect(await world.control('DELETE', '/faults')).toEqual({ ok: true });
  expect(await world.control('GET', '/faults')).toEqual({ ok: true, faults: [] });
  expect(await world.control('POST', '/faults', { method: 'chat.update', kind: 'gremlin' })).toMatchObject({
    ok: false,
  });
});

test('every call is remembered without its token', async () => {
  await using world = await slackWithApp();
  await world.client.chat.postMessage(hello);
  const sent = await world.control('GET', '/sent?method=chat.postMessage');
  expect(sent).toMatchObject({
    calls: [{ method: 'chat.postMessage', args: hello, status: 200, answer: { ok: true } }],
  });
  expect(JSON.stringify(sent)).not.toContain(BOT_TOKEN);
});

test('calls may come as a form, as JSON and as multipart', async () => {
  await using world = await slackWithApp();
  const form = new FormData();
  form.set('token', BOT_TOKEN);
  form.set('channel', 'C0JOBS');
  form.set('text', 'multipart');
  const bearer = { authorization: `Bearer ${BOT_TOKEN}` };
  const json = { ...bearer, 'content-type': 'application/json; charset=utf-8' };
  const bodies: RequestInit[] = [
    { body: form },
    { body: JSON.stringify({ channel: 'C0JOBS', text: 'json', blocks: [{ type: 'divider' }] }), headers: json },
    { body: new URLSearchParams({ channel: 'C0JOBS', text: 'form', blocks: '[{"type":"divider"}]' }), headers: bearer },
  ];
  for (const init of bodies) {
    const response = await fetch(`${world.url}/slack/api/chat.postMessage`, { method: 'POST', ...init });
    expect(await response.json()).toMatchObject({ ok: true });
  }
  expect(world.slack.messages('C0JOBS').map((message) => message.text)).toEqual(['multipart', 'json', 'form']);
});

test('a scope that the manifest lacks is missing', async () => {
  await using world = await slackWithApp({
    manifest: {
      oauth_config: { scopes: { bot: ['users:read'] } },
      settings: { event_subscriptions: { bot_events: [] } },
    },
  });
  await expect(world.client.chat.postMessage(hello)).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'chat:write', provided: 'users:read' },
  });
  const { user } = await world.client.users.info({ user: 'U0ALICE' });
  expect(user?.profile).not.toHaveProperty('email');
});

test('429 may come without a word of when', async () => {
  await using world = await slackWithApp();
  await world.control('POST', '/faults', { method: 'chat.postMessage', kind: '429', retryAfter: null });
  const response = await fetch(`${world.url}/slack/api/chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${BOT_TOKEN}` },
    body: new URLSearchParams(hello),
  });
  expect(response.status).toBe(429);
  expect(response.headers.has('retry-after')).toBe(false);
  expect(world.slack.messages('C0JOBS')).toEqual([]);
});

test.each(['cut', '500', 'html'] as const)('a call that failed with %s may be accepted later', async (kind) => {
  await using world = await slackWithApp();
  world.slack.faults.order({ method: 'chat.postMessage', kind, acceptAfterMs: 60 });
  await expect(world.client.chat.postMessage(hello)).rejects.toThrow();
  expect(world.slack.messages('C0JOBS')).toEqual([]);
  await world.slack.settled();
  const [message] = world.slack.messages('C0JOBS');
  expect(world.messages()).toMatchObject([{ text: 'hello', ts: message?.ts }]);
  expect(world.slack.calls).toMatchObject([{ fault: kind, answer: { ok: true, ts: message?.ts } }]);
});

test('what is accepted late is judged then', async () => {
  await using world = await slackWithApp();
  world.slack.faults.order({ method: 'chat.postMessage', kind: 'cut', acceptAfterMs: 60 });
  await expect(world.client.chat.postMessage(hello)).rejects.toThrow();
  world.slack.setArchived('C0JOBS', true);
  await world.slack.settled();
  expect(world.slack.calls).toMatchObject([{ answer: { ok: false, error: 'is_archived' } }]);
});

test('a refused call is never accepted later', async () => {
  await using world = await slackWithApp();
  world.slack.faults.order({ method: 'chat.postMessage', kind: '429', acceptAfterMs: 0 });
  await expect(world.client.chat.postMessage(hello)).rejects.toThrow();
  await world.slack.settled();
  expect(world.slack.messages('C0JOBS')).toEqual([]);
});

test('a slow call is done at once and answered in its time', async () => {
  await using world = await slackWithApp();
  await world.control('POST', '/faults', { method: 'chat.postMessage', kind: 'slow', delayMs: 80 });
  const began = performance.now();
  const answer = world.client.chat.postMessage(hello);
  await expect.poll(() => world.slack.messages('C0JOBS').length, { interval: 5 }).toBe(1);
  expect(world.slack.calls).toMatchObject([{ status: 0, fault: 'slow' }]);
  expect(await answer).toMatchObject({ ok: true, ts: world.slack.messages('C0JOBS')[0]?.ts });
  expect(performance.now() - began).toBeGreaterThanOrEqual(79);
  expect(world.slack.calls).toMatchObject([{ status: 200 }]);
});

test('a slow call is cut when the local Slack closes', async () => {
  const world = await slackWithApp();
  world.slack.faults.order({ method: 'auth.test', kind: 'slow', delayMs: 3_600_000 });
  const failed = expect(world.client.auth.test()).rejects.toThrow();
  await expect.poll(() => world.slack.calls.length).toBe(1);
  await world[Symbol.asyncDispose]();
  await failed;
});

test('an argument that the method does not have is refused by name', async () => {
  await using world = await slackWithApp();
  const call = world.client.apiCall('chat.postMessage', { ...hello, thread: '1.000000', colour: 'red' });
  await expect(call).rejects.toMatchObject({
    data: {
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] unknown argument: thread', '[ERROR] unknown argument: colour'] },
    },
  });
  expect(world.slack.messages('C0JOBS')).toEqual([]);
});
