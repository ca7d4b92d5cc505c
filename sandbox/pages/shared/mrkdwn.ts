import { emojiFor } from './emoji.ts';

/** A piece of a line of Slack's mrkdwn. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'emoji'; name: string; character: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'user' | 'channel' | 'usergroup'; id: string; label?: string }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; seconds: number; format: string; url?: string; fallback: string };

/** A paragraph, quote or preformatted part of Slack's mrkdwn. */
export type Paragraph = { kind: 'plain' | 'quote'; children: Inline[] } | { kind: 'pre'; text: string };

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Reads Slack's mrkdwn as Slack's own clients do; whatever makes no sense stays as it was written. */
export function parseMrkdwn(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const [index, part] of text.split('```').entries()) {
    const isCode = index % 2 === 1;
    if (isCode) paragraphs.push({ kind: 'pre', text: unescapeText(part.replace(/^\n|\n$/g, '')) });
    else paragraphs.push(...linesOf(index === 0 ? part : part.replace(/^\n/, '')));
  }
  return paragraphs;
}

function linesOf(text: string): Paragraph[] {
  if (text.trim() === '') return [];
  const groups: { kind: 'plain' | 'quote'; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
    const kind = quoted ? 'quote' : 'plain';
    const last = groups.at(-1);
    const words = quoted?.[1] ?? line;
    if (last?.kind === kind) last.lines.push(words);
    else groups.push({ kind, lines: [words] });
  }
  return groups
    .map(({ kind, lines }) => ({ kind, children: parseInline(lines.join('\n').replace(/\n$/, '')) }))
    .filter((group) => group.children.length > 0);
}

/** Reads what may stand within a line (line breaks included). */
export function parseInline(text: string): Inline[] {
  const pieces: Inline[] = [];
  let plain = '';
  let at = 0;

  function flush(): void {
    if (plain !== '') pieces.push({ kind: 'text', text: unescapeText(plain) });
    plain = '';
  }

  while (at < text.length) {
    const found = specialAt(text, at);
    if (!found) {
      plain += text[at];
      at += 1;
      continue;
    }
    flush();
    pieces.push(found.piece);
    at += found.length;
  }
  flush();
  return pieces;
}

interface Found {
  piece: Inline;
  length: number;
}

function specialAt(text: string, at: number): Found | undefined {
  const character = text[at];
  if (character === '\n') return { piece: { kind: 'break' }, length: 1 };
  if (character === '<') return angleAt(text, at);
  if (character === '`') return codeAt(text, at);
  if (character === ':') return emojiAt(text, at);
  if (character === 'h') return bareLinkAt(text, at);
  if (character === '*' || character === '_' || character === '~') return styledAt(text, at, character);
  return undefined;
}

function codeAt(text: string, at: number): Found | undefined {
  const match = text.slice(at).match(/^`([^`\n]+)`/);
  if (!match?.[1]) return undefined;
  return { piece: { kind: 'code', text: unescapeText(match[1]) }, length: match[0].length };
}

function emojiAt(text: string, at: number): Found | undefined {
  const match = text.slice(at).match(/^:([a-z0-9_+-]+(?:::skin-tone-[2-6])?):/);
  const character = match?.[1] && emojiFor(match[1]);
  if (!match?.[1] || !character) return undefined;
  return { piece: { kind: 'emoji', name: match[1], character }, length: match[0].length };
}

function bareLinkAt(text: string, at: number): Found | undefined {
  if (at > 0 && /\w/.test(text[at - 1] ?? '')) return undefined;
  const match = text.slice(at).match(/^https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"*_~]/);
  if (!match) return undefined;
  const url = unescapeText(match[0]);
  return { piece: { kind: 'link', url, label: url }, length: match[0].length };
}

/** Slack styles only whole words: the marks must hug the words and stand between spaces or punctuation. */
function styledAt(text: string, at: number, mark: '*' | '_' | '~'): Found | undefined {
  if (at > 0 && /[\p{L}\p{N}\\]/u.test(text[at - 1] ?? '')) return undefined;
  const line = text.slice(at + 1).split('\n')[0] ?? '';
  for (let end = line.indexOf(mark); end !== -1; end = line.indexOf(mark, end + 1)) {
    const inner = line.slice(0, end);
    if (inner === '' || /^\s|\s$/.test(inner)) continue;
    if (/[\p{L}\p{N}]/u.test(line[end + 1] ?? '')) continue;
    return { piece: { kind: STYLES[mark], children: parseInline(inner) }, length: inner.length + 2 };
  }
  return undefined;
}

function angleAt(text: string, at: number): Found | undefined {
  const match = text.slice(at).match(/^<([^<>\n]+)>/);
  if (!match?.[1]) return undefined;
  return { piece: angle(match[1]), length: match[0].length };
}

function angle(inside: string): Inline {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? undefined : unescapeText(inside.slice(bar + 1));
  const named = label ? { label } : {};
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), ...named };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), ...named };
  if (target.startsWith('!subteam^')) return { kind: 'usergroup', id: target.slice('!subteam^'.length), ...named };
  if (target.startsWith('!date^')) return dateOf(target, label ?? '');
  if (target.startsWith('!')) return { kind: 'broadcast', range: target.slice(1) };
  const url = unescapeText(target);
  return { kind: 'link', url, label: label ?? url.replace(/^mailto:/, '') };
}

function dateOf(target: string, fallback: string): Inline {
  const [, seconds = '', format = '', url] = target.split('^');
  if (!/^\d+$/.test(seconds)) return { kind: 'text', text: fallback };
  return { kind: 'date', seconds: Number(seconds), format: unescapeText(format), fallback, ...(url ? { url } : {}) };
}

/** Takes back the three escapes of Slack's text. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
