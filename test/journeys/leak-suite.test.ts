import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { eventually } from '../support/eventually.ts';
import { type JobThread, startThread } from '../support/job-thread.ts';
import { AT_ONCE, startTestJobline, type TestJobline } from '../support/jobline.ts';
import { type Fate, HELD, marked, NOTES, REPLIES, type Written } from './leak-texts.ts';

/** Words that are edited, and the words they are edited into, while they could still be taken back or after they left. */
interface Edited {
  from: Written;
  into: Written;
  /** What stands behind the edit. */
  fate: Fate | 'corrected' | 'left';
}

/** Says what is wrong with an edited message, given what became of every message. */
type Look = (known: ReadonlyMap<string | null, string>) => string[];

type Message = ReturnType<JobThread['say']>;

/** A text on its way: who looks for it, and what must become of it. */
interface Case {
  thread: JobThread;
  message: Message;
  fate: Fate;
  mark: string;
  written: Written;
}

const THREADS = 12;
const WAVE = 24;
const PLAIN: Written = { text: 'Hello ✱' };
const PREFIXED: Written[] = ['// ✱', 'Note: ✱', '*Intern:* ✱', '> privé : ✱', '🔒 ✱', ':memo: ✱', ';; ✱'].map(
  (text) => ({ text }),
);
const SLIPS: Written[] = ['noet: ✱', '(intern) ✱', '/ ✱', '@Ben Okafor ✱', 'markup ✱'].map((text) => ({ text }));

let jobline: TestJobline;
let threads: JobThread[];
let count = 0;

beforeAll(async () => {
  jobline = await startTestJobline({ app: { settings: { ...AT_ONCE.settings, undoSeconds: 2 } } });
  await acrossOrganizations(jobline.app.db, (tx) =>
    tx
      .updateTable('organizations')
      .set({ held_words: ['Markup', 'ladder price'] })
      .execute(),
  );
  threads = await Promise.all(Array.from({ length: THREADS }, () => startThread(jobline)));
}, 60_000);

afterAll(async () => {
  await jobline.close();
});

function write(written: Written, fate: Fate): Case {
  const mark = `zq${++count}x`;
  const thread = threads[count % THREADS];
  if (!thread) throw new Error('no thread');
  const { text, blocks, withFile } = marked(written, mark);
  const more = { ...(blocks && { blocks }), ...(withFile && { files: [{ name: `${mark}.pdf` }] }) };
  return { thread, message: thread.say(text, more), fate, mark, written };
}

/** Edits it into other words, with a mark of their own: what was said before stays told apart. */
function change({ thread, message }: Case, into: Written): string {
  const mark = `zq${++count}x`;
  thread.edit(message, marked(into, mark).text);
  return mark;
}

/** A few at a time, so that each is heard within the three seconds that Slack gives. */
async function inWaves<T>(acts: readonly (() => T)[]): Promise<T[]> {
  const done: T[] = [];
  for (let from = 0; from < acts.length; from += WAVE) {
    done.push(...acts.slice(from, from + WAVE).map((act) => act()));
    await jobline.sandbox.slack.settled();
  }
  return done;
}

/** Every event that reached the marketplace and says this mark anywhere, by its type. */
function outside(mark: string): string[] {
  const said = new RegExp(`${mark}(?!\\d)`);
  return jobline.sandbox.marketplace.received
    .filter(({ data, duplicate }) => !duplicate && said.test(JSON.stringify(data)))
    .map(({ type }) => type);
}

/** What is wrong, in words; nothing where all is as it must be. */
function wrong(found: { mark: string; text: string; events: string[] }, wanted: string[]): string[] {
  const { mark, text, events } = found;
  return JSON.stringify(events) === JSON.stringify(wanted)
    ? []
    : [`${mark} ${text}: ${events.join(', ') || 'nothing'}`];
}

/** What we made of every message, by its ts. */
async function fates(): Promise<ReadonlyMap<string | null, string>> {
  return acrossOrganizations(jobline.app.db, async (tx) => {
    const notes = await tx.selectFrom('notes').select('ts').where('deleted_at', 'is', null).execute();
    const replies = await tx.selectFrom('messages').select(['ts', 'state']).where('direction', '=', 'out').execute();
    return new Map([
      ...notes.map(({ ts }) => [ts, 'note'] as const),
      ...replies.map(({ ts, state }) => [ts, state === 'delivered' ? 'reply' : state] as const),
    ]);
  });
}

function wrongFate({ fate, mark, written, message }: Case, known: ReadonlyMap<string | null, string>): string[] {
  const is = known.get(message.ts);
  return [
    ...wrong({ mark, text: written.text, events: outside(mark) }, fate === 'reply' ? ['message.sent'] : []),
    ...(is === fate ? [] : [`${mark} ${written.text}: is ${is}`]),
  ];
}

async function allWrong(cases: readonly Case[]): Promise<string[]> {
  const known = await fates();
  return cases.flatMap((one) => wrongFate(one, known));
}

test('no note and nothing held ever leaves, and every plain reply leaves once', { timeout: 120_000 }, async () => {
  const within = await inWaves(editedWithin());
  const cases = await inWaves([
    ...NOTES.map((written) => () => write(written, 'note')),
    ...HELD.map((written) => () => write(written, 'held')),
    ...REPLIES.map((written) => () => write(written, 'reply')),
  ]);
  expect(cases.length).toBeGreaterThan(200);

  await jobline.settled();
  // What is still in its window.
  await eventually(async () => expect(await allWrong(cases)).toEqual([]), { interval: 500 });
  await jobline.settled();
  const known = await fates();
  expect(within.flatMap((look) => look(known))).toEqual([]);

  const after = await editedAfter();
  await jobline.settled();
  const knownLater = await fates();
  expect(after.flatMap((look) => look(knownLater))).toEqual([]);
  // None of it moved anything else.
  expect(await allWrong(cases)).toEqual([]);
});

/** Edits that come at once, while the first words can still be taken back. */
function editedWithin(): (() => Look)[] {
  const edits: Edited[] = [
    ...PREFIXED.map((into): Edited => ({ from: PLAIN, into, fate: 'note' })),
    ...SLIPS.map((into): Edited => ({ from: PLAIN, into, fate: 'held' })),
    ...PREFIXED.map((from): Edited => ({ from, into: PLAIN, fate: 'held' })),
    ...SLIPS.map((from): Edited => ({ from, into: PLAIN, fate: 'held' })),
    ...PREFIXED.map((from, n): Edited => ({ from, into: PREFIXED[(n + 1) % PREFIXED.length] ?? PLAIN, fate: 'note' })),
    ...SLIPS.map((from, n): Edited => ({ from, into: PREFIXED[n] ?? PLAIN, fate: 'note' })),
    ...PREFIXED.map((from, n): Edited => ({ from, into: SLIPS[n % SLIPS.length] ?? PLAIN, fate: 'note' })),
    { from: PLAIN, into: { text: 'Good day ✱' }, fate: 'reply' },
    { from: PLAIN, into: { text: '*Good* day ✱' }, fate: 'reply' },
  ];
  const there = edits.map(({ from, into, fate }) => (): Look => {
    const first = write(from, 'note');
    const second = change(first, into);
    return (known) => {
      const text = `${from.text} → ${into.text}`;
      const is = known.get(first.message.ts);
      return [
        ...wrong({ mark: first.mark, text, events: outside(first.mark) }, []),
        ...wrong({ mark: second, text, events: outside(second) }, fate === 'reply' ? ['message.sent'] : []),
        ...(is === fate ? [] : [`${second} ${text}: is ${is}`]),
      ];
    };
  });
  const andBack = PREFIXED.map((into) => (): Look => {
    const first = write(PLAIN, 'note');
    const second = change(first, into);
    const third = change(first, PLAIN);
    return () =>
      [first.mark, second, third].flatMap((mark) =>
        wrong({ mark, text: `→ ${into.text} →`, events: outside(mark) }, []),
      );
  });
  return [...there, ...andBack];
}

/** Edits of words that have left, and of notes and held words that are old. */
async function editedAfter(): Promise<Look[]> {
  const edits: Edited[] = [
    ...PREFIXED.map((into): Edited => ({ from: PLAIN, into, fate: 'left' })),
    ...SLIPS.map((into): Edited => ({ from: PLAIN, into, fate: 'left' })),
    ...PREFIXED.map((from): Edited => ({ from, into: PLAIN, fate: 'held' })),
    ...SLIPS.map((from): Edited => ({ from, into: PLAIN, fate: 'held' })),
    { from: PLAIN, into: { text: 'Good day ✱' }, fate: 'corrected' },
    { from: PLAIN, into: { text: '_Good day_ ✱' }, fate: 'corrected' },
  ];
  const old = await inWaves(
    edits.map(
      ({ from, fate }) =>
        () =>
          write(from, firstFate(from, fate)),
    ),
  );
  await jobline.settled();
  await eventually(async () => expect(await allWrong(old)).toEqual([]), { interval: 500 });
  await jobline.settled();
  const looks = edits.map(({ into, fate }, n) => (): Look => {
    const first = old[n];
    if (!first) throw new Error('no first words');
    const second = change(first, into);
    const text = `${first.written.text} → ${into.text}, later`;
    return () => [
      ...wrong({ mark: first.mark, text, events: outside(first.mark) }, fate === 'held' ? [] : ['message.sent']),
      ...wrong({ mark: second, text, events: outside(second) }, fate === 'corrected' ? ['message.corrected'] : []),
    ];
  });
  return inWaves(looks);
}

function firstFate(from: Written, fate: Edited['fate']): Fate {
  if (fate !== 'held') return 'reply';
  return SLIPS.includes(from) ? 'held' : 'note';
}
