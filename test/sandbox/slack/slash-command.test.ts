import { expect, test } from 'vitest';
import { dialogWorld, modal } from './dialog-world.ts';

const ALICE = 'U0ALICE';

test('a command arrives as a signed form', async () => {
  await using world = await dialogWorld();
  expect(await world.slack.command({ user: ALICE, channel: 'C0GENERAL', text: ' find  blue ' })).toEqual({
    ok: true,
    status: 200,
  });
  expect(world.heard.at(-1)?.headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-signature': expect.stringMatching(/^v0=/),
  });
  expect(world.last()).toMatchObject({
    command: '/jobline',
    text: 'find  blue',
    user_id: ALICE,
    user_name: 'alice',
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    team_id: 'T0SANDBOX',
    api_app_id: 'A0JOBLINE',
    is_enterprise_install: 'false',
    response_url: expect.stringContaining('/slack/respond/'),
  });
});

test('members, channels and links are escaped, and the rest as in messages', async () => {
  await using world = await dialogWorld();
  const typed = 'assign J-12 @alice @Ben Okafor, @nobody in #jobs <3 & https://x.example/?a=1&b=2';
  await world.slack.command({ user: ALICE, text: typed });
  expect(world.last().text).toBe(
    'assign J-12 <@U0ALICE|alice> <@U0BEN|ben>, @nobody in <#C0JOBS|jobs> &lt;3 &amp; <https://x.example/?a=1&amp;b=2>',
  );
});

test('a command whose manifest asks for no escaping arrives as typed', async () => {
  await using world = await dialogWorld({
    manifest: { features: { slash_commands: [{ command: '/raw', description: 'x' }] } },
  });
  await world.slack.command({ user: ALICE, text: '@alice <3' });
  expect(world.last().text).toBe('@alice <3');
});

test('what is answered at once only the asker sees, unless it is for the channel', async () => {
  await using world = await dialogWorld();
  world.answerJson({ text: 'Three jobs.' });
  const result = await world.slack.command({ user: ALICE, text: 'mine' });
  expect(result).toMatchObject({ ok: true, answer: { text: 'Three jobs.' } });
  expect(world.slack.ephemerals(ALICE)).toMatchObject([{ channel: 'C0JOBS', text: 'Three jobs.' }]);
  expect(world.slack.ephemerals('U0BEN')).toEqual([]);
  world.answerJson({ response_type: 'in_channel', text: 'For all.' });
  await world.slack.command({ user: ALICE, text: 'mine' });
  expect(world.slack.messages('C0JOBS').at(-1)).toMatchObject({ text: 'For all.', bot_id: 'B0JOBLINE' });
  world.answerWith((_heard, response) => void response.writeHead(200).end('Plain words.'));
  await world.slack.command({ user: ALICE, text: 'mine' });
  expect(world.slack.ephemerals(ALICE).at(-1)).toMatchObject({ text: 'Plain words.' });
});

test('a command can be answered later, and with a dialog', async () => {
  await using world = await dialogWorld();
  await world.slack.command({ user: ALICE, text: 'mine' });
  const { response_url, trigger_id } = world.last();
  await fetch(String(response_url), { method: 'POST', body: JSON.stringify({ text: 'Later.' }) });
  expect(world.slack.ephemerals(ALICE)).toMatchObject([{ text: 'Later.' }]);
  expect(await world.call('views.open', { trigger_id: String(trigger_id), view: modal() })).toMatchObject({ ok: true });
  expect(world.slack.view(ALICE)?.callback_id).toBe('ask');
});

test('a command is refused in threads, when nobody has it, and told when it fails', async () => {
  await using world = await dialogWorld();
  const before = world.heard.length;
  const inThread = await world.slack.command({ user: ALICE, text: 'help', threadTs: '1.0' });
  expect(inThread).toEqual({ ok: false, error: '/jobline is not supported in threads. Sorry!' });
  const unknown = await world.slack.command({ user: ALICE, command: '/joblin', text: 'help' });
  expect(unknown).toEqual({ ok: false, error: '/joblin is not a valid command.' });
  expect(world.heard.length).toBe(before);
  world.answerWith((_heard, response) => void response.writeHead(500).end());
  const failed = await world.slack.command({ user: ALICE, text: 'help' });
  expect(failed).toEqual({ ok: false, error: '/jobline failed with the error "http_error 500"' });
});
