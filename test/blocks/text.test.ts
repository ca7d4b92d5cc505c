import { describe, expect, it } from 'vitest';
import { cleanWords, escapeWithin, inert, joinText, oneLine } from '../../blocks/text.ts';

describe('text of others', () => {
  it('on one line is short, visible, and does not turn the line around', () => {
    expect(oneLine('  Jana\n\tNováková ')).toBe('Jana Nováková');
    expect(oneLine('x'.repeat(3000))).toHaveLength(80);
    expect(oneLine('a\u202eb\u0000')).toBe('ab');
    expect(oneLine('שלום')).toBe('\u2068שלום\u2069');
  });

  it('in our markup neither formats, quotes, mentions nor becomes emoji', () => {
    expect(inert('*a* _b_ ~c~ `d` <!here> & :lock: 10:30')).toBe('∗a∗ ˍbˍ ∼c∼ ˋdˋ &lt;!here&gt; &amp; ∶lock: 10:30');
  });

  it('keeps its lines and loses what no screen shows', () => {
    expect(cleanWords('a\r\nb\u2028c\u0007\u202e\ud800')).toBe('a\nb\nc\ufffd');
  });

  it('is clipped before it is escaped, so that no entity is cut', () => {
    expect(escapeWithin('a&&&&', 12)).toBe('a&amp;&amp;…');
    expect(escapeWithin('a & b', 100)).toBe('a &amp; b');
  });

  it('joined says when something is missing', () => {
    expect(joinText(['a', undefined, '', 'b'])).toBe('a\nb');
    expect(joinText(['aaaa', 'bbbb', 'cccc'], 12)).toBe('aaaa\nbbbb\n…');
  });
});
