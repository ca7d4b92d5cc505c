import { expect, test } from 'vitest';
import { button, dialogWorld, field, modal, option, words } from './dialog-world.ts';

const user = 'U0ALICE';

test('dialogs are looked at, used, sent and closed by order', async () => {
  await using world = await dialogWorld();
  const job = field('job', { type: 'external_select', min_query_length: 0 }, { optional: true });
  const more = { type: 'actions', block_id: 'more', elements: [button('more', 'a')] };
  await world.open(modal({ blocks: [field('words', words()), job, more] }));
  const { views } = await world.control('GET', `/views?user=${user}`);
  expect(views).toMatchObject([{ title: 'Ask', callback_id: 'ask' }]);

  world.answerJson({ options: [option('12')] });
  const suggested = await world.control('POST', '/views/suggest', { user, blockId: 'job', query: '' });
  expect(suggested).toEqual({ ok: true, options: [{ text: 'Option 12', value: '12' }] });
  world.answerJson();
  const clicked = await world.control('POST', '/views/click', { user, actionId: 'more', values: { words: 'hello' } });
  expect(clicked).toEqual({ ok: true, status: 200 });
  expect(world.last()).toMatchObject({ view: { state: { values: { words: { value: { value: 'hello' } } } } } });
  const empty = await world.control('POST', '/views/submit', { user, values: { words: '' } });
  expect(empty).toEqual({ ok: false, error: 'required words' });
  const wrong = await world.control('POST', '/views/submit', { user, values: { nowhere: 'x' } });
  expect(wrong).toEqual({ ok: false, error: 'no_such_input nowhere' });
  await world.control('POST', '/views/submit', { user, values: { words: 'hello', job: '12' } });
  expect(await world.control('GET', `/views?user=${user}`)).toEqual({ ok: true, views: [] });
  expect(await world.control('POST', '/views/close', { user })).toEqual({ ok: false, error: 'no_open_dialog' });
});

test('commands, shortcuts and Home are used by order', async () => {
  await using world = await dialogWorld();
  world.answerJson({ text: 'Three jobs.' });
  const command = await world.control('POST', '/commands', { user, channel: 'C0JOBS', text: 'mine' });
  expect(command).toMatchObject({ ok: true, answer: { text: 'Three jobs.' } });
  world.answerJson();
  const shortcut = await world.control('POST', '/shortcuts', { user, callbackId: 'find_job' });
  expect(shortcut).toEqual({ ok: true, status: 200 });
  expect(await world.control('POST', '/home', { user })).toEqual({ ok: true });
  await world.slack.settled();
  expect(world.last().event).toMatchObject({ type: 'app_home_opened' });
  expect(await world.control('GET', `/home?user=${user}`)).toEqual({ ok: true, home: null });
  await world.call('views.publish', { user_id: user, view: { type: 'home', blocks: [] } });
  expect(await world.control('GET', `/home?user=${user}`)).toMatchObject({ home: { type: 'home' } });
});
