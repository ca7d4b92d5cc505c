import type { RichTextBlockElement, RichTextList, RichTextSection } from '@slack/types';
import { EMOJI_CHARACTER, emojiName, emojiUnicode } from './emoji.ts';

export type Inline = RichTextSection['elements'][number];

/** A part of a rich_text block; Slack's ordered lists bear the `offset` that the published types lack. */
export type RichElement = Exclude<RichTextBlockElement, RichTextList> | (RichTextList & { offset?: number });

interface Style {
  bold?: true;
  italic?: true;
  strike?: true;
  code?: true;
}

/** Who and what a typed `@…` or `#…` can mean: lower-case name to id. */
export interface Directory {
  users: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
}

/** What a matched piece becomes; undefined leaves it as it was typed. */
type Read = (match: RegExpExecArray, style: Style) => Inline[] | undefined;

interface Rule {
  pattern: RegExp;
  read: Read;
}

const TOP_LEVEL = 'com|org|net|io|eu|de|dk|no|nl|pl|co|uk|fr|it|es|se|app|dev|shop|store|example|test';
const MARKS: readonly { mark: string; style: Style }[] = [
  { mark: '*', style: { bold: true } },
  { mark: '_', style: { italic: true } },
  { mark: '~', style: { strike: true } },
];

/** Reads a line or more of typed text. The earliest piece that means something wins, then the order of the rules. */
export function inlineParser(directory: Directory): (text: string) => Inline[] {
  const rules: Rule[] = [
    {
      pattern: /`([^`\n]+)`/,
      read: ([, code = ''], style) => [styled({ type: 'text', text: code }, { ...style, code: true })],
    },
    {
      pattern: /<@([UW]\w+)(?:\|[^>]*)?>/,
      read: ([, id = ''], style) => [styled({ type: 'user', user_id: id }, style)],
    },
    {
      pattern: /<#(C\w+)(?:\|[^>]*)?>/,
      read: ([, id = ''], style) => [styled({ type: 'channel', channel_id: id }, style)],
    },
    {
      pattern: /<((?:https?:\/\/|mailto:)[^<>|\s]+)(?:\|([^>]*))?>/,
      read: ([, url = '', label], style) => [link(url, label, style)],
    },
    {
      pattern: /\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/,
      read: ([, label, url = ''], style) => [link(url, label, style)],
    },
    { pattern: /https?:\/\/[^\s<>]+[^\s<>.,;:!?)\]'"*_~]/, read: ([url], style) => [link(url, undefined, style)] },
    { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/, read: ([mail], style) => [link(`mailto:${mail}`, mail, style)] },
    { pattern: /(?:<!|@)(here|channel|everyone)\b>?/, read: ([, range = ''], style) => broadcast(range, style) },
    { pattern: namePattern('@', directory.users), read: ([whole], style) => mention(directory.users, whole, style) },
    {
      pattern: namePattern('#', directory.channels),
      read: ([whole], style) => channelLink(directory.channels, whole, style),
    },
    {
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}])(?:[\\w-]+\\.)+(?:${TOP_LEVEL})(?![\\p{L}\\p{N}])(?:/[^\\s<>]*[^\\s<>.,;:!?)])?`,
        'u',
      ),
      read: ([name], style) => [link(`http://${name}`, name, style)],
    },
    { pattern: /:([a-z0-9_+-]+):/, read: ([, name = ''], style) => emoji(name, style) },
    { pattern: EMOJI_CHARACTER, read: ([character], style) => emoji(emojiName(character) ?? '', style) },
    ...MARKS.map(
      ({ mark, style: added }): Rule => ({
        pattern: spanPattern(mark),
        read: ([, inside = ''], style) => parse(inside, { ...style, ...added }),
      }),
    ),
  ];

  function parse(text: string, style: Style): Inline[] {
    const found: Inline[] = [];
    let rest = text;
    let plain = '';
    while (rest !== '') {
      const hit = earliest(rules, plain, rest);
      if (hit === undefined) break;
      const read = hit.rule.read(hit.match, style);
      const end = hit.match.index + hit.match[0].length;
      plain += rest.slice(0, read === undefined ? end : hit.match.index);
      rest = rest.slice(end);
      if (read === undefined) continue;
      pushText(found, plain, style);
      plain = '';
      found.push(...read);
    }
    pushText(found, plain + rest, style);
    return found;
  }

  return (text) => parse(text, {});
}

function earliest(
  rules: readonly Rule[],
  before: string,
  rest: string,
): { rule: Rule; match: RegExpExecArray } | undefined {
  let best: { rule: Rule; match: RegExpExecArray } | undefined;
  for (const rule of rules) {
    const match = rule.pattern.exec(rest);
    if (match === null || (best !== undefined && match.index >= best.match.index)) continue;
    // Look-behinds cannot see what was cut off before; a piece at the very start must not continue a word.
    if (match.index === 0 && /[\p{L}\p{N}]$/u.test(before) && /^[\w*_~]/.test(match[0])) continue;
    best = { rule, match };
  }
  return best;
}

/** `*so*`: closed on the same line, nothing but a word's edge outside, no space just inside. */
function spanPattern(mark: string): RegExp {
  const m = `[${mark}]`;
  return new RegExp(
    `(?<![\\p{L}\\p{N}${mark}])${m}(?![\\s${mark}])([^\\n]*?[^\\s${mark}])${m}(?![\\p{L}\\p{N}${mark}])`,
    'u',
  );
}

function namePattern(sign: string, names: ReadonlyMap<string, string>): RegExp {
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length).map((name) => escapePattern(name));
  // Without names nothing may match.
  return new RegExp(`(?<![\\p{L}\\p{N}])${sign}(?:${longestFirst.join('|') || '(?!)'})(?![\\p{L}\\p{N}])`, 'iu');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

function pushText(found: Inline[], text: string, style: Style): void {
  if (text !== '') found.push(styled({ type: 'text', text }, style));
}

function styled<T extends Inline>(element: T, style: Style): T {
  return Object.keys(style).length === 0 ? element : { ...element, style };
}

function link(url: string, label: string | undefined, style: Style): Inline {
  const element: Inline = { type: 'link', url };
  return styled(label === undefined ? element : { ...element, text: label }, style);
}

function broadcast(range: string, style: Style): Inline[] | undefined {
  if (range !== 'here' && range !== 'channel' && range !== 'everyone') return undefined;
  return [styled({ type: 'broadcast', range }, style)];
}

function mention(users: ReadonlyMap<string, string>, typed: string, style: Style): Inline[] | undefined {
  const id = users.get(typed.slice(1).toLowerCase());
  return id === undefined ? undefined : [styled({ type: 'user', user_id: id }, style)];
}

function channelLink(channels: ReadonlyMap<string, string>, typed: string, style: Style): Inline[] | undefined {
  const id = channels.get(typed.slice(1).toLowerCase());
  return id === undefined ? undefined : [styled({ type: 'channel', channel_id: id }, style)];
}

function emoji(name: string, style: Style): Inline[] | undefined {
  const unicode = emojiUnicode(name);
  return unicode === undefined ? undefined : [styled({ type: 'emoji', name, unicode }, style)];
}
