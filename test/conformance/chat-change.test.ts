import { expect } from 'vitest';
import { conforms, expectError, posted } from './conforms.ts';

const divider = [{ type: 'divider' as const }];
const metadata = { event_type: 'jobline_message', event_payload: { id: 'M1', kind: 'card' } };

conforms('chat.update replaces text and blocks and keeps the metadata', async ({ client, channel }) => {
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'one', blocks: divider, metadata });
  const answer = await client.chat.update({ channel, ts, text: 'two', blocks: [...divider, ...divider] });
  expect(answer).toMatchObject({ ok: true, channel, ts, text: 'two' });
  const { messages } = await client.conversations.history({ channel, include_all_metadata: true });
  expect(messages?.[0]).toMatchObject({ text: 'two', metadata });
  expect(messages?.[0]?.blocks).toHaveLength(2);
  expect(messages?.[0]).not.toHaveProperty('edited');
});

conforms('chat.update with text alone takes the blocks off and marks the edit', async ({ client, channel }) => {
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'one', blocks: divider });
  await client.chat.update({ channel, ts, text: 'two' });
  const { messages } = await client.conversations.history({ channel });
  expect(messages?.[0]).not.toHaveProperty('blocks');
  expect(messages?.[0]).toHaveProperty('edited');
});

conforms('chat.update refuses what it cannot change', async (workspace) => {
  const { client, channel } = workspace;
  const ts = await posted(workspace, 'one');
  await expectError(client.chat.update({ channel, ts: '1700000000.000001', text: 'two' }), 'message_not_found');
  await expectError(client.chat.update({ channel, ts, text: 'x'.repeat(4001) }), 'msg_too_long');
  await expectError(client.chat.update({ channel, ts, text: '' }), 'no_text');
});

conforms('chat.delete removes a message once', async (workspace) => {
  const { client, channel } = workspace;
  const ts = await posted(workspace, 'one');
  expect(await client.chat.delete({ channel, ts })).toMatchObject({ ok: true, channel, ts });
  await expectError(client.chat.delete({ channel, ts }), 'message_not_found');
});

conforms('reactions.add and reactions.remove say when there is nothing to do', async (workspace) => {
  const { client, channel } = workspace;
  const timestamp = await posted(workspace, 'one');
  const reaction = { channel, timestamp, name: 'white_check_mark' };
  await client.reactions.add(reaction);
  await expectError(client.reactions.add(reaction), 'already_reacted');
  const { messages } = await client.conversations.history({ channel });
  expect(messages?.[0]?.reactions).toMatchObject([{ name: 'white_check_mark', count: 1 }]);
  await client.reactions.remove(reaction);
  await expectError(client.reactions.remove(reaction), 'no_reaction');
  await expectError(client.reactions.add({ ...reaction, timestamp: '1700000000.000001' }), 'message_not_found');
});
