import { expect, test } from 'vitest';
import { dialogWorld, field, modal, option } from './dialog-world.ts';

const ALICE = 'U0ALICE';
const searching = modal({
  blocks: [
    field('job', { type: 'external_select', min_query_length: 2 }),
    field('tags', { type: 'multi_external_select', min_query_length: 0 }, { optional: true }),
  ],
});

test('a menu asks for its options with what was typed, over the same address', async () => {
  await using world = await dialogWorld();
  const { id } = await world.open(searching);
  world.answerJson({ options: [option('12'), option('13')] });
  const found = await world.slack.suggest({ user: ALICE, blockId: 'job', query: 'bl' });
  expect(found).toEqual([
    { text: 'Option 12', value: '12' },
    { text: 'Option 13', value: '13' },
  ]);
  expect(world.heard.at(-1)?.headers['x-slack-signature']).toMatch(/^v0=/);
  expect(world.last()).toMatchObject({
    type: 'block_suggestion',
    action_id: 'value',
    block_id: 'job',
    value: 'bl',
    user: { id: ALICE },
    container: { type: 'view', view_id: id },
    view: { callback_id: 'ask' },
  });
});

test('a menu asks for nothing below the characters it wants', async () => {
  await using world = await dialogWorld();
  await world.open(searching);
  const before = world.heard.length;
  expect(await world.slack.suggest({ user: ALICE, blockId: 'job', query: 'b' })).toEqual([]);
  expect(world.heard.length).toBe(before);
});

test('groups count as their options, and what was offered can be chosen', async () => {
  await using world = await dialogWorld();
  await world.open(searching);
  world.answerJson({ option_groups: [{ label: { type: 'plain_text', text: 'Open' }, options: [option('12')] }] });
  expect(await world.slack.suggest({ user: ALICE, blockId: 'tags', query: '' })).toHaveLength(1);
  const before = world.heard.length;
  world.answerWith((one, response) => {
    const asks = one.body.type === 'block_suggestion';
    response.writeHead(200).end(asks ? JSON.stringify({ options: [option('14')] }) : '');
  });
  expect(await world.slack.submit({ user: ALICE, values: { job: '14', tags: ['12'] } })).toMatchObject({ ok: true });
  const types = world.heard.slice(before).map(({ body }) => body.type);
  expect(types).toEqual(['block_suggestion', 'view_submission']);
  expect(world.last()).toMatchObject({
    view: {
      state: {
        values: {
          job: { value: { selected_option: { value: '14' } } },
          tags: { value: { selected_options: [{ value: '12' }] } },
        },
      },
    },
  });
});

test('what was not offered cannot be chosen', async () => {
  await using world = await dialogWorld();
  await world.open(searching);
  world.answerJson({ options: [] });
  const chosen = world.slack.submit({ user: ALICE, values: { job: '15' } });
  await expect(chosen).rejects.toThrow('not_offered job: 15');
});

test('options that Slack does not take, or that do not come, are a failure to load', async () => {
  await using world = await dialogWorld({ answerWithinMs: 200 });
  await world.open(searching);
  const suggest = () => world.slack.suggest({ user: ALICE, blockId: 'tags', query: '' });
  world.answerJson({ options: Array.from({ length: 101 }, (_, n) => option(`${n}`)) });
  await expect(suggest()).rejects.toThrow('invalid_options');
  world.answerJson({ options: [{ text: { type: 'plain_text', text: 'x'.repeat(76) }, value: '1' }] });
  await expect(suggest()).rejects.toThrow('invalid_options');
  world.answerWith(() => undefined);
  await expect(suggest()).rejects.toThrow('http_timeout');
});

test('an app whose manifest has no address for options is not asked', async () => {
  await using world = await dialogWorld({
    manifest: { settings: { interactivity: { is_enabled: true } } },
  });
  await world.open(searching);
  const suggest = world.slack.suggest({ user: ALICE, blockId: 'tags', query: '' });
  await expect(suggest).rejects.toThrow('message_menu_options_url');
});
