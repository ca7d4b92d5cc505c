import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import { texts } from '../../src/i18n/texts.ts';

interface Leaf {
  path: string;
  words: string;
  placeholders: string[];
}

/** Every text of a catalogue with the placeholders it uses, found by asking it with values that name themselves. */
function leaves(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string') return [{ path, words: node, placeholders: [] }];
  if (typeof node === 'function') {
    const used = new Set<string>();
    const answer = (key: string): string => {
      used.add(key);
      return `‹${key}›`;
    };
    const facts = new Proxy({}, { get: (_, key) => answer(String(key)) });
    return [{ path, words: String(node(facts)), placeholders: [...used].sort() }];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

const catalogueOf = (language: (typeof LANGUAGES)[number]): Leaf[] => {
  const { language: _, formats: __, ...catalogue } = texts(language);
  return leaves(catalogue);
};

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const own = catalogueOf(language);

  it('have every key and placeholder of the English ones', () => {
    const shape = (all: Leaf[]): unknown => all.map(({ path, placeholders }) => ({ path, placeholders }));
    expect(shape(own)).toEqual(shape(catalogueOf('en')));
  });

  it.each(own)('$path says something', ({ words }) => {
    expect(words.trim()).toBe(words);
    expect(words).not.toBe('');
    expect(words).not.toMatch(/undefined|\[object|!$/);
  });
});
