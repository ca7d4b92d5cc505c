import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { SIGNING_SECRET, slackWithApp } from './slack-with-app.ts';

test('an event is signed over its exact bytes', async () => {
  await using world = await slackWithApp();
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  await world.slack.settled();
  const [one] = world.heard;
  const timestamp = one?.headers['x-slack-request-timestamp'];
  const digest = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${one?.raw}`).digest('hex');
  expect(one?.headers['x-slack-signature']).toBe(`v0=${digest}`);
  expect(one?.headers['content-type']).toBe('application/json');
  expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
});

test('an event comes in the whole envelope', async () => {
  await using world = await slackWithApp();
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  await world.slack.settled();
  expect(world.heard[0]?.body).toMatchObject({
    type: 'event_callback',
    team_id: 'T0SANDBOX',
    context_team_id: 'T0SANDBOX',
    api_app_id: 'A0JOBLINE',
    event_id: expect.stringMatching(/^Ev/),
    event_time: expect.any(Number),
    is_ext_shared_channel: false,
    authorizations: [{ team_id: 'T0SANDBOX', user_id: 'U0JOBLINE', is_bot: true }],
  });
});

test("a person's words come with their id, rich text and no subtype", async () => {
  await using world = await slackWithApp();
  const { ts } = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello *you*' });
  await world.slack.settled();
  const [message] = world.messages();
  expect(message).toMatchObject({
    type: 'message',
    channel: 'C0JOBS',
    channel_type: 'channel',
    user: 'U0ALICE',
    team: 'T0SANDBOX',
    text: 'hello *you*',
    ts,
    event_ts: ts,
    client_msg_id: expect.any(String),
    blocks: [{ type: 'rich_text' }],
  });
  expect(message).not.toHaveProperty('subtype');
  expect(message).not.toHaveProperty('thread_ts');
  expect(message).not.toHaveProperty('typed');
});

test('a thread reply names its root and who wrote that', async () => {
  await using world = await slackWithApp();
  const root = await world.client.chat.postMessage({ channel: 'C0JOBS', text: 'card' });
  const reply = world.slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'hi', threadTs: root.ts ?? '' });
  await world.slack.settled();
  const heard = world.messages().find((message) => message.ts === reply.ts);
  expect(heard).toMatchObject({ thread_ts: root.ts, parent_user_id: 'U0JOBLINE' });
  expect(world.changes()).toEqual([
    expect.objectContaining({
      subtype: 'message_changed',
      message: expect.objectContaining({ ts: root.ts, reply_count: 1, latest_reply: reply.ts }),
    }),
  ]);
  expect(world.changes()[0]?.message).not.toHaveProperty('edited');
});

test("the app's own message comes back with its bot, its metadata and no subtype", async () => {
  await using world = await slackWithApp();
  const metadata = { event_type: 'jobline_message', event_payload: { id: 'M1', kind: 'message' } };
  const posted = await world.client.chat.postMessage({ channel: 'C0JOBS', text: 'hello', metadata });
  await world.slack.settled();
  const [echo] = world.messages();
  expect(echo).toMatchObject({
    ts: posted.ts,
    user: 'U0JOBLINE',
    bot_id: 'B0JOBLINE',
    app_id: 'A0JOBLINE',
    bot_profile: { app_id: 'A0JOBLINE' },
    metadata,
  });
  expect(echo).not.toHaveProperty('subtype');
});

test('a reply that is also sent to the channel is a thread_broadcast with its root', async () => {
  await using world = await slackWithApp();
  const root = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'root' });
  world.slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'for all', threadTs: root.ts, broadcast: true });
  await world.slack.settled();
  expect(world.messages()).toContainEqual(
    expect.objectContaining({
      subtype: 'thread_broadcast',
      thread_ts: root.ts,
      root: expect.objectContaining({ ts: root.ts, thread_ts: root.ts, reply_count: 1, reply_users: ['U0BEN'] }),
    }),
  );
});

test('files and /me keep their subtypes', async () => {
  await using world = await slackWithApp();
  world.slack.post({
    user: 'U0ALICE',
    channel: 'C0JOBS',
    text: '',
    files: [{ name: 'plan.pdf', mimetype: 'application/pdf' }],
  });
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'waves', subtype: 'me_message' });
  await world.slack.settled();
  const subtypes = new Map(world.messages().map((message) => [message.subtype, message]));
  expect(subtypes.get('file_share')).toMatchObject({ text: '', files: [{ name: 'plan.pdf', mode: 'hosted' }] });
  expect(subtypes.get('me_message')).toMatchObject({ text: 'waves' });
});

test("a person's edit is marked, the app's update with blocks is not", async () => {
  await using world = await slackWithApp();
  const blocks = [{ type: 'divider' as const }];
  const card = await world.client.chat.postMessage({ channel: 'C0JOBS', text: 'card', blocks });
  await world.client.chat.update({ channel: 'C0JOBS', ts: card.ts ?? '', text: 'new card', blocks });
  const words = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'helo' });
  world.slack.edit({ user: 'U0ALICE', channel: 'C0JOBS', ts: words.ts, text: 'hello' });
  await world.slack.settled();
  const changeOf = (ts: string | undefined): unknown =>
    world.changes().find((change) => Object(change.message).ts === ts);
  expect(changeOf(words.ts)).toMatchObject({
    subtype: 'message_changed',
    hidden: true,
    message: { text: 'hello', edited: { user: 'U0ALICE', ts: expect.any(String) } },
    previous_message: { text: 'helo' },
  });
  expect(changeOf(card.ts)).toMatchObject({ message: { text: 'new card', bot_id: 'B0JOBLINE' } });
  expect(changeOf(card.ts)).not.toHaveProperty('message.edited');
});

test('a link is unfurled by a change that looks like an edit but is none', async () => {
  await using world = await slackWithApp();
  world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'see https://shop.example/a' });
  await world.client.chat.postMessage({ channel: 'C0JOBS', text: 'https://shop.example/b', unfurl_links: false });
  await world.slack.settled();
  expect(world.changes()).toHaveLength(1);
  expect(world.changes()[0]).toMatchObject({
    message: { text: 'see <https://shop.example/a>', attachments: [{ from_url: 'https://shop.example/a' }] },
    previous_message: { text: 'see <https://shop.example/a>' },
  });
  expect(world.changes()[0]).not.toHaveProperty('message.edited');
});

test('a deleted reply is reported with what it was', async () => {
  await using world = await slackWithApp();
  const root = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'root' });
  const reply = world.slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'oops', threadTs: root.ts });
  world.slack.remove({ user: 'U0BEN', channel: 'C0JOBS', ts: reply.ts });
  await world.slack.settled();
  expect(world.changes()).toContainEqual(
    expect.objectContaining({
      subtype: 'message_deleted',
      deleted_ts: reply.ts,
      previous_message: expect.objectContaining({ text: 'oops', thread_ts: root.ts, user: 'U0BEN' }),
    }),
  );
  expect(world.slack.thread('C0JOBS', root.ts)).toHaveLength(1);
});

test('a deleted root with replies stays as a tombstone until its last reply is gone', async () => {
  await using world = await slackWithApp();
  const root = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'root' });
  const reply = world.slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'reply', threadTs: root.ts });
  world.slack.remove({ user: 'U0ALICE', channel: 'C0JOBS', ts: root.ts });
  await world.slack.settled();
  expect(world.changes()).toContainEqual(
    expect.objectContaining({
      subtype: 'message_changed',
      message: expect.objectContaining({ subtype: 'tombstone', ts: root.ts }),
      previous_message: expect.objectContaining({ text: 'root' }),
    }),
  );
  world.slack.remove({ user: 'U0BEN', channel: 'C0JOBS', ts: reply.ts });
  expect(world.slack.messages('C0JOBS')).toEqual([]);
});

test('nothing is told of a channel that the bot is not in, and of events not subscribed to', async () => {
  await using world = await slackWithApp();
  world.slack.post({ user: 'U0ALICE', channel: 'C0GENERAL', text: 'hello' });
  world.slack.addChannel({ id: 'C0SECRET', name: 'secret', private: true });
  world.slack.post({ user: 'U0ALICE', channel: 'C0SECRET', text: 'message.groups is not in the manifest' });
  await world.slack.settled();
  expect(world.heard).toEqual([]);
});

test('joining, archiving, a changed person and a reaction are told', async () => {
  await using world = await slackWithApp();
  const { ts } = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'hello' });
  world.slack.react({ user: 'U0BEN', channel: 'C0JOBS', ts, name: 'tada' });
  world.slack.changeMember('U0BEN', { deleted: true });
  world.slack.join('C0GENERAL', 'U0JOBLINE', 'U0ALICE');
  world.slack.setArchived('C0JOBS', true);
  world.slack.setArchived('C0JOBS', false);
  await world.slack.settled();
  const types = world.heard.map((one) => one.event.subtype ?? one.event.type).sort();
  expect(types).toEqual([
    'channel_archive',
    'channel_archive',
    'channel_join',
    'channel_unarchive',
    'channel_unarchive',
    'member_joined_channel',
    'message',
    'reaction_added',
    'user_change',
  ]);
});
