import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import { formatsFor, pluralIn } from '../../src/i18n/formats.ts';

const en = formatsFor('en');
const date = new Date('2026-03-04T02:12:00Z');

describe('formats', () => {
  it.each([
    ['en', '€1,500', '€12,500.50'],
    ['de', '1.500\u00a0€', '12.500,50\u00a0€'],
    ['da', '1.500\u00a0€', '12.500,50\u00a0€'],
    ['nb', '1\u00a0500\u00a0€', '12\u00a0500,50\u00a0€'],
    ['nl', '€\u00a01.500', '€\u00a012.500,50'],
    ['pl', '1500\u00a0€', '12\u00a0500,50\u00a0€'],
  ] as const)('money in %s', (language, whole, broken) => {
    const { money } = formatsFor(language);
    expect(money({ amount: '1500.00', currency: 'EUR' })).toBe(whole);
    expect(money({ amount: '12500.5', currency: 'EUR' })).toBe(broken);
  });

  it('keep money to the last digit and show what is no money as it came', () => {
    expect(en.money({ amount: '12345678901234567890.12', currency: 'USD' })).toBe('$12,345,678,901,234,567,890.12');
    expect(en.money({ amount: '99.995', currency: 'EUR' })).toBe('€99.995');
    expect(en.money({ amount: '1500.50', currency: 'JPY' })).toBe('¥1,500.5');
    expect(en.money({ amount: 'about 5', currency: 'EUR' })).toBe('about 5 EUR');
    expect(en.money({ amount: '5', currency: 'beans' })).toBe('5 beans');
  });

  it('show times in the zone that is asked for, else in UTC', () => {
    expect(en.dateTime(date)).toBe('Wed, Mar 4, 02:12 UTC');
    expect(en.dateTime(date, 'Nowhere/Never')).toBe('Wed, Mar 4, 02:12 UTC');
    expect(en.dateTime(date, 'Europe/Prague')).toContain('03:12');
    expect(en.dateTime(new Date(Number.NaN))).toBe('');
    expect(en.clock(date, 'Europe/Prague')).toEqual({ time: '03:12', hour: 3 });
    expect(en.clock(date, 'Nowhere/Never')).toBeUndefined();
  });

  it.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [12_345, '12 kB'],
    [2_500_000, '2.5 MB'],
    [5e12, '5,000 GB'],
  ])('%j bytes', (size, shown) => {
    expect(en.bytes(size)).toBe(shown);
  });

  it('count small files in words that have a plural', () => {
    const three = LANGUAGES.map((language) => formatsFor(language).bytes(3));
    expect(three).toEqual(['3 bytes', '3 Byte', '3 bytes', '3 byte', '3 byte', '3 bajty']);
  });
});

describe('plurals', () => {
  it('follow the rules of the language', () => {
    const forms = { one: '# praca', few: '# prace', many: '# prac', other: '# pracy' };
    expect([1, 2, 5, 1.5].map((count) => pluralIn('pl')(count, forms))).toEqual([
      '1 praca',
      '2 prace',
      '5 prac',
      '1,5 pracy',
    ]);
    expect(pluralIn('en')(1200, { other: '# unread' })).toBe('1,200 unread');
  });
});
