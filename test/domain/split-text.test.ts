import { describe, expect, it } from 'vitest';
import { clipText, escapedLength, splitText } from '../../src/domain/split-text.ts';
import { fc } from '../support/fuzz.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(fc.constantFrom('&', '<', '>', ' ', '\n', '\n\n', 'word', '👩‍👩‍👧‍👦', '🇳🇴', 'é', 'שלום'), { maxLength: 300 })
    .map((all) => all.join('')),
);

describe('splitting', () => {
  it('loses nothing, keeps the limit after escaping, and never cuts a character in two', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 200 }), (text, limit) => {
        const parts = splitText(text, limit);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(part).not.toBe('');
          expect(escaped(part).length).toBeLessThanOrEqual(limit);
          expect(escapedLength(part)).toBe(escaped(part).length);
          expect(part.isWellFormed()).toBe(text.isWellFormed());
        }
      }),
    );
  });

  it('prefers the end of a paragraph, then of a line, then of a word', () => {
    expect(splitText('one two three\n\nfour five six', 20)).toEqual(['one two three\n\n', 'four five six']);
    expect(splitText('one two three\nfour five six', 20)).toEqual(['one two three\n', 'four five six']);
    expect(splitText('one two three four five six', 20)).toEqual(['one two three four ', 'five six']);
  });

  it('keeps a family together, but not a character longer than any people know', () => {
    expect(splitText(`aaaaaaaaaaaa${'👩‍👩‍👧‍👦'}`, 16)).toEqual(['aaaaaaaaaaaa', '👩‍👩‍👧‍👦']);
    const tower = `e${'\u0301'.repeat(500)}`;
    const parts = splitText(tower, 100);
    expect(parts.join('')).toBe(tower);
    expect(parts.every((part) => part.length <= 100)).toBe(true);
  });

  it('has no parts of nothing, and one part of what fits', () => {
    expect(splitText('', 10)).toEqual([]);
    expect(splitText('a b', 10)).toEqual(['a b']);
  });

  it('is quick with a long message', () => {
    const text = 'x&<>'.repeat(10_000);
    expect(splitText(text, 3500).join('')).toBe(text);
  });
});

describe('clipping', () => {
  it('says with … that something was left off, within the limit', () => {
    expect(clipText('short', 5)).toBe('short');
    expect(clipText('too long', 5)).toBe('too…');
    expect(escapedLength(clipText('&'.repeat(100), 21))).toBeLessThanOrEqual(21);
    expect(clipText('ab👩‍👩‍👧‍👦', 6)).toBe('ab…');
  });
});
