import { expect, test } from 'vitest';
import { slackWithApp } from './slack-with-app.ts';

test("the app can neither change nor delete a person's message", async () => {
  await using world = await slackWithApp();
  const { channel, ts } = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'mine' });
  await expect(world.client.chat.update({ channel, ts, text: 'yours' })).rejects.toMatchObject({
    data: { error: 'cant_update_message' },
  });
  await expect(world.client.chat.delete({ channel, ts })).rejects.toMatchObject({
    data: { error: 'cant_delete_message' },
  });
});

test('metadata goes when an update brings an empty one', async () => {
  await using world = await slackWithApp();
  const metadata = { event_type: 'jobline_message', event_payload: { id: 'M1' } };
  const { ts = '' } = await world.client.chat.postMessage({ channel: 'C0JOBS', text: 'card', metadata });
  await world.client.apiCall('chat.update', { channel: 'C0JOBS', ts, text: 'card', metadata: {} });
  expect(world.slack.messages('C0JOBS')[0]).not.toHaveProperty('metadata');
});

test('nested metadata and metadata of more than 8,000 characters are refused', async () => {
  await using world = await slackWithApp();
  const post = (event_payload: object): Promise<unknown> =>
    world.client.apiCall('chat.postMessage', {
      channel: 'C0JOBS',
      text: 'x',
      metadata: { event_type: 'a', event_payload },
    });
  await expect(post({ a: { b: { c: 1 } } })).rejects.toMatchObject({ data: { error: 'invalid_metadata_schema' } });
  await expect(post({ a: 'x'.repeat(8000) })).rejects.toMatchObject({ data: { error: 'metadata_too_large' } });
});

test('a card can be updated by its DM channel, not by the id of the person', async () => {
  await using world = await slackWithApp();
  const { ts = '', channel = '' } = await world.client.chat.postMessage({ channel: 'U0ALICE', text: 'psst' });
  expect(await world.client.chat.update({ channel, ts, text: 'psst!' })).toMatchObject({ ok: true });
  await expect(world.client.chat.update({ channel: 'U0ALICE', ts, text: 'psst?' })).rejects.toMatchObject({
    data: { error: 'channel_not_found' },
  });
  expect(world.slack.dms('U0ALICE').map((message) => message.text)).toEqual(['psst!']);
});

test('text is derived from blocks when there is none', async () => {
  await using world = await slackWithApp();
  const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*from the block*' } }];
  await world.client.chat.postMessage({ channel: 'C0JOBS', blocks, text: '' });
  expect(world.slack.messages('C0JOBS')[0]?.text).toBe('*from the block*');
});

test('an archived channel takes no updates', async () => {
  await using world = await slackWithApp();
  const { ts = '' } = await world.client.chat.postMessage({ channel: 'C0JOBS', text: 'card' });
  world.slack.setArchived('C0JOBS', true);
  await expect(world.client.chat.update({ channel: 'C0JOBS', ts, text: 'new' })).rejects.toMatchObject({
    data: { error: 'is_inactive' },
  });
});

test('an unknown property, type or control of a block is refused', async () => {
  await using world = await slackWithApp();
  const post = (blocks: object[]): Promise<unknown> =>
    world.client.apiCall('chat.postMessage', { channel: 'C0JOBS', text: 'x', blocks });
  const refused = { data: { error: 'invalid_blocks' } };
  await expect(post([{ type: 'divider', colour: 'red' }])).rejects.toMatchObject(refused);
  await expect(post([{ type: 'hologram' }])).rejects.toMatchObject(refused);
  await expect(post([{ type: 'actions', elements: [{ type: 'lever' }] }])).rejects.toMatchObject(refused);
  await expect(post([{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }])).rejects.toMatchObject(refused);
});

test('a word written at another time takes its place by its ts', async () => {
  await using world = await slackWithApp();
  const now = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'now' });
  const at = new Date(Date.now() - 3_600_000);
  const early = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'an hour ago', at });
  const twin = world.slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'at the same moment', at });
  expect(Number(early.ts)).toBeCloseTo(at.getTime() / 1000, 2);
  expect(twin.ts > early.ts).toBe(true);
  expect(world.slack.messages('C0JOBS').map((message) => message.ts)).toEqual([early.ts, twin.ts, now.ts]);
});
