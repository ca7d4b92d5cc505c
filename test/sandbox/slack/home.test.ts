import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../sandbox/slack/state.ts';
import { button, dialogWorld, option } from './dialog-world.ts';
import { MANIFEST } from './slack-with-app.ts';

const ALICE = 'U0ALICE';

function home(more: JsonObject = {}): JsonObject {
  const filter = { type: 'static_select', action_id: 'filter', options: [option('mine'), option('all')] };
  const blocks = [
    { type: 'actions', block_id: 'top', elements: [filter] },
    { type: 'actions', block_id: 'first', elements: [button('show', 'J-1')] },
    { type: 'actions', block_id: 'second', elements: [button('show', 'J-2')] },
  ];
  return { type: 'home', callback_id: 'home', blocks, ...more };
}

test('who opens Home is told to the app, with the view they see', async () => {
  await using world = await dialogWorld();
  world.slack.openHome(ALICE);
  await world.slack.settled();
  expect(world.last().event).toMatchObject({ type: 'app_home_opened', user: ALICE, tab: 'home', channel: 'D0ALICE' });
  expect(world.last().event).not.toHaveProperty('view');
  await world.call('views.publish', { user_id: ALICE, view: home() });
  world.slack.openHome(ALICE);
  await world.slack.settled();
  expect(world.last().event).toMatchObject({ view: { type: 'home', callback_id: 'home' } });
});

test('everybody has a Home of their own', async () => {
  await using world = await dialogWorld();
  expect(world.slack.home(ALICE)).toBeUndefined();
  const published = await world.call('views.publish', { user_id: ALICE, view: home() });
  expect(published).toMatchObject({ ok: true, view: { type: 'home' } });
  expect(world.slack.home(ALICE)).toMatchObject({ callback_id: 'home', title: '' });
  expect(world.slack.home('U0BEN')).toBeUndefined();
});

test('a Home is published over an older one only with its newest hash', async () => {
  await using world = await dialogWorld();
  const { view } = await world.call('views.publish', { user_id: ALICE, view: home() });
  const { id, hash } = view as { id: string; hash: string };
  const next = await world.call('views.publish', { user_id: ALICE, hash, view: home({ callback_id: 'next' }) });
  expect(next).toMatchObject({ ok: true, view: { id } });
  const stale = await world.call('views.publish', { user_id: ALICE, hash, view: home() });
  expect(stale).toEqual({ ok: false, error: 'hash_conflict' });
  expect(world.slack.home(ALICE)?.callback_id).toBe('next');
});

test('a click in Home says which button, and opens a dialog', async () => {
  await using world = await dialogWorld();
  await world.call('views.publish', { user_id: ALICE, view: home() });
  await world.slack.clickIn({ user: ALICE, in: 'home', actionId: 'show', value: 'J-2' });
  expect(world.last()).toMatchObject({
    type: 'block_actions',
    container: { type: 'view' },
    view: { type: 'home' },
    actions: [{ action_id: 'show', block_id: 'second', value: 'J-2' }],
  });
  expect(world.last()).not.toHaveProperty('response_url');
  const view = { type: 'modal', title: { type: 'plain_text', text: 'Job' }, blocks: [] };
  await world.call('views.open', { trigger_id: String(world.last().trigger_id), view });
  expect(world.slack.view(ALICE)?.title).toBe('Job');
});

test('a menu of Home stays as it was set when the same menu is published again', async () => {
  await using world = await dialogWorld();
  await world.call('views.publish', { user_id: ALICE, view: home() });
  await world.slack.clickIn({ user: ALICE, in: 'home', actionId: 'filter', value: 'all' });
  expect(world.last()).toMatchObject({ actions: [{ selected_option: { value: 'all' } }] });
  await world.call('views.publish', { user_id: ALICE, view: home() });
  expect(world.slack.home(ALICE)?.values).toMatchObject({ top: { filter: { selected_option: { value: 'all' } } } });
});

test('no Home without it in the manifest, nor for an app or nobody', async () => {
  await using world = await dialogWorld();
  for (const user_id of ['U0JOBLINE', 'U0NOBODY']) {
    const answer = await world.call('views.publish', { user_id, view: home() });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
  }
  await using without = await dialogWorld({ manifest: MANIFEST });
  const answer = await without.call('views.publish', { user_id: ALICE, view: home() });
  expect(answer).toEqual({ ok: false, error: 'not_enabled' });
  expect(() => without.slack.openHome(ALICE)).toThrow('not_enabled');
});

test('Homes are still there after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'home-'));
  const stateFile = join(folder, 'slack.jsonl');
  {
    await using world = await dialogWorld({ stateFile });
    await world.call('views.publish', { user_id: ALICE, view: home() });
  }
  await using again = await dialogWorld({ stateFile });
  expect(again.slack.home(ALICE)?.callback_id).toBe('home');
  await rm(folder, { recursive: true });
});
