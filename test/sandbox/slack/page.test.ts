import { expect, test } from 'vitest';
import type { PageState } from '../../../sandbox/slack/model.ts';
import { type SlackWithApp, slackWithApp } from './slack-with-app.ts';

async function act(world: SlackWithApp, verb: string, body: object): Promise<unknown> {
  const response = await fetch(`${world.url}/slack/page/${verb}`, { method: 'POST', body: JSON.stringify(body) });
  return response.json();
}

async function state(world: SlackWithApp, user: string): Promise<PageState> {
  return (await (await fetch(`${world.url}/slack/page/state?user=${user}`)).json()) as PageState;
}

test('a page shows the channels of its person, their DM with the app and who is a full member', async () => {
  await using world = await slackWithApp();
  const { team, members, channels, app } = await state(world, 'U0GUEST');
  expect(team).toEqual({ id: 'T0SANDBOX', name: 'Northlight Studio' });
  expect(app).toEqual({ userId: 'U0JOBLINE', name: 'Jobline', hasHome: false, commands: [], shortcuts: [] });
  expect(channels.map(({ id, name, kind }) => ({ id, name, kind }))).toEqual([
    { id: 'C0JOBS', name: 'jobs', kind: 'channel' },
    { id: 'D0GUEST', name: 'Jobline', kind: 'dm' },
  ]);
  expect(members.filter((member) => member.isMember).map((member) => member.displayName)).toEqual([
    'Alice',
    'Ben',
    'Chiara',
  ]);
});

test('a person posts, edits, deletes and reacts through the page', async () => {
  await using world = await slackWithApp();
  const by = { user: 'U0ALICE', channel: 'C0JOBS' };
  const posted = await act(world, 'post', { ...by, text: 'hello *all*' });
  expect(posted).toEqual({ ok: true, ts: expect.any(String) });
  const { ts } = posted as { ts: string };
  await act(world, 'post', { ...by, text: 'reply', thread_ts: ts });
  await act(world, 'react', { ...by, ts, name: 'tada' });
  await act(world, 'edit', { ...by, ts, text: 'hello everyone' });
  const [root, reply] = (await state(world, 'U0BEN')).channels[0]?.messages ?? [];
  expect(root).toMatchObject({
    name: 'Alice',
    isApp: false,
    text: 'hello everyone',
    typed: 'hello everyone',
    edited: true,
    replyCount: 1,
    reactions: [{ name: 'tada', users: ['U0ALICE'] }],
  });
  expect(reply).toMatchObject({ thread_ts: ts, text: 'reply' });
  expect(await act(world, 'delete', { ...by, ts: reply?.ts })).toEqual({ ok: true });
  expect((await state(world, 'U0BEN')).channels[0]?.messages).toHaveLength(1);
});

test('a page is refused what Slack would refuse', async () => {
  await using world = await slackWithApp();
  const { ts } = world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'mine' });
  const refused = await act(world, 'edit', { user: 'U0BEN', channel: 'C0JOBS', ts, text: 'yours' });
  expect(refused).toEqual({ ok: false, error: 'cant_update_message' });
  world.slack.setArchived('C0JOBS', true);
  expect(await act(world, 'post', { user: 'U0BEN', channel: 'C0JOBS', text: 'too late' })).toEqual({
    ok: false,
    error: 'is_archived',
  });
  expect(await act(world, 'post', { user: 'U0BEN' })).toMatchObject({ ok: false });
});

test('an ephemeral is on the page of its addressee only', async () => {
  await using world = await slackWithApp();
  await world.client.chat.postEphemeral({ channel: 'C0JOBS', user: 'U0BEN', text: 'only Ben' });
  expect((await state(world, 'U0BEN')).channels[0]?.messages).toMatchObject([
    { text: 'only Ben', ephemeral: true, isApp: true },
  ]);
  expect((await state(world, 'U0ALICE')).channels[0]?.messages).toEqual([]);
});

test('an open page hears of a burst of changes once', async () => {
  await using world = await slackWithApp();
  const response = await fetch(`${world.url}/slack/page/stream?user=U0ALICE`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect((await reader?.read())?.value).toBe('data: changed\n\n');
  for (const text of ['a', 'b', 'c']) world.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text });
  expect((await reader?.read())?.value).toBe('data: changed\n\n');
  await reader?.cancel();
});
