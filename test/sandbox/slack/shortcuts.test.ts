import { expect, test } from 'vitest';
import { dialogWorld, modal } from './dialog-world.ts';

const ALICE = 'U0ALICE';

test('a message shortcut says which message, and can be answered', async () => {
  await using world = await dialogWorld();
  const { ts } = world.slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'We can do it.' });
  const used = { user: ALICE, callbackId: 'keep_internal', channel: 'C0JOBS', ts };
  expect(await world.slack.shortcut(used)).toEqual({ ok: true, status: 200 });
  expect(world.last()).toMatchObject({
    type: 'message_action',
    callback_id: 'keep_internal',
    user: { id: ALICE },
    channel: { id: 'C0JOBS', name: 'jobs' },
    message_ts: ts,
    message: { ts, user: 'U0BEN', text: 'We can do it.' },
  });
  const { response_url } = world.last();
  await fetch(String(response_url), { method: 'POST', body: JSON.stringify({ text: 'Kept.' }) });
  expect(world.slack.ephemerals(ALICE)).toMatchObject([{ text: 'Kept.' }]);
  const body = JSON.stringify({ replace_original: true, text: 'Mine now.' });
  const replaced = await fetch(String(response_url), { method: 'POST', body });
  expect(replaced.status).toBe(400);
  expect(world.slack.messages('C0JOBS').at(-1)?.text).toBe('We can do it.');
});

test('a global shortcut has no channel and opens a dialog', async () => {
  await using world = await dialogWorld();
  expect(await world.slack.shortcut({ user: ALICE, callbackId: 'find_job' })).toEqual({ ok: true, status: 200 });
  expect(world.last()).toMatchObject({ type: 'shortcut', callback_id: 'find_job', user: { id: ALICE } });
  expect(world.last()).not.toHaveProperty('channel');
  expect(world.last()).not.toHaveProperty('response_url');
  await world.call('views.open', { trigger_id: String(world.last().trigger_id), view: modal() });
  expect(world.slack.view(ALICE)?.title).toBe('Ask');
});

test('only what the manifest has, and only on messages that the person sees', async () => {
  await using world = await dialogWorld();
  const { ts } = world.slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'Hello.' });
  const before = world.heard.length;
  expect(await world.slack.shortcut({ user: ALICE, callbackId: 'keep_internal' })).toMatchObject({ ok: false });
  expect(await world.slack.shortcut({ user: ALICE, callbackId: 'find_job', channel: 'C0JOBS', ts })).toMatchObject({
    ok: false,
  });
  world.slack.addMember({ id: 'U0OUT', name: 'olga' });
  const outside = world.slack.shortcut({ user: 'U0OUT', callbackId: 'keep_internal', channel: 'C0JOBS', ts });
  await expect(outside).rejects.toThrow('not_in_channel');
  const nothing = world.slack.shortcut({ user: ALICE, callbackId: 'keep_internal', channel: 'C0JOBS', ts: '1.0' });
  await expect(nothing).rejects.toThrow('message_not_found');
  expect(world.heard.length).toBe(before);
});
