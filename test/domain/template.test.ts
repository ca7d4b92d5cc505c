import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/domain/template.ts';
import { typedWords, wereTyped } from '../../src/domain/typed-words.ts';
import { renderWords } from '../../src/slack/rich-text.ts';

const words = { merchant: 'Jana {me} $1', service: 'Store setup', store: 'Blue Fjord', me: 'Ann', agency: 'Studio' };
const names = {
  users: new Map(),
  channels: new Map(),
  usergroups: new Map(),
  words: { someone: 's', channel: 'c', group: 'g', everyone: 'e', everyoneHere: 'h', slackLink: 'l' },
};

describe('a template', () => {
  it('is filled in once, whatever the words say, and keeps other braces', () => {
    expect(fillTemplate('{merchant}/{SERVICE}/{store}/{me}/{agency}/{other}/{}', words)).toBe(
      'Jana {me} $1/Store setup/Blue Fjord/Ann/Studio/{other}/{}',
    );
  });
});

describe('words from a text field', () => {
  const shown = (text: string) => renderWords(typedWords(text), names);

  it('are taken literally, with links and emoji, and no id of Slack leaves', () => {
    expect(shown('*no* <@U0ALICE> & <b>\n> x https://a.example/b?c=d, and :tada:')).toEqual({
      body: '*no* s & <b>\n> x https://a.example/b?c=d, and 🎉',
      html: expect.stringContaining('<a href="https://a.example/b?c=d"'),
    });
  });

  it('keep times, and names that are no emoji', () => {
    expect(shown('At 10:30:45 or :nothing-of-that-name:').body).toBe('At 10:30:45 or :nothing-of-that-name:');
  });

  it('are told from words that were written in Slack', () => {
    expect(wereTyped(typedWords('x'))).toBe(true);
    expect(wereTyped({ text: 'x', ts: '1.1' })).toBe(false);
  });
});
