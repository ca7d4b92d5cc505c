import { expect } from 'vitest';
import { conforms, expectError, posted } from './conforms.ts';

conforms('conversations.history shows roots only, newest first', async (workspace) => {
  const { client, channel } = workspace;
  const first = await posted(workspace, 'first');
  await posted(workspace, 'reply', first);
  const second = await posted(workspace, 'second');
  const { messages = [], has_more: more } = await client.conversations.history({
    channel,
    oldest: first,
    inclusive: true,
  });
  expect(messages.map((message) => message.ts)).toEqual([second, first]);
  expect(messages[1]).toMatchObject({ thread_ts: first, reply_count: 1 });
  expect(more).toBe(false);
});

conforms('conversations.history filters by time, with the ends only when inclusive', async (workspace) => {
  const { client, channel } = workspace;
  const first = await posted(workspace, 'first');
  const second = await posted(workspace, 'second');
  const third = await posted(workspace, 'third');
  const shown = async (args: { oldest?: string; latest?: string; inclusive?: boolean }): Promise<unknown> =>
    (await client.conversations.history({ channel, ...args })).messages?.map((message) => message.ts);
  expect(await shown({ oldest: first })).toEqual([third, second]);
  expect(await shown({ oldest: first, inclusive: true })).toEqual([third, second, first]);
  expect(await shown({ oldest: first, latest: third })).toEqual([second]);
  expect(await shown({ oldest: second, latest: second, inclusive: true })).toEqual([second]);
});

conforms('conversations.history and conversations.replies come in pages', async (workspace) => {
  const { client, channel } = workspace;
  const root = await posted(workspace, 'root');
  const replies = [
    await posted(workspace, 'a', root),
    await posted(workspace, 'b', root),
    await posted(workspace, 'c', root),
  ];
  const first = await client.conversations.replies({ channel, ts: root, limit: 2 });
  expect(first.has_more).toBe(true);
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await client.conversations.replies({ channel, ts: root, limit: 2, cursor });
  const seen = [...(first.messages ?? []), ...(second.messages ?? [])].map((message) => message.ts);
  expect(seen.filter((ts) => ts !== root)).toEqual(replies);
  expect(second.has_more).toBe(false);
  await expectError(client.conversations.history({ channel, cursor: 'nonsense' }), 'invalid_cursor');
});

conforms('conversations.replies shows the root first and filters replies by time', async (workspace) => {
  const { client, channel } = workspace;
  const root = await posted(workspace, 'root');
  const early = await posted(workspace, 'early', root);
  const late = await posted(workspace, 'late', root);
  const { messages = [] } = await client.conversations.replies({ channel, ts: root, oldest: early });
  expect(messages.map((message) => message.ts)).toEqual([root, late]);
  await expectError(client.conversations.replies({ channel, ts: '1700000000.000001' }), 'thread_not_found');
});

conforms('metadata is whole only when asked for', async ({ client, channel }) => {
  const metadata = { event_type: 'jobline_message', event_payload: { id: 'M1', kind: 'card' } };
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'card', metadata });
  const brief = await client.conversations.replies({ channel, ts });
  expect(brief.messages?.[0]?.metadata).toEqual({ event_type: 'jobline_message' });
  const whole = await client.conversations.replies({ channel, ts, include_all_metadata: true });
  expect(whole.messages?.[0]?.metadata).toEqual(metadata);
});

conforms('history of a channel that the bot is not in is refused', async ({ client, otherChannel }) => {
  await expectError(client.conversations.history({ channel: otherChannel }), 'not_in_channel');
  await expectError(client.conversations.history({ channel: 'C0NOWHERE' }), 'channel_not_found');
});

conforms('conversations.info tells whether the bot is a member', async ({ client, channel, otherChannel }) => {
  const own = await client.conversations.info({ channel, include_num_members: true });
  expect(own.channel).toMatchObject({ id: channel, is_channel: true, is_member: true, is_archived: false });
  expect(own.channel?.num_members).toBeGreaterThan(1);
  const other = await client.conversations.info({ channel: otherChannel });
  expect(other.channel).toMatchObject({ is_member: false });
});

conforms(
  'conversations.join lets the bot into a public channel, conversations.leave out of it',
  async ({ client, channel, otherChannel }) => {
    // First: who may not leave again would stay in it.
    expect(await client.conversations.leave({ channel: otherChannel })).toMatchObject({ not_in_channel: true });
    const answer = await client.conversations.join({ channel: otherChannel });
    expect(answer.channel).toMatchObject({ id: otherChannel, is_member: true });
    expect(await client.conversations.join({ channel })).toMatchObject({ warning: 'already_in_channel' });
    await client.conversations.leave({ channel: otherChannel });
    await expectError(client.conversations.history({ channel: otherChannel }), 'not_in_channel');
  },
);

conforms('conversations.members and conversations.list come in pages', async ({ client, channel, person }) => {
  const first = await client.conversations.members({ channel, limit: 1 });
  expect(first.members).toHaveLength(1);
  const all = await client.conversations.members({ channel });
  expect(all.members).toContain(person);
  const listed: (string | undefined)[] = [];
  let cursor: string | undefined;
  do {
    const asked = { exclude_archived: true, types: 'public_channel', limit: 200, ...(cursor && { cursor }) };
    const page = await client.conversations.list(asked);
    listed.push(...(page.channels ?? []).map((one) => one.id));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  expect(listed).toContain(channel);
});

conforms('conversations.open finds the DM with a person', async ({ client, person }) => {
  const opened = await client.conversations.open({ users: person });
  expect(opened.channel?.id).toMatch(/^D/);
  const again = await client.conversations.open({ users: person, return_im: true });
  expect(again).toMatchObject({ already_open: true, channel: { id: opened.channel?.id, user: person } });
  await expectError(client.conversations.open({ users: 'U0NOBODY' }), 'user_not_found');
});
