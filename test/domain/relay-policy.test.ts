import { describe, expect, it } from 'vitest';
import { ALL_NOTE_WORDS, startsAsNote } from '../../src/domain/note-words.ts';
import { decideOvertaken, decideRelay, type RelayQuestion } from '../../src/domain/relay-policy.ts';
import { fc } from '../support/fuzz.ts';

const D = new Date('2026-03-04T14:00:00Z');
const before = new Date(D.getTime() - 1000);

function relay(text: string, changes: Partial<RelayQuestion> = {}) {
  return decideRelay({
    isMember: true,
    isOwnWords: true,
    inOurThread: true,
    isLeadCard: false,
    hasFiles: false,
    forms: [text],
    startsWithMention: false,
    thread: { status: 'opened', expiresAt: D, conversationBlocked: false },
    relayMode: 'every_reply',
    heldWords: [],
    writtenAt: before,
    heardAt: before,
    ...changes,
  });
}

describe('a thread message is ignored', () => {
  it.each([{ isMember: false }, { isOwnWords: false }, { inOurThread: false }])('when %j', (changes) => {
    expect(relay('hello', changes)).toEqual({ kind: 'ignore' });
    expect(relay('// hello', changes)).toEqual({ kind: 'ignore' });
  });
});

describe('a note never leaves the organization', () => {
  it.each([
    '// ask Bob',
    '//ask',
    ';; ask',
    '\\\\ ask',
    '🔒 ask',
    '📝ask',
    ':lock: ask',
    ':memo: ask',
    ':MEMO: ask',
    'note: ask',
    'Note : ask',
    'NOTE:ask',
    'private: x',
    'Internal: x',
    'Notiz: x',
    'intern: x',
    'privat : x',
    'notat: x',
    'Merknad: x',
    'notitie: x',
    'Privé: x',
    'prive: x',
    'prive\u0301: x',
    'PRIVÉ: x',
    'notatka: x',
    'Wewnętrzne: x',
    'WEWNETRZNE: x',
    'prywatne: x',
    '  \n note: x',
    '*note:* x',
    '*note*: x',
    '_~*//*~_ x',
    '`// x`',
    '```note: x```',
    '> note: x',
    '&gt; note: x',
    '&gt;&gt;&gt; // x',
    '\u00a0note\u00a0: x',
    '\u200bno\u200dte\u2060: x',
    '\ufeff// x',
    '/\u200b/ x',
    'note：x',
    '／／ x',
    '📝\ufe0f x',
    '\u202enote: x',
  ])('%j', (text) => {
    expect(relay(text)).toEqual({ kind: 'note' });
    expect(relay(text, { hasFiles: true, relayMode: 'ask_each' })).toEqual({ kind: 'note' });
  });

  it('whichever word, case and skipped characters are used', () => {
    const skipped = fc.string({
      unit: fc.constantFrom(' ', '*', '_', '~', '`', '>', '\n', '\u200b', '&gt;'),
      maxLength: 6,
    });
    const spaces = fc.string({ unit: fc.constantFrom(' ', '\u00a0', '*', '\u200d'), maxLength: 3 });
    const cased = fc
      .tuple(fc.constantFrom(...ALL_NOTE_WORDS), fc.boolean())
      .map(([word, upper]) => (upper ? word.toUpperCase() : word));
    fc.assert(
      fc.property(skipped, cased, spaces, fc.string(), (start, word, gap, rest) => {
        expect(startsAsNote(`${start}${word}${gap}:${rest}`)).toBe(true);
      }),
    );
  });

  it('even in a job that has ended, and when only one form of the message shows the prefix', () => {
    const thread = { status: 'expired', conversationBlocked: true } as const;
    expect(relay('note: x', { thread })).toEqual({ kind: 'note' });
    expect(relay('', { forms: ['hello', '// hello'] })).toEqual({ kind: 'note' });
  });

  it('and under a lead card everything is one, and its author is told', () => {
    expect(relay('hello', { isLeadCard: true })).toEqual({ kind: 'note', tell: { code: 'lead_thread' } });
    expect(relay('// hello', { isLeadCard: true })).toEqual({ kind: 'note' });
  });

  it('in the mode that sends only by the Reply button everything is one', () => {
    expect(relay('hello', { relayMode: 'notes_only' })).toEqual({ kind: 'note' });
  });
});

describe('a reply is refused', () => {
  it('where the job cannot take it, before any question is asked', () => {
    const thread = { status: 'closed', conversationBlocked: false } as const;
    expect(relay('hello', { thread, relayMode: 'notes_only' }).kind).toBe('refuse');
    expect(relay('/ hello', { thread }).kind).toBe('refuse');
    expect(relay('hello', { writtenAt: D })).toEqual({ kind: 'refuse', refusal: { code: 'time_is_up', at: D } });
  });

  it('when nothing can be read in it, and no file is with it', () => {
    expect(relay(' \u200b\n')).toEqual({ kind: 'refuse', refusal: { code: 'empty_message' } });
    expect(relay('', { hasFiles: true })).toEqual({ kind: 'send' });
    expect(relay('// hello', { hasFiles: true })).toEqual({ kind: 'note' });
  });
});

describe('a slip is held', () => {
  it.each([
    'not: x',
    'noet: x',
    'Noten - x',
    'notes: x',
    'Noted – x',
    'privte; x',
    'internl : x',
    'itnern: x',
    'note; x',
    'note - x',
    'note– x',
    'n0te: x',
    '*noet*: x',
    '“noet: x',
    '- noet: x',
    '• note: x',
    'Internal note: x',
    'Note to Bob: x',
    'Interne Notiz: x',
    'uwaga: x',
    'Uwaga : x',
    'UWAGI: x',
    'wewnętrze: x',
  ])('almost a note: %j', (text) => {
    expect(relay(text)).toEqual({ kind: 'hold', because: 'almost_note' });
  });

  it.each([
    '(internal) x',
    '[note] x',
    '{privat} x',
    '( Notiz ) x',
    '(privte) x',
    '（internal） x',
    'He never pays (internal)',
    'So so [note].',
  ])('bracketed: %j', (text) => expect(relay(text)).toEqual({ kind: 'hold', because: 'bracketed' }));

  it.each(['/ x', '/x', ';x', '; x', '\\x', ' *\\* x', '🔐 x'])('half a prefix: %j', (text) => {
    expect(relay(text)).toEqual({ kind: 'hold', because: 'single_sign' });
  });

  it.each(['<@U0ANN> look', '  <@U0ANN|ann> look', '<!here> look', '<!subteam^S1> look', '@ann look'])(
    'to a colleague: %j',
    (text) => expect(relay(text)).toEqual({ kind: 'hold', because: 'colleague' }),
  );

  it('to a colleague by rich text', () => {
    expect(relay('look', { startsWithMention: true })).toEqual({ kind: 'hold', because: 'colleague' });
  });

  it.each([
    ['The Margin is fine', 'margin'],
    ['la marge préférée', 'PREFEREE'],
    ['zażółć gęślą', 'gesla'],
    ['Lønn er høy', 'lonn'],
    ['our *rock bottom* price', 'rock  bottom'],
    ['margin', 'Márgin'],
  ])('%j, where %j is a word to hold', (text, word) => {
    expect(relay(text, { heldWords: ['other', word] })).toEqual({ kind: 'hold', because: 'held_word' });
  });

  it('only for whole words', () => {
    expect(relay('Marginal notes', { heldWords: ['margin', '', ' - '] })).toEqual({ kind: 'send' });
  });
});

describe('an ordinary reply goes', () => {
  it.each([
    'Hello Jana, thanks for your request!',
    'Please note: we start on Monday.',
    'Notes are attached below',
    'Noted, we start on Monday',
    'The private label is ready: have a look',
    'Note that we start Monday',
    'Nothing else: we are done',
    'International shipping: yes',
    'Our notes: one, two',
    'We keep the shop (private) until Friday.',
    'https://shop.example/new',
    'Hi @ann',
    '1. note the address',
    'Uwaga na ceny',
    'Vi noterer det: tak',
    'Internet: 100 Mbit',
    '10:30 works',
    '€1,500',
    '👍',
    ':+1:',
  ])('%j', (text) => {
    expect(relay(text)).toEqual({ kind: 'send' });
  });

  it('unless the organization asks before each', () => {
    expect(relay('Hello', { relayMode: 'ask_each' })).toEqual({ kind: 'hold', because: 'ask_each' });
  });
});

describe('an edit that came before its message', () => {
  const send = { kind: 'send' } as const;
  const asked = { kind: 'hold', because: 'prefix_removed' };

  it('that takes the mark off what was to stay inside is asked about', () => {
    expect(decideOvertaken({ kind: 'note' }, send, false)).toEqual(asked);
    expect(decideOvertaken({ kind: 'hold', because: 'colleague' }, send, false)).toEqual(asked);
    expect(decideOvertaken(send, send, true)).toEqual(asked);
  });

  it('else counts as it stands', () => {
    expect(decideOvertaken(send, send, false)).toEqual(send);
    expect(decideOvertaken(send, { kind: 'note' }, true)).toEqual({ kind: 'note' });
    expect(decideOvertaken({ kind: 'note' }, { kind: 'note' }, false)).toEqual({ kind: 'note' });
  });
});
