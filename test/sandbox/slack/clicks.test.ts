import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { type SlackWithApp, slackWithApp } from './slack-with-app.ts';

const BLOCKS: KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'card',
    elements: [
      {
        type: 'button',
        action_id: 'job_open',
        value: '12',
        style: 'primary',
        text: { type: 'plain_text', text: 'Open' },
      },
    ],
  },
];

async function card(world: SlackWithApp): Promise<{ channel: string; ts: string }> {
  const { ts = '' } = await world.client.chat.postMessage({ channel: 'C0JOBS', text: 'card', blocks: BLOCKS });
  await world.slack.settled();
  return { channel: 'C0JOBS', ts };
}

async function click(world: SlackWithApp, target: { channel: string; ts: string }): Promise<string> {
  await world.slack.click({ user: 'U0ALICE', ...target, blockId: 'card', actionId: 'job_open' });
  return String(world.heard.at(-1)?.body.response_url);
}

function respond(url: string, body: object): Promise<Response> {
  return fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}

test('a click arrives as a signed form with the payload of block_actions', async () => {
  await using world = await slackWithApp();
  const target = await card(world);
  const result = await world.slack.click({ user: 'U0ALICE', ...target, actionId: 'job_open' });
  expect(result).toEqual({ ok: true, status: 200 });
  const heard = world.heard.at(-1);
  expect(heard?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(heard?.headers['x-slack-signature']).toMatch(/^v0=/);
  expect(heard?.body).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0ALICE', username: 'alice', team_id: 'T0SANDBOX' },
    team: { id: 'T0SANDBOX' },
    api_app_id: 'A0JOBLINE',
    container: { type: 'message', message_ts: target.ts, channel_id: 'C0JOBS', is_ephemeral: false },
    channel: { id: 'C0JOBS', name: 'jobs' },
    message: { ts: target.ts, bot_id: 'B0JOBLINE', text: 'card' },
    state: { values: {} },
    trigger_id: expect.any(String),
    response_url: expect.stringContaining('/slack/respond/'),
    actions: [{ type: 'button', action_id: 'job_open', block_id: 'card', value: '12', action_ts: expect.any(String) }],
  });
});

test('a click that is not answered well is told to who clicked and not repeated', async () => {
  await using world = await slackWithApp({ answerWithinMs: 60 });
  const target = await card(world);
  const before = world.heard.length;
  world.answerWith((_heard, response) => void response.writeHead(500).end());
  const clicked = { user: 'U0ALICE', ...target, actionId: 'job_open' };
  expect(await world.slack.click(clicked)).toEqual({ ok: false, error: 'http_error 500' });
  world.answerWith(() => undefined);
  expect(await world.slack.click(clicked)).toEqual({ ok: false, error: 'http_timeout' });
  expect(world.heard.length).toBe(before + 2);
});

test('only who is in the channel can click, and only what is there', async () => {
  await using world = await slackWithApp();
  const target = await card(world);
  world.slack.addMember({ id: 'U0OUT', name: 'olga' });
  await expect(world.slack.click({ user: 'U0OUT', ...target, actionId: 'job_open' })).rejects.toThrow('not_in_channel');
  await expect(world.slack.click({ user: 'U0ALICE', ...target, actionId: 'nope' })).rejects.toThrow('no_such_button');
});

test('a response_url answers the clicker alone unless told otherwise', async () => {
  await using world = await slackWithApp();
  const target = await card(world);
  const url = await click(world, target);
  expect((await respond(url, { text: 'only you' })).status).toBe(200);
  expect(world.slack.ephemerals('U0ALICE')).toMatchObject([{ text: 'only you', channel: 'C0JOBS' }]);
  expect(world.slack.ephemerals('U0BEN')).toEqual([]);
  await respond(url, { text: 'for all', response_type: 'in_channel', thread_ts: target.ts, replace_original: false });
  expect(world.slack.thread('C0JOBS', target.ts).map((message) => message.text)).toEqual(['card', 'for all']);
});

test('a response_url replaces and deletes the original', async () => {
  await using world = await slackWithApp();
  const target = await card(world);
  const url = await click(world, target);
  await respond(url, { text: 'done', replace_original: true });
  expect(world.slack.messages('C0JOBS')).toMatchObject([{ text: 'done' }]);
  await respond(url, { delete_original: true });
  expect(world.slack.messages('C0JOBS')).toEqual([]);
});

test("an ephemeral's button works and can take the ephemeral away", async () => {
  await using world = await slackWithApp();
  await world.client.chat.postEphemeral({ channel: 'C0JOBS', user: 'U0ALICE', text: 'send?', blocks: BLOCKS });
  const [ephemeral] = world.slack.ephemerals('U0ALICE');
  const url = await click(world, { channel: 'C0JOBS', ts: ephemeral?.ts ?? '' });
  expect(world.heard.at(-1)?.body).toMatchObject({ container: { is_ephemeral: true } });
  expect(world.heard.at(-1)?.body).not.toHaveProperty('message');
  await respond(url, { delete_original: true });
  expect(world.slack.ephemerals('U0ALICE')).toEqual([]);
});

test('a response_url works five times', async () => {
  await using world = await slackWithApp();
  const url = await click(world, await card(world));
  const statuses: number[] = [];
  for (let use = 0; use < 6; use += 1) statuses.push((await respond(url, { text: `${use}` })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
});
