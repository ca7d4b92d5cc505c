import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { eventually } from '../../support/eventually.ts';
import { type JobThread, setDeadline, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
  await organization({ relay_mode: 'notes_only', profile_name: 'Studio North' });
});

afterEach(async () => {
  await organization({ relay_mode: 'notes_only', undo_seconds: null });
  for (const user of ['U0ALICE', 'U0BEN']) while (slack().view(user)) await slack().closeView({ user });
});

afterAll(async () => {
  await jobline.close();
});

const slack = () => jobline.sandbox.slack;

async function organization(chosen: object): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) => tx.updateTable('organizations').set(chosen).execute());
}

async function press(thread: JobThread, user = 'U0ALICE'): Promise<void> {
  const click = { user, channel: 'C0JOBS', ts: thread.rootTs, actionId: 'job_reply' };
  expect(await slack().click(click)).toMatchObject({ ok: true });
}

/** Presses Reply on the card and waits for the dialog. */
async function open(thread: JobThread, user = 'U0ALICE') {
  await press(thread, user);
  return eventually(() => {
    const view = slack().view(user);
    if (!view)
      throw new Error(
        'no dialog yet ' +
          JSON.stringify(
            slack()
              .calls.filter((c) => c.method.startsWith('views'))
              .at(-1)?.answer,
          ),
      );
    return view;
  });
}

async function submit(values: Record<string, string | string[]>, user = 'U0ALICE'): Promise<void> {
  expect(await slack().submit({ user, values })).toMatchObject({ ok: true });
  await jobline.settled();
}

const messagesOf = (thread: JobThread): string[] => thread.taken().filter((taken) => taken.startsWith('message.'));
const textField = (user = 'U0ALICE') => {
  const block = slack()
    .view(user)
    ?.blocks.find(({ block_id }) => block_id === 'text');
  return (block as { element?: { initial_value?: string; action_id: string } } | undefined)?.element;
};

describe('the Reply dialog', () => {
  test('sends what was written, once, and shows it to the team with the mark of its way', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    const view = await open(thread);
    expect(view).toMatchObject({ callback_id: 'reply', title: expect.stringMatching(/^Reply J-\d+$/) });
    expect(JSON.stringify(view.blocks)).toContain('Can you help us?');
    expect(textField()?.initial_value).toBeUndefined();
    await submit({ text: 'Hello *Jana*, see https://studio.example/work :tada:' });
    expect(slack().view('U0ALICE')).toBeUndefined();

    expect(messagesOf(thread)).toEqual(['message.sent Hello *Jana*, see https://studio.example/work 🎉']);
    expect(thread.last('message.sent')).toMatchObject({
      message: { html: expect.stringContaining('<a href="https://studio.example/work"'), author: { name: 'Alice' } },
    });
    expect(thread.texts().at(-1)).toMatch(/^Alice wrote to Jana Nováková\nHello \*Jana\*/);
    const post = slack().thread('C0JOBS', thread.rootTs).at(-1);
    expect(post && thread.marks(post)).toEqual(['white_check_mark']);
    expect(thread.card()).toContain('Responded');
  });

  test('sent twice is one message', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    await open(thread);
    const sent = { user: 'U0ALICE', values: { text: 'Only once' } };
    await Promise.allSettled([slack().submit(sent), slack().submit(sent)]);
    await jobline.settled();
    expect(messagesOf(thread)).toEqual(['message.sent Only once']);
    expect(thread.texts().filter((text) => text.includes('Only once'))).toHaveLength(1);
  });

  test.each(['// too cheap', '*Note:* too cheap', 'intern: too cheap'])(
    'refuses “%s” under its field',
    async (text) => {
      const thread = await startThread(jobline, { kind: 'direct' });
      await open(thread);
      await submit({ text });
      expect(slack().view('U0ALICE')?.errors).toEqual({
        text: expect.stringContaining('it starts the way a note does'),
      });
      expect(thread.heard()).toEqual([]);
    },
  );

  test('asks once about a word that the organization holds, then sends it', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    await organization({ held_words: ['margin'] });
    await open(thread);
    await submit({ text: 'Our margin is small', save: ['save'], name: 'Small' });
    const asked = /Send all the same.*Is this for Jana Nováková\? It has “margin”/;
    expect(JSON.stringify(slack().view('U0ALICE'))).toMatch(asked);
    await submit({});
    await organization({ held_words: [] });
    expect(messagesOf(thread)).toEqual(['message.sent Our margin is small']);
  });

  test('takes no words that are only blanks', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    await open(thread);
    await submit({ text: '   ' });
    expect(slack().view('U0ALICE')?.errors).toEqual({ text: expect.stringContaining('no words') });
    expect(thread.heard()).toEqual([]);
  });

  test('does not send what is too late by now', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    await open(thread);
    await setDeadline(jobline, thread, new Date());
    await submit({ text: 'Too late' });
    expect(JSON.stringify(slack().view('U0ALICE')?.blocks)).toContain('Not sent: the time to answer this job was up');
    expect(thread.heard()).toEqual([]);
  });

  test('does not open for a guest', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    await press(thread, 'U0GUEST');
    await eventually(() => expect(slack().ephemerals('U0GUEST').at(-1)?.text).toContain('tylko członkowie'));
    expect(slack().view('U0GUEST')).toBeUndefined();
  });

  test('words of a dialog can be kept inside as long as their window lasts; the post says so', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    await organization({ undo_seconds: 60 });
    await open(thread);
    await submit({ text: 'He never pays' });
    const post = slack().thread('C0JOBS', thread.rootTs).at(-1);
    expect(post && thread.marks(post)).toEqual(['hourglass_flowing_sand']);
    await slack().shortcut({ user: 'U0BEN', callbackId: 'keep_internal', channel: 'C0JOBS', ts: post?.ts ?? '' });
    await jobline.settled();
    expect(post && thread.marks(post)).toEqual(['memo']);
    expect(thread.texts().at(-1)).toBe('Alice kept this among yourselves\nHe never pays');
    expect(messagesOf(thread)).toEqual([]);
  });

  test('in the thread of such an organization everything is a note', async () => {
    const thread = await startThread(jobline);
    const message = thread.say('Hello Jana');
    await jobline.settled();
    expect(thread.marks(message)).toEqual(['memo']);
    expect(messagesOf(thread)).toEqual([]);
  });
});

describe('templates', () => {
  test('a match without a reply starts with who we are, in words that leave no gap', async () => {
    const thread = await startThread(jobline);
    await open(thread);
    const text = textField()?.initial_value ?? '';
    expect(text).toMatch(
      /^Hello Jana Nováková,\n\nthank you for .* I am Alice from Studio North, .* with Store setup\./,
    );
    expect(text).not.toMatch(/[{}]|undefined/);
    await submit({ text });
    expect(messagesOf(thread)).toHaveLength(1);
    await open(thread);
    expect(textField()?.initial_value).toBeUndefined();
  });

  test('a template keeps its placeholders, and fills the text of the next one below what was typed', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    await open(thread);
    await submit({ text: 'Dear {merchant}, {me}', save: ['save'], name: '' });
    expect(slack().view('U0ALICE')?.errors).toEqual({ name: expect.stringContaining('the template has no name') });
    await submit({ text: 'Dear {merchant}, {me}', save: ['save'], name: 'Short hello' });
    expect(messagesOf(thread)).toEqual(['message.sent Dear Jana Nováková, Alice']);

    const next = await startThread(jobline, { kind: 'direct' });
    await open(next, 'U0BEN');
    const select = slack()
      .view('U0BEN')
      ?.blocks.find(({ block_id }) => block_id === 'template');
    const options = (select as { accessory?: { options: { text: { text: string }; value: string }[] } }).accessory
      ?.options;
    const chosen = options?.find(({ text }) => text.text === 'Short hello')?.value ?? '';
    const fill = { user: 'U0BEN', actionId: 'reply_template', value: chosen };
    expect(await slack().clickIn({ ...fill, values: { text: 'One thing first.' } })).toMatchObject({ ok: true });
    await jobline.settled();
    expect(textField('U0BEN')?.initial_value).toBe('One thing first.\n\nDear Jana Nováková, Ben');
    await submit({}, 'U0BEN');
    expect(messagesOf(next)).toEqual(['message.sent One thing first.\n\nDear Jana Nováková, Ben']);
  });
});

describe('two at once', () => {
  test('the second to write is warned, once, and nothing is stopped', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    await organization({ relay_mode: 'every_reply', undo_seconds: 2 });
    thread.say('I can help');
    await jobline.settled();
    thread.say('So can I', { user: 'U0BEN' });
    thread.say('and gladly', { user: 'U0BEN' });
    await jobline.settled();
    expect(thread.told('U0BEN').here).toEqual([expect.stringContaining('Alice has just written to this merchant too')]);
    expect(thread.told('U0ALICE').here).toEqual([]);
  });

  test('an open dialog counts until it is closed, and the next one says so at its top', async () => {
    const thread = await startThread(jobline, { kind: 'direct' });
    await open(thread);
    const second = await open(thread, 'U0BEN');
    expect(JSON.stringify(second.blocks[0])).toContain('Alice is writing to this merchant too');
    await slack().closeView({ user: 'U0BEN' });
    await slack().closeView({ user: 'U0ALICE' });
    const again = await open(thread, 'U0BEN');
    expect(JSON.stringify(again.blocks)).not.toContain('is writing to this merchant');
    await slack().closeView({ user: 'U0BEN' });

    await open(thread);
    await organization({ relay_mode: 'every_reply' });
    thread.say('Hello from Ben', { user: 'U0BEN' });
    await jobline.settled();
    expect(thread.told('U0BEN').here).toEqual([expect.stringContaining('Alice is writing to this merchant too')]);
    expect(messagesOf(thread)).toEqual(['message.sent Hello from Ben']);
  });
});

test('a card that still shows Reply opens no dialog where nothing can be sent any more, and says why', async () => {
  const thread = await startThread(jobline, { kind: 'direct' });
  // The card stays as it is: Slack takes no updates for a while.
  slack().faults.order({ method: 'chat.update', kind: '429', retryAfter: 60 });
  await setDeadline(jobline, thread, new Date());
  await press(thread);
  const told = () => slack().ephemerals('U0ALICE').at(-1)?.text;
  await eventually(() => expect(told()).toContain('Not done: the time to answer this job was up'));
  expect(slack().view('U0ALICE')).toBeUndefined();
  expect(thread.heard()).toEqual([]);
});
