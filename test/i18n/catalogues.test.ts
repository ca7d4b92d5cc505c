import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { startsAsNote } from '../../src/domain/note-words.ts';
import { COUNTS, type Facts, type Leaf, leavesOf, waysOf } from './catalogue-leaves.ts';

const english = leavesOf('en');
const others = ['da', 'de', 'nb', 'nl', 'pl'] as const satisfies readonly Language[];

/** What is the same in English, for it is a name, a sign or a word of both languages. */
const SAME: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  da: [
    'Version ‹version›',
    'Match',
    'Status',
    'Budget',
    'Dropshipping',
    'spam',
    'Note',
    'Send',
    'Mine',
    'Job',
    'Find',
    'Link',
    'Leads',
    'Lead: ‹name›',
    '‹number› · Lead: ‹name›',
    'E-mail',
  ],
  de: [
    'Match',
    'Status',
    'Budget',
    'Dropshipping',
    'Name',
    'Job',
    'Link',
    'Website',
    'Channel',
    'in ‹channel›',
    'Version ‹version›',
    'Jobs',
    'Leads',
    'Lead: ‹name›',
    '‹number› · Lead: ‹name›',
  ],
  nb: [
    'Match',
    'Status',
    'Dropshipping',
    'Send',
    'Mine',
    '‹service› for ‹client›',
    'for ‹store›',
    'Leads',
    'Lead: ‹name›',
    '‹number› · Lead: ‹name›',
  ],
  nl: [
    'Match',
    'Website',
    'Status',
    'Budget',
    'Dropshipping',
    'spam',
    'Tags',
    'Tag',
    '# tag',
    '# tags',
    'Link',
    'in ‹channel›',
    'Leads',
    'Lead: ‹name›',
    '‹number› · Lead: ‹name›',
    'E-mail',
  ],
  pl: ['Dropshipping', 'Status', 'spam', 'Tag', '# tag', 'Link', 'Lead: ‹name›', '‹number› · Lead: ‹name›', 'E-mail'],
};

/** The quotation marks of each language, the opening one first. */
const QUOTES: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['“', '”'],
  de: ['„', '“'],
  da: ['”', '”'],
  nb: ['«', '»'],
  nl: ['“', '”'],
  pl: ['„', '”'],
};

/** Words of English that none of the other languages has. */
const ENGLISH = /\b(?:the|you|your|this|with|been|cannot|has|from|nothing|message|messages|sent)\b/i;

/** Words that one of two close languages has and the other has not. */
const NEIGHBOURS: Partial<Record<Language, RegExp>> = {
  nb: /(?<![\p{L}])(?:af|hvad|nogen|noget|efter|sådan|mig|dig|sig|meget|fik|gik|blev|bliver|ikke længere|besked(?:er|en)?|i øjeblikket)(?![\p{L}])/iu,
  da: /(?<![\p{L}])(?:av|hva|noen|noe|etter|slik|meg|deg|seg|mye|melding(?:en|er|ene)?|fikk|gikk|ble|blir|lenger)(?![\p{L}])/iu,
};

interface Said {
  path: string;
  facts: Facts;
  words: string;
}

/** Everything that a language says, however it is asked. */
function allSaid(language: Language): Said[] {
  return leavesOf(language).flatMap((leaf) =>
    waysOf([leaf]).map((facts) => ({ path: leaf.path, facts, words: leaf.say(facts) })),
  );
}

function markersIn(words: string): string[] {
  return [...new Set(words.match(/‹\w+›/g) ?? [])].sort();
}

/** Placeholders of templates, addresses of commands and files: the same in every language. */
function fixedIn(words: string): string[] {
  return [...new Set(words.match(/\{\w+\}|\/(?:jobline|invite)\b|\/\/|J-12|C-3/g) ?? [])].sort();
}

function pairs(language: Language): { path: string; own: Leaf; en: Leaf }[] {
  return leavesOf(language).flatMap((own, index) => {
    const en = english[index];
    return en ? [{ path: own.path, own, en }] : [];
  });
}

describe.each(others)('the catalogue in %s', (language) => {
  it('has the keys of the English one, in its order', () => {
    const shape = (all: readonly Leaf[]): string[] =>
      all.map(({ path, isFunction }) => `${path}${isFunction ? '()' : ''}`);
    expect(shape(leavesOf(language))).toEqual(shape(english));
  });

  it('speaks of the same as the English one, whatever it is asked with', () => {
    const wrong = pairs(language).flatMap(({ path, own, en }) =>
      waysOf([own, en]).flatMap((facts) => {
        const [said, meant] = [own.say(facts), en.say(facts)];
        const same =
          markersIn(said).join() === markersIn(meant).join() && fixedIn(said).join() === fixedIn(meant).join();
        return same ? [] : [`${path} ${JSON.stringify(facts)}: ${said} | ${meant}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('names a number where the English one does', () => {
    const wrong = pairs(language).flatMap(({ path, own, en }) =>
      waysOf([own, en]).flatMap((facts) => {
        const told = Number(facts.count ?? facts.seconds ?? facts.minutes ?? facts.hours ?? 1);
        if (told < 2) return [];
        const has = (words: string): boolean => words.includes(String(told));
        return has(own.say(facts)) === has(en.say(facts)) ? [] : [`${path} ${told}: ${own.say(facts)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('calls the commands as they are typed, and only what stands in <> in its own words', () => {
    const form = (leaf: Leaf): string => leaf.say({}).replace(/(<|@)\p{L}+/gu, '$1');
    const forms = pairs(language).filter(({ path }) => /^finding\.usage\.\w+\.form$/.test(path));
    expect(forms.map(({ own }) => form(own))).toEqual(forms.map(({ en }) => form(en)));
  });

  it('has no English sentence left', () => {
    const same = pairs(language).flatMap(({ path, own, en }) => {
      if (path.startsWith('preferences.languages.') || path.startsWith('finding.usage.')) return [];
      return waysOf([own, en]).flatMap((facts) => {
        const words = own.say(facts).replace(/\d+/, '#');
        const isKnown = SAME[language].includes(words) || !/\p{L}{2}/u.test(ownWords(words));
        return own.say(facts) === en.say(facts) && !isKnown ? [`${path}: ${words}`] : [];
      });
    });
    expect(same).toEqual([]);
    const foreign = allSaid(language).filter(({ words }) => ENGLISH.test(ownWords(words)));
    expect(foreign.map(({ path, words }) => `${path}: ${words}`)).toEqual([]);
  });
});

/** Without what is no word of a language: markers, placeholders, commands, addresses. */
function ownWords(words: string): string {
  return words.replace(
    /‹\w+›|undefined|\{\w+\}|<\w+>|\S*example\S*|\/\w+( \w+[^ ]*)?|`[^`]*`|store-setup|Blue Fjord Candles/g,
    ' ',
  );
}

describe.each(LANGUAGES)('every text in %s', (language) => {
  const said = allSaid(language);

  it('says something, in one line without blanks too many', () => {
    const wrong = said.filter(({ path, words }) => {
      const isLetter = path === 'relay.dialog.firstReply';
      return (
        words.trim() === '' ||
        words !== words.trim() ||
        / {2}| [,.;:?]|undefined|\[object|#/.test(words) ||
        (!isLetter && words.includes('\n'))
      );
    });
    expect(wrong.map(({ path, words }) => `${path}: ${words}`)).toEqual([]);
  });

  it('opens and closes its quotation marks, which are those of the language', () => {
    const [open, close] = QUOTES[language];
    const foreign = [...'“”„‚«»‹›"‘'].filter((mark) => mark !== open && mark !== close).join('');
    const wrong = said.filter(({ words }) => {
      const plain = words.replace(/‹\w+›/g, 'x');
      return (
        [...plain].some((sign) => foreign.includes(sign)) ||
        !isBalanced(plain, open, close) ||
        /\p{L}'\p{L}/u.test(plain)
      );
    });
    expect(wrong.map(({ path, words }) => `${path}: ${words}`)).toEqual([]);
  });

  it('names only prefixes that make a note', () => {
    const named = said.flatMap(({ words }) =>
      [...words.matchAll(/`([^`/]+:|\/\/)`/g)].map(([, prefix]) => prefix ?? ''),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((prefix) => !startsAsNote(`${prefix} he never pays`))).toEqual([]);
  });

  it('has no exclamation mark, and no word of the language next to it', () => {
    const neighbour = NEIGHBOURS[language];
    const wrong = said.filter(({ words }) => words.includes('!') || neighbour?.test(words));
    expect(wrong.map(({ path, words }) => `${path}: ${words}`)).toEqual([]);
  });
});

function isBalanced(words: string, open: string, close: string): boolean {
  const marks = [...words].filter((sign) => sign === open || sign === close);
  return marks.length % 2 === 0 && marks.every((sign, index) => sign === (index % 2 === 0 ? open : close));
}

describe('numbers in Polish', () => {
  const counted = leavesOf('pl').flatMap((leaf, index) => {
    const ways = waysOf([leaf]);
    const fact = ['count', 'seconds', 'minutes', 'hours'].find((name) => ways.some((way) => name in way));
    const en = english[index];
    if (fact === undefined || !en) return [];
    const form = (of: Leaf, number: number): string =>
      of.say({ ...ways[0], [fact]: number }).replace(String(number), '#');
    return [{ path: leaf.path, en: (number: number) => form(en, number), pl: (number: number) => form(leaf, number) }];
  });

  it('have the forms of 1, of 2 and 22, and of 7, 12 and 27', () => {
    /** Where two forms are the same word, or a sentence that names no number has two forms. */
    const alikeInPolish = [
      'jobVerbs.more.done.read',
      'teamwork.deleteTagText',
      'finding.lists.waiting.title',
      'finding.lists.all.title',
      'finding.command.read',
      'finding.home.waiting',
      'clocks.catchUp',
      'proposals.days',
    ];
    expect(counted.length).toBeGreaterThan(20);
    const wrong = counted.flatMap(({ path, en, pl }) => {
      const [one, few, many] = [pl(1), pl(2), pl(7)];
      const alike = few === pl(22) && many === pl(12) && many === pl(27);
      const apart = en(1) === en(7) || alikeInPolish.includes(path) || (one !== few && few !== many && one !== many);
      return alike && apart ? [] : [`${path}: ${COUNTS.map(pl).join(' | ')}`];
    });
    expect(wrong).toEqual([]);
  });
});
