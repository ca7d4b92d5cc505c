import type { CardMerchant, FileLine, Priorities } from '../../src/domain/card.ts';
import { type Tag, tagName } from '../../src/domain/tag.ts';

/** Everything somebody else wrote that a surface may show. */
export interface SurfaceData {
  number: number;
  merchant: CardMerchant;
  service: string;
  title: string;
  summary: string;
  body: string;
  /** Of an organization, a template, a file: short words with one owner. */
  name: string;
  /** Who did it. */
  member: string;
  reason: string;
  comment: string;
  priorities: Priorities;
  files: FileLine[];
  assignees: string[];
  tags: Tag[];
  /** Rows, lines, people: how often something is there that may be there often. */
  many: number;
}

/** As it is on most days; no two values are alike. */
export const ORDINARY: SurfaceData = {
  number: 12_345,
  merchant: {
    name: 'Jana Nováková',
    storeName: 'Blue Fjord Candles',
    storeUrl: 'https://bluefjord.example/',
    timeZone: 'Europe/Prague',
    locale: 'cs-CZ',
  },
  service: 'Store setup',
  title: 'A new shop & a blog',
  summary: 'We sell hand-poured candles.',
  body: 'When can you start?\nWe are at https://bluefjord.example/shop all day.',
  name: 'Northlight Studio',
  member: 'Alice Berg',
  reason: 'it took too long',
  comment: 'Not before May.',
  priorities: { time: 'Soon', cost: 'fair price', quality: 'careful work' },
  files: [{ name: 'plan.pdf', size: 12_000 }],
  assignees: ['U0ALICE'],
  tags: [
    { id: 3, name: 'wholesale' },
    { id: 4, name: 'two languages' },
  ],
  many: 2,
};

/** What fills everything to the brim, and what means harm. */
export const BRIMS: Readonly<Record<string, string>> = {
  letters: 'x',
  words: 'word ',
  escapes: '&<>',
  emoji: '👩‍👩‍👧‍👦',
  'right to left': 'شركة الشموع ',
  channel: '<!channel> ',
  links: '<https://evil.example|https://bank.example> https://evil.example/a_b. ',
  marks: '*b* _i_ ~s~ `c` :tada: ',
  lines: '> a\n',
  overrides: '\u202egnp.exe ',
};

/** The beginning of a text, with no character cut in two. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** The largest that the database may hold, made of this. */
export function largest(brim: string): SurfaceData {
  const of = (length: number): string => cut(brim.repeat(Math.ceil(length / brim.length)), length);
  const long = of(3000);
  return {
    number: 999_999_999,
    merchant: {
      name: long,
      storeName: long,
      storeUrl: `https://store.example/${of(900)}`,
      timeZone: long,
      locale: long,
    },
    service: long,
    title: long,
    summary: long,
    body: of(12_000),
    name: long,
    member: long,
    reason: long,
    comment: long,
    priorities: { time: long, cost: long, quality: long },
    files: Array.from({ length: 10 }, () => ({ name: long, size: Number.MAX_SAFE_INTEGER })),
    assignees: Array.from({ length: 40 }, (_, n) => `U0MANY${n}`),
    tags: Array.from({ length: 500 }, (_, n) => ({ id: n + 1, name: tagName(`${n} ${of(60)}`) ?? `tag ${n}` })),
    many: 500,
  };
}

export const NOW = new Date('2026-03-04T01:30:00Z');
export const SOON = new Date('2026-03-04T14:00:00Z');
export const TEAM_URL = 'https://acme.slack.com/';
export const PLACE = { channel: 'C0JOBS', rootTs: '1700000000.000100' };
