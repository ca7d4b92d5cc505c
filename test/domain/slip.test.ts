import { describe, expect, it } from 'vitest';
import { doubtName, findDoubts, isWithinOneEdit } from '../../src/domain/slip.ts';
import { fc } from '../support/fuzz.ts';

describe('deliberate words', () => {
  const heldWords = ['margin', 'Łódź'];

  it('are asked about once: a slip at the start of any of them, and each word of the list', () => {
    const texts = ['We set it up.', '(intern) our MARGINS', 'margin, lodz'];
    const doubts = findDoubts(texts, { heldWords });
    expect(doubts.map(doubtName)).toEqual(['bracketed:', 'held_word:margin', 'held_word:Łódź']);
    expect(findDoubts(texts, { heldWords, asked: doubts.map(doubtName) })).toEqual([]);
    expect(findDoubts(['We set it up.'], { heldWords })).toEqual([]);
  });

  it('are asked about again where another word has come to them, but never without end', () => {
    expect(findDoubts(['margin, Lodz'], { heldWords, asked: ['held_word:margin'] })).toHaveLength(2);
    const many = Array.from({ length: 100 }, (_, n) => `word${n}`);
    const doubts = findDoubts(many, { heldWords: many });
    expect(findDoubts(many, { heldWords: many, asked: doubts.map(doubtName) })).toEqual([]);
    expect(JSON.stringify(doubts.map(doubtName)).length).toBeLessThan(1_000);
  });
});

describe('one edit', () => {
  it.each([
    ['note', 'note', true],
    ['note', 'not', true],
    ['note', 'noote', true],
    ['note', 'nite', true],
    ['note', 'onte', true],
    ['note', 'noet', true],
    ['note', 'ntoe', true],
    ['note', 'noteXY', false],
    ['note', 'eton', false],
    ['note', 'toen', false],
    ['', 'a', true],
    ['ab', 'ba', true],
    ['abc', 'cba', false],
  ])('%j and %j: %j', (a, b, within) => {
    expect(isWithinOneEdit(a, b)).toBe(within);
    expect(isWithinOneEdit(b, a)).toBe(within);
  });

  it('agrees with the textbook distance', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => isWithinOneEdit(a, b) === distance(a, b) <= 1),
      { numRuns: 500 },
    );
  });
});

function distance(a: string, b: string): number {
  const rows: number[][] = [];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= a.length; i++) {
    rows.push([]);
    for (let j = 0; j <= b.length; j++) {
      const substitute = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        substitute,
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      rows[i]?.push(i === 0 ? j : j === 0 ? i : best);
    }
  }
  return at(a.length, b.length);
}
