import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { eventually } from '../../support/eventually.ts';
import { type JobThread, startThread } from '../../support/job-thread.ts';
import { AT_ONCE, startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline({ app: { settings: { ...AT_ONCE.settings, undoSeconds: 1 } } });
});

afterAll(async () => {
  await jobline.close();
});

async function setUndoSeconds(seconds: number | null): Promise<void> {
  await acrossOrganizations(jobline.app.db, (tx) =>
    tx.updateTable('organizations').set({ undo_seconds: seconds }).execute(),
  );
}

/** When the reply may leave, in milliseconds since 1970. */
async function windowEnd({ ts }: { ts: string }): Promise<number> {
  const row = await acrossOrganizations(jobline.app.db, (tx) =>
    tx.selectFrom('messages').select('leaves_at').where('ts', '=', ts).executeTakeFirst(),
  );
  return row?.leaves_at?.getTime() ?? 0;
}

/** What became of the reply's delivery. */
async function relayed({ ts }: { ts: string }): Promise<string | undefined> {
  const row = await acrossOrganizations(jobline.app.db, (tx) =>
    tx
      .selectFrom('deliveries as d')
      .innerJoin('messages as m', (join) => join.on(sql`m.id::text`, '=', sql`d.subject`))
      .select('d.state')
      .where('d.kind', '=', 'relay-reply')
      .where('m.ts', '=', ts)
      .executeTakeFirst(),
  );
  return row?.state;
}

/** Which messages the merchant has after everything before a last word has had its time. */
async function takenBefore(thread: JobThread, last = 'Bye'): Promise<string[]> {
  thread.say(last);
  await eventually(() => expect(thread.taken()).toContain(`message.sent ${last}`));
  await jobline.settled();
  const messages = thread.taken().filter((taken) => taken.startsWith('message.'));
  return messages.slice(0, -1);
}

test('a reply shows ⏳ while it can be taken back, and ✅ when the marketplace has it; only then the job is answered', async () => {
  const thread = await startThread(jobline);
  const reply = thread.say('Hello Jana');
  await jobline.settled();
  expect(thread.marks(reply)).toEqual(['hourglass_flowing_sand']);
  expect(thread.heard()).toEqual([]);
  expect(thread.card()).not.toContain('Responded');

  await eventually(() => expect(thread.marks(reply)).toEqual(['white_check_mark']));
  expect(thread.heard()).toEqual(['message.sent Hello Jana 202']);
  expect(thread.last('message.sent')).toMatchObject({ job: { status: 'responded' } });
  await eventually(() => expect(thread.card()).toContain('Responded'));
});

test('edited inside the window: only the last words leave, once', async () => {
  const thread = await startThread(jobline);
  const reply = thread.say('It costs 100');
  thread.edit(reply, 'It costs 200');
  thread.edit(reply, 'It costs 300');
  thread.edit(reply, 'It costs 400');
  expect(await takenBefore(thread)).toEqual(['message.sent It costs 400']);
});

test.each([
  ['before the message itself', true, ['Hello', '// pushy', 'Hello again']],
  ['behind the message', false, ['Hello', '// pushy', 'Hello again']],
  ['one behind a third', false, ['Hello', '// pushy', 'Hello again', 'Good day']],
  ['before the message, and a third', true, ['Hello', 'noet: pushy', 'Hello again', 'Good day']],
])(
  'a mark that was there only for a moment is not missed when its edits come in reverse, %s',
  async (_, first, texts) => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    if (first) slack.holdEvents({ user: 'U0ALICE' });
    const reply = thread.say(texts[0] ?? '');
    await slack.settled();
    slack.holdEvents({ user: 'U0ALICE' });
    for (const text of texts.slice(1)) thread.edit(reply, text);
    slack.releaseEvents('reverse');
    await eventually(() => expect(thread.marks(reply)).toEqual(['raised_hand']));
    expect(await takenBefore(thread)).toEqual([]);

    const asked = slack.ephemerals('U0ALICE').findLast(({ thread_ts }) => thread_ts === thread.rootTs);
    await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts: asked?.ts ?? '', actionId: 'held_send' });
    await eventually(() => expect(thread.taken()).toContain(`message.sent ${texts.at(-1)}`));
  },
);

test('deleted inside the window: it never leaves', async () => {
  const thread = await startThread(jobline);
  thread.remove(thread.say('You are too expensive'));
  expect(await takenBefore(thread)).toEqual([]);
});

test('edited into a note inside the window: it never leaves, and is a note from then on', async () => {
  const thread = await startThread(jobline);
  const reply = thread.say('he never pays');
  thread.edit(reply, '// he never pays');
  expect(await takenBefore(thread)).toEqual([]);
  expect(thread.marks(reply)).toEqual(['memo']);
  thread.edit(reply, 'he never pays');
  await jobline.settled();
  expect(thread.told().here).toEqual([expect.stringContaining('It was a note before you edited it')]);
  expect(thread.marks(reply)).toEqual(['raised_hand']);
});

test('edited into a slip inside the window: it is held, and its author is asked', async () => {
  const thread = await startThread(jobline);
  const reply = thread.say('he never pays');
  thread.edit(reply, '(intern) he never pays');
  expect(await takenBefore(thread)).toEqual([]);
  expect(thread.marks(reply)).toEqual(['raised_hand']);
  expect(thread.told().here).toEqual([expect.stringContaining('Is this for Jana')]);
});

test('an edit starts the window anew, but a third one does not', async () => {
  const thread = await startThread(jobline);
  await setUndoSeconds(60);
  const reply = thread.say('One');
  await jobline.settled();
  const ends = [await windowEnd(reply)];
  for (const words of ['Two', 'Three', 'Four']) {
    thread.edit(reply, words);
    await jobline.settled();
    ends.push(await windowEnd(reply));
  }
  await setUndoSeconds(null);
  const [first, second, third, fourth] = ends;
  expect(second).toBeGreaterThan(first ?? 0);
  expect(third).toBeGreaterThan(second ?? 0);
  expect(fourth).toBe(third);
});

test('replies leave in the order they were written, also when Slack reports them the other way round', async () => {
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  slack.holdEvents({ user: 'U0ALICE' });
  for (const words of ['One', 'Two', 'Three']) thread.say(words);
  slack.releaseEvents('reverse');
  await eventually(() => expect(thread.taken()).toHaveLength(3));
  expect(thread.taken()).toEqual(['message.sent One', 'message.sent Two', 'message.sent Three']);
});

test('a reply that Slack reports after its successor has left goes next, with the time it was written', async () => {
  const { slack } = jobline.sandbox;
  const thread = await startThread(jobline);
  slack.holdEvents({ user: 'U0BEN' });
  const first = thread.say('First', { user: 'U0BEN' });
  thread.say('Second');
  await eventually(() => expect(thread.taken()).toEqual(['message.sent Second']));
  slack.releaseEvents();
  await eventually(() => expect(thread.taken()).toHaveLength(2));
  const sentAt = new Date(Number(first.ts) * 1000).toISOString();
  expect(thread.last('message.sent')).toMatchObject({ message: { body: 'First', sent_at: sentAt } });
});

test('a reply heard when the merchant declines still goes, and the decline stands', async () => {
  const thread = await startThread(jobline);
  const reply = thread.say('We can start on Monday');
  await jobline.settled();
  await thread.merchant('job.declined');
  await eventually(() => expect(thread.marks(reply)).toEqual(['white_check_mark']));
  expect(thread.last('message.sent')).toMatchObject({ job: { status: 'declined' } });
  await eventually(() => expect(thread.card()).toContain('Declined'));
});

test('a close by the merchant cancels what waits, for everybody to see', async () => {
  const thread = await startThread(jobline);
  const reply = thread.say('We can start on Monday');
  await jobline.settled();
  await thread.merchant('job.closed');
  await eventually(() => expect(thread.marks(reply)).toEqual(['warning']));
  await eventually(() => expect(thread.texts().join('\n')).toMatch(/was not sent: “We can start on Monday”/));
  await eventually(async () => expect(await relayed(reply)).toBe('cancelled'));
  expect(thread.heard()).toEqual([]);
});
