import { expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { slackWithApp } from './slack-with-app.ts';

test('a failing app is tried four times with the same event id and the reason', async () => {
  await using world = await slackWithApp();
  world.answerWith((_heard, response) => void response.writeHead(500).end());
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  await world.slack.settled();
  expect(world.heard.map((one) => one.headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
  expect(world.heard.map((one) => one.headers['x-slack-retry-reason'])).toEqual([
    undefined,
    'http_error',
    'http_error',
    'http_error',
  ]);
  expect(new Set(world.heard.map((one) => one.body.event_id)).size).toBe(1);
});

test('a retry stops once the app answers', async () => {
  await using world = await slackWithApp();
  world.answerWith((heard, response) => void response.writeHead(heard.headers['x-slack-retry-num'] ? 200 : 503).end());
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  await world.slack.settled();
  expect(world.slack.events.map((attempt) => attempt.outcome)).toEqual([
    { delivered: false, reason: 'http_error', status: 503, noRetry: false },
    { delivered: true, status: 200 },
  ]);
});

test('an app that takes too long has not answered', async () => {
  await using world = await slackWithApp({ answerWithinMs: 60 });
  world.answerWith((heard, response) => {
    if (heard.headers['x-slack-retry-num'] !== undefined) response.writeHead(200).end();
  });
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  await world.slack.settled();
  expect(world.heard[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
});

test('an app that is not there is tried again as connection_failed', async () => {
  await using world = await slackWithApp();
  world.slack.setAppUrl('http://127.0.0.1:1');
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  await world.slack.settled();
  expect(world.slack.events).toHaveLength(4);
  expect(world.slack.events[0]?.outcome).toMatchObject({ reason: 'connection_failed' });
});

test('x-slack-no-retry ends the retries', async () => {
  await using world = await slackWithApp();
  world.answerWith((_heard, response) => void response.writeHead(500, { 'x-slack-no-retry': '1' }).end());
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  await world.slack.settled();
  expect(world.heard).toHaveLength(1);
});

test('held events come when released, in the order asked for', async () => {
  await using world = await slackWithApp();
  world.slack.holdEvents({ user: 'U0ALICE' });
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'first' });
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'second' });
  world.slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'not held' });
  await world.slack.settled();
  expect(world.messages().map((message) => message.text)).toEqual(['not held']);
  expect(world.slack.releaseEvents('reverse')).toBe(2);
  await world.slack.settled();
  expect(world.messages().map((message) => message.text)).toEqual(['not held', 'second', 'first']);
});

test('a known event can be delivered again, several times at once', async () => {
  await using world = await slackWithApp();
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  await world.slack.settled();
  const eventId = String(world.heard[0]?.body.event_id);
  const waiting: (() => void)[] = [];
  world.answerWith((_heard, response) => void waiting.push(() => response.writeHead(200).end()));
  const again = world.slack.deliverAgain(eventId, { times: 3, concurrent: true });
  await eventually(() => expect(waiting).toHaveLength(3));
  for (const answer of waiting) answer();
  await again;
  expect(world.heard.map((one) => one.body.event_id)).toEqual([eventId, eventId, eventId, eventId]);
});
