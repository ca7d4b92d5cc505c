import { expect, test } from 'vitest';
import type { JsonObject } from '../../../sandbox/slack/state.ts';
import { eventually } from '../../support/eventually.ts';
import { TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';
import { field, modal, option, words } from './dialog-world.ts';
import { type AppSocket, type SocketWorld, socketWorld } from './socket-app.ts';

const ALICE = 'U0ALICE';

/** The next envelope that comes to the socket while something is done; acknowledged with what is given. */
async function answered<T>(socket: AppSocket, doing: Promise<T>, payload?: JsonObject): Promise<[T, JsonObject]> {
  const before = socket.heard.length;
  const envelope = await eventually(() => {
    const next = socket.heard[before];
    if (next === undefined) throw new Error('nothing came');
    return next;
  });
  socket.acknowledge(envelope, payload);
  return [await doing, envelope];
}

function payloadOf(envelope: JsonObject): JsonObject {
  return envelope.payload as JsonObject;
}

async function openDialog(world: SocketWorld, trigger_id: unknown): Promise<void> {
  const blocks = [
    field('words', words()),
    field('job', { type: 'external_select', min_query_length: 0 }, { optional: true }),
  ];
  const response = await fetch(`${world.sandbox.url}/slack/api/views.open`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${TEST_SANDBOX_SECRETS.slack.botToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ trigger_id, view: modal({ blocks }) }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
}

test('commands, shortcuts, options and sent dialogs come in envelopes, answered in the acknowledgement', async () => {
  await using world = await socketWorld();
  const socket = await world.connect();
  const { slack } = world;

  const asked = slack.command({ user: ALICE, text: 'mine' });
  const [command, commandEnvelope] = await answered(socket, asked, { text: 'Three jobs.' });
  expect(commandEnvelope).toMatchObject({ type: 'slash_commands', accepts_response_payload: true });
  expect(payloadOf(commandEnvelope)).toMatchObject({ command: '/jobline', text: 'mine', user_id: ALICE });
  expect(command).toMatchObject({ ok: true, answer: { text: 'Three jobs.' } });

  const [, shortcut] = await answered(socket, slack.shortcut({ user: ALICE, callbackId: 'find_job' }));
  expect(shortcut).toMatchObject({
    type: 'interactive',
    accepts_response_payload: false,
    payload: { type: 'shortcut' },
  });
  await openDialog(world, payloadOf(shortcut).trigger_id);

  const loading = slack.suggest({ user: ALICE, blockId: 'job', query: '' });
  const [options, suggestion] = await answered(socket, loading, { options: [option('12')] });
  expect(suggestion).toMatchObject({ accepts_response_payload: true, payload: { type: 'block_suggestion' } });
  expect(options).toEqual([{ text: 'Option 12', value: '12' }]);

  const submit = { user: ALICE, values: { words: 'x', job: '12' } };
  const errors = { response_action: 'errors', errors: { words: 'Too short.' } };
  const [, refused] = await answered(socket, slack.submit(submit), errors);
  expect(refused).toMatchObject({ accepts_response_payload: true, payload: { type: 'view_submission' } });
  expect(slack.view(ALICE)?.errors).toEqual({ words: 'Too short.' });
  await answered(socket, slack.submit(submit));
  expect(slack.view(ALICE)).toBeUndefined();
});

test('who opens Home is an event, and what nobody acknowledges is told to the person', async () => {
  await using world = await socketWorld({ answerWithinMs: 50 });
  const socket = await world.connect();
  world.slack.openHome(ALICE);
  await eventually(() =>
    expect(socket.heard[1]).toMatchObject({ type: 'events_api', payload: { event: { type: 'app_home_opened' } } }),
  );
  expect(await world.slack.shortcut({ user: ALICE, callbackId: 'find_job' })).toEqual({
    ok: false,
    error: 'http_timeout',
  });
});
