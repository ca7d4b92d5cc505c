import { expect, test } from 'vitest';
import { compose } from '../../../sandbox/slack/composer.ts';
import { acceptBlocks } from '../../../sandbox/slack/validate-blocks.ts';

const directory = {
  users: new Map([
    ['alice winter', 'U0ALICE'],
    ['alice', 'U0ALICE'],
    ['ben', 'U0BEN'],
  ]),
  channels: new Map([['jobs', 'C0JOBS']]),
};

function elementsOf(typed: string): unknown {
  return compose(typed, directory).blocks[0]?.elements;
}

function inlineOf(typed: string): unknown {
  const elements = elementsOf(typed);
  return Array.isArray(elements) && elements.length === 1 ? elements[0].elements : elements;
}

test('plain words become one text element and are escaped in the text only', () => {
  expect(inlineOf('1 < 2 & 3 > 2')).toEqual([{ type: 'text', text: '1 < 2 & 3 > 2' }]);
  expect(compose('1 < 2 & 3 > 2', directory).text).toBe('1 &lt; 2 &amp; 3 &gt; 2');
});

test('styles nest', () => {
  expect(inlineOf('a *b _c_* ~d~ `e*`')).toEqual([
    { type: 'text', text: 'a ' },
    { type: 'text', text: 'b ', style: { bold: true } },
    { type: 'text', text: 'c', style: { bold: true, italic: true } },
    { type: 'text', text: ' ' },
    { type: 'text', text: 'd', style: { strike: true } },
    { type: 'text', text: ' ' },
    { type: 'text', text: 'e*', style: { code: true } },
  ]);
});

test('marks inside words and loose marks are plain', () => {
  expect(inlineOf('snake_case_name 2 * 3 * 4 a*b*c')).toEqual([
    { type: 'text', text: 'snake_case_name 2 * 3 * 4 a*b*c' },
  ]);
});

test('people are mentioned by full or first name, only where there is such a person', () => {
  expect(inlineOf('@Alice Winter and @ben, not @benjamin')).toEqual([
    { type: 'user', user_id: 'U0ALICE' },
    { type: 'text', text: ' and ' },
    { type: 'user', user_id: 'U0BEN' },
    { type: 'text', text: ', not @benjamin' },
  ]);
  expect(compose('hi @Ben', directory).text).toBe('hi <@U0BEN>');
});

test('channels, broadcasts, emoji, links and addresses become what they are', () => {
  const typed =
    '#jobs @here :tada: 🎉 :nonsense: https://shop.example/a. me@shop.example shop.example [here](https://a.example)';
  expect(compose(typed, directory).text).toBe(
    '<#C0JOBS|jobs> <!here> :tada: :tada: :nonsense: <https://shop.example/a>. <mailto:me@shop.example|me@shop.example> <http://shop.example|shop.example> <https://a.example|here>',
  );
  expect(inlineOf(':tada:')).toEqual([{ type: 'emoji', name: 'tada', unicode: '1f389' }]);
});

test('lines of lists, quotes and code become elements of their own', () => {
  const typed = 'We need:\n- one\n- two\n1. first\n2. second\n> so they said\n```\nlet a = 1 < 2;\n```\nbye';
  expect(elementsOf(typed)).toMatchObject([
    { type: 'rich_text_section', elements: [{ text: 'We need:' }, { text: '\n' }] },
    { type: 'rich_text_list', style: 'bullet', indent: 0, elements: [{}, {}] },
    { type: 'rich_text_list', style: 'ordered', indent: 0, elements: [{}, {}] },
    { type: 'rich_text_quote', elements: [{ text: 'so they said' }] },
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'let a = 1 < 2;' }] },
    { type: 'rich_text_section', elements: [{ text: 'bye' }] },
  ]);
  expect(compose(typed, directory).text).toBe(
    'We need:\n• one\n• two\n1. first\n2. second\n&gt; so they said\n```let a = 1 &lt; 2;```\nbye',
  );
});

test('what the composer makes is what Slack would accept', () => {
  const typed = '*a* @ben\n- one\n  - deeper\n> q\n```x```\n:tada: https://shop.example';
  expect(() => acceptBlocks(compose(typed, directory).blocks)).not.toThrow();
});

test('nothing typed makes no blocks', () => {
  expect(compose('  \n ', directory)).toEqual({ text: '', blocks: [] });
});

test('an internal remark keeps its prefix in front', () => {
  expect(compose('// not for them', directory)).toMatchObject({ text: '// not for them' });
  expect(compose('*note:* not for them', directory).text).toBe('*note:* not for them');
});
