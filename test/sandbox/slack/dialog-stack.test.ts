import { describe, expect, test } from 'vitest';
import { button, dialogWorld, field, modal, words } from './dialog-world.ts';

const ALICE = 'U0ALICE';

describe('a dialog in a dialog', () => {
  const root = modal({ notify_on_close: true, blocks: [{ type: 'actions', elements: [button('more', 'a')] }] });

  test('is pushed by a click in it, three deep at most', async () => {
    await using world = await dialogWorld();
    await world.open(root);
    const push = async () => {
      await world.slack.clickIn({ user: ALICE, actionId: 'more' });
      return world.call('views.push', { trigger_id: String(world.last().trigger_id), view: root });
    };
    const pushed = await push();
    const rootId = world.slack.views(ALICE)[0]?.id;
    expect(pushed).toMatchObject({ ok: true, view: { previous_view_id: rootId, root_view_id: rootId } });
    expect(await push()).toMatchObject({ ok: true });
    expect(await push()).toEqual({ ok: false, error: 'push_limit_reached' });
    const outside = await world.call('views.push', { trigger_id: await world.trigger(), view: root });
    expect(outside).toEqual({ ok: false, error: 'not_found' });
  });

  test('is closed alone, or with all of them by the cross', async () => {
    await using world = await dialogWorld();
    const { id } = await world.open(root);
    await world.slack.clickIn({ user: ALICE, actionId: 'more' });
    await world.call('views.push', { trigger_id: String(world.last().trigger_id), view: root });
    const pushed = world.slack.view(ALICE)?.id;
    await world.slack.closeView({ user: ALICE });
    expect(world.last()).toMatchObject({ type: 'view_closed', is_cleared: false, view: { id: pushed } });
    expect(world.slack.view(ALICE)?.id).toBe(id);
    await world.slack.clickIn({ user: ALICE, actionId: 'more' });
    await world.call('views.push', { trigger_id: String(world.last().trigger_id), view: modal() });
    await world.slack.closeView({ user: ALICE, all: true });
    expect(world.last()).toMatchObject({ type: 'view_closed', is_cleared: true, view: { id } });
    expect(world.slack.views(ALICE)).toEqual([]);
  });
});

describe('an update', () => {
  test('keeps what was typed where the ids stay, and takes only the newest hash', async () => {
    await using world = await dialogWorld();
    const filter = field('filter', words({ dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } }), {
      dispatch_action: true,
    });
    const { id, hash } = await world.open(modal({ external_id: 'ask-1', blocks: [filter, field('old', words())] }));
    await world.slack.clickIn({
      user: ALICE,
      actionId: 'value',
      blockId: 'filter',
      value: 'blue',
      values: { old: 'x' },
    });
    expect(world.last()).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: id },
      actions: [{ type: 'plain_text_input', block_id: 'filter', value: 'blue' }],
      view: { state: { values: { filter: { value: { value: 'blue' } }, old: { value: { value: 'x' } } } } },
    });
    expect(world.last()).not.toHaveProperty('channel');
    const next = modal({ external_id: 'ask-1', blocks: [filter, field('new', words())] });
    const updated = await world.call('views.update', { view_id: String(id), hash: String(hash), view: next });
    expect(updated).toMatchObject({ ok: true, view: { id } });
    const values = world.slack.view(ALICE)?.values;
    expect(values).toMatchObject({ filter: { value: { value: 'blue' } }, new: { value: { value: null } } });
    expect(values).not.toHaveProperty('old');
    const stale = await world.call('views.update', { view_id: String(id), hash: String(hash), view: next });
    expect(stale).toEqual({ ok: false, error: 'hash_conflict' });
    expect(await world.call('views.update', { external_id: 'ask-1', view: next })).toMatchObject({ ok: true });
    const gone = await world.call('views.update', { view_id: 'V0', view: next });
    expect(gone).toEqual({ ok: false, error: 'not_found' });
  });
});
