import { expect } from 'vitest';
import { conforms, expectError, posted } from './conforms.ts';

conforms('chat.postMessage answers with the channel, the ts and the message', async ({ client, channel }) => {
  const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*hello*' } }];
  const metadata = { event_type: 'jobline_message', event_payload: { id: 'M1', kind: 'card' } };
  const answer = await client.chat.postMessage({ channel, text: 'hello', blocks, metadata });
  expect(answer).toMatchObject({
    ok: true,
    channel,
    ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
    message: { text: 'hello', bot_id: expect.any(String), metadata, blocks: [{ block_id: expect.any(String) }] },
  });
  expect(answer.message).not.toHaveProperty('thread_ts');
});

conforms('chat.postMessage gives every message a ts of its own, in order', async (workspace) => {
  const all = await Promise.all(Array.from({ length: 20 }, (_, index) => posted(workspace, `message ${index}`)));
  expect(new Set(all).size).toBe(20);
  const next = await posted(workspace, 'last');
  expect(all.every((ts) => ts < next)).toBe(true);
});

conforms('chat.postMessage replies in a thread and can show the reply in the channel too', async (workspace) => {
  const { client, channel } = workspace;
  const root = await posted(workspace, 'root');
  const reply = await client.chat.postMessage({ channel, text: 'reply', thread_ts: root });
  expect(reply.message).toMatchObject({ thread_ts: root });
  const broadcast = await client.chat.postMessage({ channel, text: 'for all', thread_ts: root, reply_broadcast: true });
  expect(broadcast.message).toMatchObject({ thread_ts: root, subtype: 'thread_broadcast' });
});

conforms('chat.postMessage into a deleted root stands in the channel instead', async (workspace) => {
  const { client, channel } = workspace;
  const root = await posted(workspace, 'root');
  await posted(workspace, 'reply', root);
  await client.chat.delete({ channel, ts: root });
  const late = await client.chat.postMessage({ channel, text: 'late', thread_ts: root });
  expect(late.message).not.toHaveProperty('thread_ts');
});

conforms('chat.postMessage to a person arrives in their DM with the app', async ({ client, person }) => {
  const answer = await client.chat.postMessage({ channel: person, text: 'psst' });
  expect(answer.channel).toMatch(/^D/);
  const again = await client.chat.postMessage({ channel: person, text: 'psst again' });
  expect(again.channel).toBe(answer.channel);
});

conforms(
  'chat.postMessage keeps control sequences, marks links and escapes the rest',
  async ({ client, channel, person }) => {
    const text = `<@${person}> a < b & c &amp; <https://shop.example|shop> see https://shop.example/x.`;
    const answer = await client.chat.postMessage({ channel, text });
    expect(answer.message?.text).toBe(
      `<@${person}> a &lt; b &amp; c &amp; <https://shop.example|shop> see <https://shop.example/x>.`,
    );
  },
);

conforms('chat.postMessage refuses what it cannot post', async ({ client, channel, otherChannel }) => {
  await expectError(client.chat.postMessage({ channel: 'C0NOWHERE', text: 'hello' }), 'channel_not_found');
  await expectError(client.chat.postMessage({ channel: otherChannel, text: 'hello' }), 'not_in_channel');
  await expectError(client.chat.postMessage({ channel, text: '' }), 'no_text');
  const nameless = { event_type: '', event_payload: {} };
  await expectError(client.chat.postMessage({ channel, text: 'hello', metadata: nameless }), 'invalid_metadata_format');
});

conforms('chat.postEphemeral is seen by one member of the channel', async (workspace) => {
  const { client, channel, person } = workspace;
  const before = await posted(workspace, 'for all');
  const answer = await client.chat.postEphemeral({ channel, user: person, text: 'only you' });
  expect(answer.message_ts).toMatch(/^\d{10}\.\d{6}$/);
  const history = await client.conversations.history({ channel, oldest: before });
  expect(history.messages).toEqual([]);
  await expectError(client.chat.postEphemeral({ channel, user: 'U0NOBODY', text: 'hello' }), 'user_not_found');
});

conforms('chat.getPermalink names the thread of a reply', async (workspace) => {
  const { client, channel } = workspace;
  const root = await posted(workspace, 'root');
  const reply = await posted(workspace, 'reply', root);
  const link = await client.chat.getPermalink({ channel, message_ts: reply });
  const address = new URL(link.permalink ?? '');
  expect(address.pathname).toContain(`/archives/${channel}/p${reply.replace('.', '')}`);
  expect(address.searchParams.get('thread_ts')).toBe(root);
  await expectError(client.chat.getPermalink({ channel, message_ts: '1.000000' }), 'message_not_found');
});
