import { describe, expect, it } from 'vitest';
import { isWithinOneEdit } from '../../src/domain/slip.ts';
import { fc } from '../support/fuzz.ts';

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
