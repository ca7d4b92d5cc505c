import { describe, expect, it } from 'vitest';
import { readSlashCommand, SUBCOMMANDS, unescapeSlack } from '../../src/domain/slash-command.ts';
import { fc } from '../support/fuzz.ts';

const J12 = { of: 'job', number: 12 };

describe('/jobline', () => {
  it.each([
    ['', { kind: 'help' }],
    ['   ', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['HELP me please', { kind: 'help' }],
    ['find', { kind: 'find', words: '' }],
    ['find  blue   fjord ', { kind: 'find', words: 'blue   fjord' }],
    ['find <https://www.bluefjord.example/|bluefjord.example>', { kind: 'find', words: 'bluefjord.example' }],
    ['find <https://bluefjord.example> &amp; more', { kind: 'find', words: 'https://bluefjord.example & more' }],
    ['list mine', { kind: 'list', list: 'mine' }],
    ['LIST Waiting', { kind: 'list', list: 'waiting' }],
    ['list', { kind: 'list', list: 'all' }],
    ['tags', { kind: 'tags' }],
    ['preferences', { kind: 'preferences' }],
    ['show J-12', { kind: 'job', subcommand: 'show', about: J12, people: [], words: '' }],
    ['J-12', { kind: 'job', subcommand: 'show', about: J12, people: [], words: '' }],
    ['show j12', { kind: 'job', subcommand: 'show', about: J12, people: [], words: '' }],
    [
      'history C-3',
      { kind: 'job', subcommand: 'history', about: { of: 'conversation', number: 3 }, people: [], words: '' },
    ],
    ['assign', { kind: 'job', subcommand: 'assign', people: [], words: '' }],
    ['assign J-12 <@U1|ann> <@W2>', { kind: 'job', subcommand: 'assign', about: J12, people: ['U1', 'W2'], words: '' }],
    ['assign <@U1|ann>, me J-12', { kind: 'job', subcommand: 'assign', about: J12, people: ['U1', 'me'], words: '' }],
    ['unassign J-12 <@U1>', { kind: 'job', subcommand: 'unassign', about: J12, people: ['U1'], words: '' }],
    [
      'reply J-12 Hello *you*,\n\nsee <https://a.example>',
      { kind: 'job', subcommand: 'reply', about: J12, people: [], words: 'Hello *you*,\n\nsee <https://a.example>' },
    ],
    ['note buy milk', { kind: 'job', subcommand: 'note', people: [], words: 'buy milk' }],
    ['tag J-12 two languages', { kind: 'job', subcommand: 'tag', about: J12, people: [], words: 'two languages' }],
    ['complete J-12', { kind: 'job', subcommand: 'complete', about: J12, people: [], words: '' }],
  ])('%j is understood', (text, asked) => {
    expect(readSlashCommand(text)).toEqual(asked);
  });

  it.each([
    ['lst mine', { kind: 'unclear', said: 'lst mine', nearest: 'list' }],
    ['asign J-12', { kind: 'unclear', said: 'asign J-12', nearest: 'assign' }],
    ['prefs', { kind: 'unclear', said: 'prefs' }],
    ['pref', { kind: 'unclear', said: 'pref', nearest: 'preferences' }],
    ['declined J-12', { kind: 'unclear', said: 'declined J-12', nearest: 'decline' }],
    ['wobble &lt;b&gt;', { kind: 'unclear', said: 'wobble <b>' }],
    ['list everything', { kind: 'unclear', said: 'everything', of: 'list' }],
    ['complete J-12 now', { kind: 'unclear', said: 'J-12 now', of: 'complete' }],
    ['show me the money', { kind: 'unclear', said: 'me the money', of: 'show' }],
    ['assign J-12 @ann', { kind: 'unclear', said: 'J-12 @ann', of: 'assign' }],
    ['assign J-12 J-13 <@U1>', { kind: 'unclear', said: 'J-12 J-13 @U1', of: 'assign' }],
    ['tags please', { kind: 'unclear', said: 'please', of: 'tags' }],
    ['show J-12345678901', { kind: 'unclear', said: 'J-12345678901', of: 'show' }],
  ])('%j is asked back about', (text, asked) => {
    expect(readSlashCommand(text)).toEqual(asked);
  });

  it('has an answer to anything', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.tuple(fc.constantFrom(...SUBCOMMANDS), fc.string({ unit: 'grapheme' })).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (words) => {
        const asked = readSlashCommand(words);
        expect(asked.kind).toMatch(/^(help|find|list|tags|preferences|job|unclear)$/);
        if (asked.kind === 'unclear') expect([...asked.said].length).toBeLessThanOrEqual(61);
      }),
    );
  });

  it('reads a long line of signs at once', () => {
    const started = performance.now();
    for (const sign of ['<', '<@', ' ', '&', '|', '<a|']) readSlashCommand(`find ${sign.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

it('what was typed is read out of what Slack makes of it', () => {
  expect(unescapeSlack('ask <@U1|ann> in <#C1|jobs> about <mailto:a@b.example|a@b.example> &lt;3')).toBe(
    'ask @ann in #jobs about a@b.example <3',
  );
});
