import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../sandbox/slack/state.ts';
import { button, dialogWorld, field, modal, option, plain, words } from './dialog-world.ts';

const ALICE = 'U0ALICE';

/** What the last request said of the dialog's values, without their types. */
function sentValues(body: JsonObject): Record<string, unknown> {
  const { values } = (body.view as { state: { values: Record<string, { value: JsonObject }> } }).state;
  return Object.fromEntries(
    Object.entries(values).map(([id, { value }]) => {
      const { type: _type, ...held } = value;
      return [id, Object.values(held)[0]];
    }),
  );
}

test('a click gives a trigger that opens one dialog, once', async () => {
  await using world = await dialogWorld();
  const trigger_id = await world.trigger();
  const opened = await world.call('views.open', { trigger_id, view: modal({ blocks: [field('words', words())] }) });
  expect(opened).toMatchObject({ ok: true, view: { type: 'modal', callback_id: 'ask', previous_view_id: null } });
  expect(world.slack.view(ALICE)).toMatchObject({ title: 'Ask', callback_id: 'ask', errors: {} });
  expect(world.slack.view('U0BEN')).toBeUndefined();
  const again = await world.call('views.open', { trigger_id, view: modal() });
  expect(again).toEqual({ ok: false, error: 'exchanged_trigger_id' });
  const made = await world.call('views.open', { trigger_id: 'x', view: modal() });
  expect(made).toEqual({ ok: false, error: 'invalid_trigger_id' });
});

test('a trigger comes to nothing when it is too old', async () => {
  await using world = await dialogWorld({ triggerLastsMs: -1 });
  const late = await world.call('views.open', { trigger_id: await world.trigger(), view: modal() });
  expect(late).toEqual({ ok: false, error: 'expired_trigger_id' });
});

test('a dialog that Slack would refuse does not use up its trigger', async () => {
  await using world = await dialogWorld();
  const trigger_id = await world.trigger();
  const refused = await world.call('views.open', { trigger_id, view: modal({ title: plain('x'.repeat(25)) }) });
  expect(refused).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
  });
  expect(await world.call('views.open', { trigger_id, view: modal() })).toMatchObject({ ok: true });
});

describe('Slack refuses', () => {
  const { submit: _submit, ...withoutSubmit } = modal({ blocks: [field('a', words())] });
  const choices = { type: 'static_select', options: [option('1')], initial_option: option('2') };
  const mistakes: [string, JsonObject][] = [
    ['inputs without a button to send them', withoutSubmit],
    ['more than 100 blocks', modal({ blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) })],
    ['private metadata of more than 3,000 characters', modal({ private_metadata: 'x'.repeat(3001) })],
    ['a callback id of more than 255 characters', modal({ callback_id: 'x'.repeat(256) })],
    ['a block id twice', modal({ blocks: [field('a', words()), field('a', words())] })],
    [
      'an action id twice in a block',
      modal({ blocks: [{ type: 'actions', elements: [button('a', '1'), button('a', '2')] }] }),
    ],
    ['a first option that is not offered', modal({ blocks: [field('a', choices)] })],
    ['a menu without options', modal({ blocks: [field('a', { type: 'static_select' })] })],
    ['a field that views do not have', modal({ colour: 'green' })],
    ['a Home as a dialog', { type: 'home', blocks: [] }],
  ];
  test.each(mistakes)('%s', async (_, view) => {
    await using world = await dialogWorld();
    const answer = await world.call('views.open', { trigger_id: await world.trigger(), view });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
  });

  test('an argument that the method does not have, and an external id that is taken', async () => {
    await using world = await dialogWorld();
    const unknown = await world.call('views.open', { triger_id: '1', view: modal() });
    expect(unknown).toMatchObject({ error: 'invalid_arguments' });
    await world.open(modal({ external_id: 'one' }));
    const trigger_id = await world.trigger();
    const taken = await world.call('views.open', { trigger_id, view: modal({ external_id: 'one' }) });
    expect(taken).toEqual({ ok: false, error: 'duplicate_external_id' });
  });
});

describe('what is sent', () => {
  const everything = modal({
    private_metadata: '{"threadId":1}',
    blocks: [
      field('words', words({ initial_value: 'first' })),
      field('mail', { type: 'email_text_input' }, { optional: true }),
      field('number', { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' }),
      field('one', { type: 'static_select', options: [option('1'), option('2')], initial_option: option('2') }),
      field('some', { type: 'multi_static_select', options: [option('1'), option('2')] }),
      field('user', { type: 'users_select' }),
      field('users', { type: 'multi_users_select', initial_users: [ALICE] }),
      field('conversation', { type: 'conversations_select' }),
      field('channel', { type: 'channels_select' }),
      field('day', { type: 'datepicker' }),
      field('hour', { type: 'timepicker' }),
      field('boxes', { type: 'checkboxes', options: [option('1'), option('2')] }, { optional: true }),
      field('radio', { type: 'radio_buttons', options: [option('1'), option('2')] }),
    ],
  });
  const values = {
    number: '5',
    some: ['1', '2'],
    user: 'U0BEN',
    conversation: 'C0JOBS',
    channel: 'C0GENERAL',
    day: '2026-12-01',
    hour: '09:30',
    radio: '1',
  };

  test('is the state of every input, and nothing closes the dialog', async () => {
    await using world = await dialogWorld();
    await world.open(everything);
    expect(await world.slack.submit({ user: ALICE, values })).toEqual({ ok: true, status: 200 });
    expect(world.last()).toMatchObject({
      type: 'view_submission',
      user: { id: ALICE },
      team: { id: 'T0SANDBOX' },
      view: { callback_id: 'ask', private_metadata: '{"threadId":1}', hash: expect.any(String) },
      response_urls: [],
    });
    const full = (value: string) => ({ value, text: { type: 'plain_text', text: `Option ${value}`, emoji: true } });
    expect(sentValues(world.last())).toEqual({
      ...values,
      words: 'first',
      mail: null,
      one: full('2'),
      some: [full('1'), full('2')],
      users: [ALICE],
      boxes: [],
      radio: full('1'),
    });
    expect(world.slack.view(ALICE)).toBeUndefined();
  });

  test('is not sent while something required is empty or does not fit', async () => {
    await using world = await dialogWorld();
    await world.open(everything);
    const before = world.heard.length;
    const { number: _number, ...without } = values;
    const tries: [object, string][] = [
      [without, 'required number'],
      [{ ...values, number: '10' }, 'too_big number'],
      [{ ...values, number: 'five' }, 'number number'],
      [{ ...values, mail: 'nobody' }, 'email mail'],
      [{ ...values, mail: '', words: '' }, 'required words'],
    ];
    for (const [given, error] of tries) {
      expect(await world.slack.submit({ user: ALICE, values: { ...given } })).toEqual({ ok: false, error });
    }
    expect(world.heard.length).toBe(before);
  });

  test('keeps to the lengths of a text input', async () => {
    await using world = await dialogWorld();
    await world.open(modal({ blocks: [field('words', words({ min_length: 2, max_length: 3 }))] }));
    const submit = (given: string) => world.slack.submit({ user: ALICE, values: { words: given } });
    expect(await submit('a')).toEqual({ ok: false, error: 'too_short words' });
    expect(await submit('abcd')).toEqual({ ok: false, error: 'too_long words' });
    expect(await submit('abc')).toEqual({ ok: true, status: 200 });
  });

  test('can only be what is there', async () => {
    await using world = await dialogWorld();
    await world.open(everything);
    const submit = (given: Record<string, string>) => world.slack.submit({ user: ALICE, values: given });
    await expect(submit({ one: '3' })).rejects.toThrow('not_offered one: 3');
    await expect(submit({ user: 'U0NOBODY' })).rejects.toThrow('not_offered user');
    await expect(submit({ day: '2026-02-30' })).rejects.toThrow('not_offered day');
    await expect(submit({ nowhere: '1' })).rejects.toThrow('no_such_input nowhere');
    await expect(world.slack.submit({ user: 'U0BEN' })).rejects.toThrow('no_open_dialog');
  });
});

describe('the answer to a sent dialog', () => {
  const asking = modal({ blocks: [field('words', words())] });
  const submit = { user: ALICE, values: { words: 'hello' } };

  test('can put errors under fields, and what was typed stays', async () => {
    await using world = await dialogWorld();
    await world.open(asking);
    world.answerJson({ response_action: 'errors', errors: { words: 'Too short.' } });
    expect(await world.slack.submit(submit)).toEqual({ ok: true, status: 200 });
    expect(world.slack.view(ALICE)?.errors).toEqual({ words: 'Too short.' });
    world.answerJson();
    await world.slack.submit({ user: ALICE });
    expect(sentValues(world.last())).toEqual({ words: 'hello' });
    expect(world.slack.view(ALICE)).toBeUndefined();
  });

  test('can replace, push and clear', async () => {
    await using world = await dialogWorld();
    await world.open(asking);
    world.answerJson({ response_action: 'update', view: modal({ title: plain('Second') }) });
    await world.slack.submit(submit);
    expect(world.slack.views(ALICE).map(({ title }) => title)).toEqual(['Second']);
    world.answerJson({ response_action: 'push', view: modal({ title: plain('Third') }) });
    await world.slack.submit({ user: ALICE });
    expect(world.slack.views(ALICE).map(({ title }) => title)).toEqual(['Second', 'Third']);
    world.answerJson();
    await world.slack.submit({ user: ALICE });
    expect(world.slack.view(ALICE)?.title).toBe('Second');
    world.answerJson({ response_action: 'clear' });
    await world.slack.submit({ user: ALICE });
    expect(world.slack.views(ALICE)).toEqual([]);
  });

  test('that Slack does not understand is told to the person, and the dialog stays', async () => {
    await using world = await dialogWorld();
    await world.open(asking);
    const answers: [JsonObject, string][] = [
      [{ response_action: 'errors', errors: { nowhere: 'No.' } }, 'invalid_errors nowhere'],
      [{ response_action: 'update', view: { type: 'modal' } }, 'invalid_arguments'],
      [{ text: 'ok' }, 'invalid_answer'],
    ];
    for (const [answer, error] of answers) {
      world.answerJson(answer);
      expect(await world.slack.submit(submit)).toEqual({ ok: false, error });
    }
    world.answerWith((_heard, response) => void response.writeHead(500).end());
    expect(await world.slack.submit(submit)).toEqual({ ok: false, error: 'http_error 500' });
    expect(world.slack.views(ALICE)).toHaveLength(1);
  });
});
