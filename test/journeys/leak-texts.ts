import type { TestJobline } from '../support/jobline.ts';

type Blocks = NonNullable<Parameters<TestJobline['sandbox']['slack']['post']>[0]['blocks']>;

/** Words as somebody writes them; `blocks` where styles fall as no typed sign can say it. */
export interface Written {
  text: string;
  blocks?: Blocks;
  withFile?: true;
}

/** What must become of a text. The lists say so by hand: nothing here asks the code under test. */
export type Fate = 'note' | 'held' | 'reply';

/** Puts the mark by which a text is found again in place of ✱. */
export function marked(written: Written, mark: string): Written {
  return JSON.parse(JSON.stringify(written).replaceAll('✱', mark)) as Written;
}

const SIGNS = ['//', ';;', '\\\\', '🔒', '📝', ':lock:', ':memo:'];
const WORDS = [
  ...['note', 'private', 'internal'],
  ...['notiz', 'intern', 'privat'],
  ...['notat', 'merknad'],
  ...['notitie', 'privé', 'prive'],
  ...['notatka', 'wewnętrzne', 'wewnetrzne', 'prywatne'],
];

const signed = (sign: string): string[] => [
  `${sign} ✱ pays late`,
  `   ${sign}✱ pays late`,
  `*${sign} ✱* pays late`,
  `_${sign}_ ✱ pays late`,
  `> ${sign} ✱ pays late`,
  `~${sign}~\n✱ pays late`,
];

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const worded = (word: string): string[] => [
  `${word}: ✱ pays late`,
  `  ${word.toUpperCase()}:✱ pays late`,
  `${titled(word)} : ✱ pays late`,
  `*${titled(word)}:* ✱ pays late`,
  `_${word}_: ✱ pays late`,
  `> ${word}: ✱ pays late`,
  `\`${word}\` : ✱ pays late`,
];

const text = (words: string, style?: object): object => ({ type: 'text', text: words, ...(style && { style }) });
const section = (...elements: object[]): object => ({ type: 'rich_text_section', elements });
function rich(plain: string, ...elements: object[]): Written {
  return { text: plain, blocks: [{ type: 'rich_text', elements }] as unknown[] as Blocks };
}

/** Styles that begin or end inside the prefix, lists, quotes and code, as Slack's composer can set them. */
const STYLED: Written[] = [
  rich('*no*te: ✱ pays late', section(text('no', { bold: true }), text('te: ✱ pays late'))),
  rich('note*:* ✱ pays late', section(text('note'), text(':', { bold: true }), text(' ✱ pays late'))),
  rich('/_/_ ✱ pays late', section(text('/'), text('/', { italic: true }), text(' ✱ pays late'))),
  rich('~*INTERN*~: ✱ pays late', section(text('INTERN', { bold: true, strike: true }), text(': ✱ pays late'))),
  rich('`//` ✱ pays late', section(text('//', { code: true }), text(' ✱ pays late'))),
  rich('> privat: ✱ pays late', { type: 'rich_text_quote', elements: [text('privat: ✱ pays late')] }),
  rich('```// ✱ pays late```', { type: 'rich_text_preformatted', elements: [text('// ✱ pays late')] }),
  rich('• Notiz: ✱ pays late', {
    type: 'rich_text_list',
    style: 'bullet',
    elements: [section(text('Notiz: ✱ pays late'))],
  }),
  rich('1. // ✱ pays late', { type: 'rich_text_list', style: 'ordered', elements: [section(text('// ✱ pays late'))] }),
  rich(':memo: ✱ pays late', section({ type: 'emoji', name: 'memo', unicode: '1f4dd' }, text(' ✱ pays late'))),
  rich(':lock: ✱ pays late', section({ type: 'emoji', name: 'lock' }, text(' ✱ pays late'))),
  { text: '*note*: ✱ pays late', blocks: [] },
  { text: '&gt; // ✱ pays late', blocks: [] },
];

export const NOTES: Written[] = [
  ...SIGNS.flatMap(signed).map((written) => ({ text: written })),
  ...WORDS.flatMap(worded).map((written) => ({ text: written })),
  ...STYLED,
  { text: '// ✱ see the file', withFile: true },
  { text: 'intern: ✱ see the file', withFile: true },
];

export const HELD: Written[] = [
  // a letter more, less, other, or two swapped
  ...['noet', 'nte', 'notee', 'nota', 'Privte', 'internl', 'INTERNALL', 'notzi', 'inter', 'pirvat', 'noat', 'merkand'],
  ...['notite', 'privee', 'notatk', 'wewnetrzen', 'prywatnee'],
]
  .map((word): Written => ({ text: `${word}: ✱ pays late` }))
  .concat(
    [
      'note; ✱ pays late',
      'note - ✱ pays late',
      'Intern – ✱ pays late',
      'Notiz- ✱ pays late',
      '*privat* - ✱ pays late',
      '(note) ✱ pays late',
      '[intern] ✱ pays late',
      '{privat} ✱ pays late',
      '*(Notiz)* ✱ pays late',
      '/ ✱ pays late',
      '/ note ✱ pays late',
      '; ✱ pays late',
      '\\ ✱ pays late',
      '> / ✱ pays late',
      'uwaga: ✱ pays late',
      'UWAGA: ✱ pays late',
      '@Ben Okafor ✱ pays late',
      '*@Ben Okafor* ✱ pays late',
      '✱ has our markup in it',
      'The MARKUP of ✱ is high',
      '✱ and märkup',
      '✱ margin, our ladder price',
    ].map((written) => ({ text: written })),
  )
  .concat([
    { text: 'noet: ✱ see the file', withFile: true },
    rich('<@U0BEN> ✱ pays late', section({ type: 'user', user_id: 'U0BEN' }, text(' ✱ pays late'))),
    rich('<!here> ✱ pays late', section({ type: 'broadcast', range: 'here' }, text(' ✱ pays late'))),
    rich('n*oe*t: ✱', section(text('n'), text('oe', { bold: true }), text('t: ✱ pays late'))),
  ]);

export const REPLIES: Written[] = [
  'Hello ✱',
  '✱',
  'Thank you, ✱.',
  'We can start on Monday: ✱',
  '*Good news*: ✱ is ready',
  '_Your_ shop ✱',
  '~100~ 90 for ✱',
  '> ✱ you asked',
  '`✱` is the code',
  '• one\n• ✱',
  '1. ✱\n2. two',
  'Yes // ✱',
  '✱ // no note',
  '✱ note: this is inside',
  'As a note ✱',
  'We keep ✱ private: nobody sees it',
  'The internal links of ✱ are done',
  'Privately ✱ runs well',
  'International: ✱',
  'Here attached: ✱',
  'It costs 1,500: ✱',
  'https://studio.example/note: ✱',
  'See https://studio.example//✱',
  '1/2 of ✱',
  '- ✱',
  '… ✱',
  '(✱) is the number',
  '(see ✱)',
  'Dzień dobry, ✱',
  'Uwaga ✱ jest gotowa',
  'Hej, ✱',
  'Guten Tag, ✱',
  'Goedemorgen ✱',
  '✱ 🔒',
  '🎉 ✱',
  ':tada: ✱',
  'I asked @Ben Okafor about ✱',
  'We talk in #general about ✱',
  '✱ marking up the page',
  'Remarkup ✱',
  '``` ✱ ```',
].map((written) => ({ text: written }));
