import { describe, expect, it } from 'vitest';
import { formatSlackDate } from '../../../sandbox/pages/shared/dates.ts';
import { parseInline, parseMrkdwn } from '../../../sandbox/pages/shared/mrkdwn.ts';

describe('mrkdwn', () => {
  it('styles whole words only', () => {
    expect(parseInline('*bold* 2*3*4 snake_case_name')).toEqual([
      { kind: 'bold', children: [{ kind: 'text', text: 'bold' }] },
      { kind: 'text', text: ' 2*3*4 snake_case_name' },
    ]);
  });

  it('nests styles and leaves an open mark as it is', () => {
    expect(parseInline('_*both*_ *open')).toEqual([
      { kind: 'italic', children: [{ kind: 'bold', children: [{ kind: 'text', text: 'both' }] }] },
      { kind: 'text', text: ' *open' },
    ]);
  });

  it('reads mentions, channels, broadcasts and labelled links', () => {
    expect(parseInline('<@U1> <#C1|jobs> <!here> <https://a.example/?x=1&amp;y=2|a>')).toEqual([
      { kind: 'user', id: 'U1' },
      { kind: 'text', text: ' ' },
      { kind: 'channel', id: 'C1', label: 'jobs' },
      { kind: 'text', text: ' ' },
      { kind: 'broadcast', range: 'here' },
      { kind: 'text', text: ' ' },
      { kind: 'link', url: 'https://a.example/?x=1&y=2', label: 'a' },
    ]);
  });

  it('takes escaped signs for what they are, never for marks of its own', () => {
    expect(parseInline('&lt;@U1&gt; &amp;lt;')).toEqual([{ kind: 'text', text: '<@U1> &lt;' }]);
  });

  it('leaves everything within code alone', () => {
    expect(parseInline('`*a* &lt;b&gt;`')).toEqual([{ kind: 'code', text: '*a* <b>' }]);
    expect(parseMrkdwn('```\n*a*\n```')).toEqual([{ kind: 'pre', text: '*a*' }]);
  });

  it('groups quoted lines', () => {
    expect(parseMrkdwn('&gt; one\n&gt; two\nthree').map((part) => part.kind)).toEqual(['quote', 'plain']);
  });

  it('keeps an emoji that it does not know as it was written', () => {
    expect(parseInline(':tada: :our_own:')).toEqual([
      { kind: 'emoji', name: 'tada', character: '🎉' },
      { kind: 'text', text: ' :our_own:' },
    ]);
  });
});

describe('dates', () => {
  const moment = Date.UTC(2026, 1, 18, 14, 39) / 1000;
  const viewer = { locale: 'en-US', timeZone: 'Europe/Berlin', now: new Date(Date.UTC(2026, 1, 18, 20)) };

  it.each([
    ['{date_num} {time}', '2026-02-18 3:39 PM'],
    ['{date_long}', 'Wednesday, February 18th, 2026'],
    ['{date_short_pretty} at {time}', 'today at 3:39 PM'],
    ['{ago}', '5 hours ago'],
    ['{no_such_token}', '{no_such_token}'],
  ])('%s reads "%s" in Berlin', (format, expected) => {
    expect(formatSlackDate(moment, format, viewer).replaceAll(' ', ' ')).toBe(expected);
  });

  it('counts days in the reader’s own zone', () => {
    const auckland = { ...viewer, timeZone: 'Pacific/Auckland', now: new Date(Date.UTC(2026, 1, 18, 10)) };
    expect(formatSlackDate(moment, '{date_pretty}', auckland)).toBe('tomorrow');
  });
});
