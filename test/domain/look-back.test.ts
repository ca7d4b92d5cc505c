import { expect, test } from 'vitest';
import { type KnownWords, whatWasMissed } from '../../src/domain/look-back.ts';
import { hear, type SlackMessage } from '../../src/domain/own-words.ts';

const ROOT = '1700000000.000000';
const FROM = new Date(1_700_010_000_000);
const SINCE = new Date(1_700_005_000_000);

const TOO_OLD = '1700004000.000000';
const OLD = '1700006000.000000';
const NEW = '1700011000.000000';
const NEWER = '1700012000.000000';

function words(ts: string, more: SlackMessage = {}): SlackMessage {
  return { ts, thread_ts: ROOT, parent_user_id: 'UBOT', user: 'U1', text: `at ${ts}`, ...more };
}

function known(ts: string, more: Partial<KnownWords> = {}): KnownWords {
  return { ts, stands: true, ...more };
}

function missed(replies: SlackMessage[], knownWords: KnownWords[] = []) {
  const thread = { team: 'T1', channel: 'C1', rootTs: ROOT, since: SINCE, replies };
  return whatWasMissed(thread, knownWords, FROM);
}

function heard(replies: SlackMessage[], knownWords: KnownWords[] = []) {
  return missed(replies, knownWords).map(({ event }) => {
    const was = hear(event);
    return was.kind === 'noise' ? 'noise' : `${was.kind} ${was.ts} under ${was.threadTs}`;
  });
}

test('words that nobody heard are heard, under their thread', () => {
  expect(heard([words(NEW), words(NEWER)])).toEqual([`words ${NEW} under ${ROOT}`, `words ${NEWER} under ${ROOT}`]);
});

test('words that are known, that are older than the silence, of bots, and the root itself are passed over', () => {
  expect(heard([words(ROOT), words(OLD), words(NEW), words(NEWER, { bot_id: 'B1' })], [known(NEW)])).toEqual([]);
});

test('an edit in the silence of words that are known is heard, an edit that is known or older is not', () => {
  const edited = words(OLD, { edited: { user: 'U1', ts: NEW } });
  expect(heard([edited], [known(OLD)])).toEqual([`edit ${OLD} under ${ROOT}`]);
  expect(heard([edited], [known(OLD, { editTs: '1700010500.000000' })])).toEqual([`edit ${OLD} under ${ROOT}`]);
  expect(heard([edited], [known(OLD, { editTs: NEW })])).toEqual([]);
  expect(heard([words(OLD, { edited: { user: 'U1', ts: '1700007000.000000' } })], [known(OLD)])).toEqual([]);
  expect(heard([edited], [known(OLD, { stands: false })])).toEqual([]);
});

test('words that were edited before anybody heard them are heard with their edit, so that its own event says nothing new', () => {
  const edited = words(NEW, { edited: { user: 'U1', ts: NEWER } });
  expect(heard([edited])).toEqual([`edit ${NEW} under ${ROOT}`, `words ${NEW} under ${ROOT}`]);
});

test('what is known and does not stand there any more was deleted', () => {
  expect(heard([words(NEW)], [known(OLD), known(NEW)])).toEqual([`deletion ${OLD} under ${ROOT}`]);
  expect(heard([], [known(OLD, { stands: false })])).toEqual([]);
});

test('what is older than what was read is not taken for deleted', () => {
  expect(heard([], [known(TOO_OLD)])).toEqual([]);
});

test('the same find has the same id whenever it is found, and no two finds share one', () => {
  const replies = [words(NEW), words(NEWER, { edited: { user: 'U1', ts: NEWER } })];
  const ids = missed(replies, [known(OLD)]).map(({ eventId }) => eventId);
  expect(missed(replies, [known(OLD)]).map(({ eventId }) => eventId)).toEqual(ids);
  expect(new Set(ids).size).toBe(4);
  expect(ids.every((id) => id.startsWith('look-back:T1:C1:'))).toBe(true);
});
