import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { askAgain } from '../../../src/use-cases/clocks/ask-again.ts';
import { keepForgottenReplies } from '../../../src/use-cases/clocks/keep-forgotten-replies.ts';
import { eventually } from '../../support/eventually.ts';
import { type JobThread, setDeadline, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterEach(() => organization({ relay_mode: 'every_reply', undo_seconds: null, author_naming: 'person' }));

afterAll(async () => {
  await jobline.close();
});

const MINUTE = 60_000;
const later = (minutes: number): Date => new Date(Date.now() + minutes * MINUTE);

async function organization(chosen: object): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) => tx.updateTable('organizations').set(chosen).execute());
}

/** Writes what is held, and waits until its author is asked. */
async function hold(thread: JobThread, text = 'noet: can start on Monday', more: object = {}) {
  const message = thread.say(text, more);
  await jobline.settled();
  expect(thread.marks(message)).toEqual(['raised_hand']);
  return message;
}

/** Presses a button under the newest question that the person sees in the thread. */
async function answer(thread: JobThread, actionId: 'held_send' | 'held_keep', user = 'U0ALICE') {
  const asked = jobline.sandbox.slack.ephemerals(user).findLast(({ thread_ts }) => thread_ts === thread.rootTs);
  const result = await jobline.sandbox.slack.click({ user, channel: 'C0JOBS', ts: asked?.ts ?? '', actionId });
  expect(result).toMatchObject({ ok: true });
  await jobline.settled();
}

async function point(callbackId: 'send_to_merchant' | 'keep_internal', { ts }: { ts: string }, user = 'U0BEN') {
  const { slack } = jobline.sandbox;
  expect(await slack.shortcut({ user, callbackId, channel: 'C0JOBS', ts })).toMatchObject({ ok: true });
  await jobline.settled();
}

const messagesOf = (thread: JobThread): string[] => thread.taken().filter((taken) => taken.startsWith('message.'));

describe('Send and Keep internal', () => {
  test('Send lets a held reply go after the undo window, and its question is answered in its place', async () => {
    const thread = await startThread(jobline);
    await organization({ undo_seconds: 30 });
    const reply = await hold(thread);
    await answer(thread, 'held_send');
    expect(thread.marks(reply)).toEqual(['hourglass_flowing_sand']);
    expect(thread.told().here).toEqual(['It goes to Jana in 30 seconds. Delete your message to stop it.']);
    expect(thread.card()).not.toContain('waits for its author');
    thread.remove(reply);
    await jobline.settled();
    expect(messagesOf(thread)).toEqual([]);
  });

  test('a sent one goes once, however often Send is pressed, behind replies written meanwhile', async () => {
    const thread = await startThread(jobline);
    const reply = await hold(thread);
    thread.say('We are on it');
    await jobline.settled();
    expect(messagesOf(thread)).toEqual(['message.sent We are on it']);
    const { slack } = jobline.sandbox;
    const asked = slack.ephemerals('U0ALICE').findLast(({ thread_ts }) => thread_ts === thread.rootTs);
    const press = { user: 'U0ALICE', channel: 'C0JOBS', ts: asked?.ts ?? '', actionId: 'held_send' };
    await Promise.all([slack.click(press), slack.click(press), slack.click(press)]);
    await jobline.settled();
    expect(messagesOf(thread)).toEqual(['message.sent We are on it', 'message.sent noet: can start on Monday']);
    expect(thread.marks(reply)).toEqual(['white_check_mark']);
    expect(thread.card()).toContain('Responded');
  });

  test('Keep internal makes a note of it, and opens the job as noting does', async () => {
    const thread = await startThread(jobline);
    const reply = await hold(thread);
    await answer(thread, 'held_keep');
    expect(thread.marks(reply)).toEqual(['memo']);
    expect(thread.told().here).toEqual(['Kept among yourselves, as a note.']);
    expect(thread.taken()).toEqual(['job.opened']);
    expect(thread.card()).not.toContain('waits for its author');
  });

  test('a reply edited into a slip on its way, then sent, leaves once with its last words', async () => {
    const thread = await startThread(jobline);
    await organization({ undo_seconds: 2 });
    const reply = thread.say('He pays late');
    await jobline.settled();
    thread.edit(reply, 'noet: he pays late');
    await jobline.settled();
    expect(thread.marks(reply)).toEqual(['raised_hand']);
    await answer(thread, 'held_send');
    await eventually(() => expect(thread.marks(reply)).toEqual(['white_check_mark']));
    await jobline.settled();
    expect(messagesOf(thread)).toEqual(['message.sent noet: he pays late']);
  });

  test('a note whose mark was taken off leaves when its author says Send, and not before', async () => {
    const thread = await startThread(jobline);
    const note = thread.say('// We can start on Monday');
    await jobline.settled();
    thread.edit(note, 'We can start on Monday');
    await jobline.settled();
    expect(thread.marks(note)).toEqual(['raised_hand']);
    expect(messagesOf(thread)).toEqual([]);
    await answer(thread, 'held_send');
    expect(messagesOf(thread)).toEqual(['message.sent We can start on Monday']);
    thread.edit(note, 'We can start on Tuesday');
    await jobline.settled();
    expect(messagesOf(thread).at(-1)).toBe('message.corrected We can start on Tuesday');
  });

  test('taken off, kept inside, put on and taken off again: it is asked about again, and never leaves by itself', async () => {
    const thread = await startThread(jobline);
    const note = thread.say('// he never pays');
    await jobline.settled();
    thread.edit(note, 'he never pays');
    await jobline.settled();
    await answer(thread, 'held_keep');
    expect(thread.marks(note)).toEqual(['memo']);
    thread.edit(note, '// he never ever pays');
    await jobline.settled();
    expect(thread.marks(note)).toEqual(['memo']);
    thread.edit(note, 'he never ever pays');
    await jobline.settled();
    expect(thread.marks(note)).toEqual(['raised_hand']);
    expect(messagesOf(thread)).toEqual([]);
  });

  test('edited while held it stays held, edited into a note it is one, deleted it is gone', async () => {
    const thread = await startThread(jobline);
    const one = await hold(thread, 'noet: one');
    thread.edit(one, 'One');
    const two = await hold(thread, 'noet: two');
    thread.edit(two, 'note: two');
    const three = await hold(thread, 'noet: three');
    thread.remove(three);
    await jobline.settled();
    expect(thread.marks(one)).toEqual(['raised_hand']);
    expect(thread.marks(two)).toEqual(['memo']);
    expect(thread.card()).toContain('1 message waits for its author');
    await answer(thread, 'held_send');
    expect(thread.told().here.at(-1)).toContain('Nothing to decide any more: the message was deleted');
    await point('send_to_merchant', one);
    expect(messagesOf(thread)).toEqual(['message.sent One']);
  });
});

describe('what has changed meanwhile', () => {
  test('Send counts from its click: after the deadline, and in a job that was declined, it is refused', async () => {
    const late = await startThread(jobline);
    const lateReply = await hold(late);
    await setDeadline(jobline, late, new Date());
    await answer(late, 'held_send');
    expect(late.told().here).toEqual([expect.stringContaining('Not sent: the time to answer this job was up')]);
    expect(late.marks(lateReply)).toEqual(['raised_hand']);

    const declined = await startThread(jobline);
    const reply = await hold(declined);
    await declined.merchant('job.declined');
    await jobline.settled();
    await answer(declined, 'held_send');
    expect(declined.told().here).toEqual([expect.stringContaining('was declined by Jana')]);
    expect(declined.heard()).toEqual([]);
    await point('keep_internal', reply);
    expect(declined.marks(reply)).toEqual(['memo']);
  });

  test('a file crosses with it', async () => {
    const thread = await startThread(jobline);
    await hold(thread, 'noet: our offer', { files: [{ name: 'offer.pdf' }] });
    await answer(thread, 'held_send');
    await jobline.settled();
    expect(thread.last('message.sent')).toMatchObject({ message: { files: [{ name: 'offer.pdf' }] } });
  });

  test('a close by the merchant ends what is held, for everybody to see', async () => {
    const thread = await startThread(jobline);
    const reply = await hold(thread);
    await thread.merchant('job.closed');
    await jobline.settled();
    expect(thread.marks(reply)).toEqual(['warning']);
    expect(thread.texts().join('\n')).toContain('was not sent: “noet: can start on Monday”');
    await answer(thread, 'held_send');
    expect(thread.heard()).toEqual([]);
  });
});

describe('without an answer', () => {
  test('the author is asked once more after five minutes, as a direct message that can be answered too', async () => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    const reply = await hold(thread, 'noet: for the direct message');
    const { db } = jobline.app;
    expect(await askAgain(db, later(4))).toBe(0);
    expect(await askAgain(db, later(6))).toBeGreaterThan(0);
    expect(await askAgain(db, later(7))).toBe(0);
    await jobline.settled();
    const asked = slack.dms('U0ALICE').filter(({ text }) => text.includes('for the direct message'));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('Show the message');
    const ts = asked[0]?.ts ?? '';
    expect(await slack.click({ user: 'U0ALICE', channel: 'D0ALICE', ts, actionId: 'held_send' })).toMatchObject({
      ok: true,
    });
    await jobline.settled();
    expect(thread.marks(reply)).toEqual(['white_check_mark']);
    const after = slack.dms('U0ALICE').find((message) => message.ts === ts);
    expect(after?.text).toMatch(/^It goes to Jana/);
  });

  test('after a day it becomes a note, and its author is told', async () => {
    const thread = await startThread(jobline);
    const reply = await hold(thread);
    const { db } = jobline.app;
    expect(await keepForgottenReplies(db, later(23 * 60))).toBe(0);
    expect(await keepForgottenReplies(db, later(25 * 60))).toBeGreaterThan(0);
    await jobline.settled();
    expect(thread.marks(reply)).toEqual(['memo']);
    expect(thread.told().here.at(-1)).toContain('for a day nobody said');
    expect(messagesOf(thread)).toEqual([]);
  });
});

describe('the message shortcuts', () => {
  test('decide a held reply for its author, who hears who did', async () => {
    const thread = await startThread(jobline);
    const one = await hold(thread, 'noet: one');
    await point('keep_internal', one);
    expect(thread.marks(one)).toEqual(['memo']);
    expect(thread.told('U0BEN').here).toEqual(['Kept among yourselves, as a note.']);
    await answer(thread, 'held_send');
    expect(thread.told().here.at(-1)).toContain('Nothing to decide any more: Ben has kept it among yourselves');

    const two = await hold(thread, 'noet: two');
    await point('send_to_merchant', two);
    await answer(thread, 'held_keep');
    expect(messagesOf(thread)).toEqual(['message.sent noet: two']);
    expect(thread.told().here.at(-1)).toContain('The merchant has it already');
    await point('send_to_merchant', two);
    expect(thread.told('U0BEN').here.at(-1)).toContain('Ben has sent it to the merchant');
  });

  test('keep a reply inside as long as its window lasts', async () => {
    const thread = await startThread(jobline);
    await organization({ undo_seconds: 60 });
    const reply = thread.say('He never pays');
    await jobline.settled();
    await point('keep_internal', reply);
    expect(thread.marks(reply)).toEqual(['memo']);
    await organization({ undo_seconds: 0 });
    thread.say('Behind it');
    await jobline.settled();
    expect(messagesOf(thread)).not.toContain('message.sent He never pays');
  });

  test('say what can be done where there is nothing to decide', async () => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    const note = thread.say('// a note');
    const reply = thread.say('Hello');
    await jobline.settled();
    const [request] = slack.thread('C0JOBS', thread.rootTs).slice(1);
    const said = async (callbackId: 'send_to_merchant' | 'keep_internal', message: { ts: string }) => {
      await point(callbackId, message);
      return thread.told('U0BEN').here.at(-1);
    };
    expect(await said('send_to_merchant', note)).toContain('A note does not leave by itself');
    expect(await said('keep_internal', note)).toContain('it is a note');
    expect(await said('send_to_merchant', reply)).toContain('on its way to the merchant, or there already');
    expect(await said('keep_internal', reply)).toContain('Delete your message to take it back');
    expect(await said('send_to_merchant', request ?? { ts: '' })).toContain('works on messages that you');
    const aside = slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'Lunch?' });
    await point('send_to_merchant', aside);
    expect(slack.ephemerals('U0BEN').at(-1)?.text).toContain('belongs to no job');
    expect(messagesOf(thread)).toEqual(['message.sent Hello']);
  });

  test('answer members only', async () => {
    const thread = await startThread(jobline);
    const reply = await hold(thread);
    await point('send_to_merchant', reply, 'U0GUEST');
    expect(thread.marks(reply)).toEqual(['raised_hand']);
    expect(thread.heard()).toEqual([]);
  });
});

describe('what the organization chose', () => {
  test('ask before each: every plain reply is held with the question', async () => {
    const thread = await startThread(jobline);
    await organization({ relay_mode: 'ask_each' });
    const reply = await hold(thread, 'Hello Jana');
    expect(thread.told().here.at(-1)).toContain('Your organization asks before each reply');
    expect(messagesOf(thread)).toEqual([]);
    await answer(thread, 'held_send');
    expect(messagesOf(thread)).toEqual(['message.sent Hello Jana']);
    expect(thread.marks(reply)).toEqual(['white_check_mark']);
  });

  test('words of its own are asked about', async () => {
    const thread = await startThread(jobline);
    await organization({ held_words: ['markup'] });
    await hold(thread, 'Our MARKUP is 20 %');
    expect(thread.told().here.at(-1)).toContain('a word that your organization wants asked about');
    await organization({ held_words: [] });
  });

  test('the agency stands as author where it wants to, also of corrections and withdrawals', async () => {
    const thread = await startThread(jobline);
    await organization({ author_naming: 'agency', profile_name: 'Studio North' });
    const reply = thread.say('Hello Jana');
    await jobline.settled();
    thread.edit(reply, 'Hello dear Jana');
    await jobline.settled();
    thread.remove(reply);
    await jobline.settled();
    const told = jobline.sandbox.marketplace.received.filter(
      ({ data }) => data.conversation?.id === thread.conversationId,
    );
    expect(told.map(({ type }) => type)).toEqual(['message.sent', 'message.corrected', 'message.withdrawn']);
    for (const { data } of told) expect(data).toMatchObject({ by: { name: 'Studio North' } });
    expect(thread.last('message.sent')).toMatchObject({ message: { author: { name: 'Studio North' } } });
  });
});
