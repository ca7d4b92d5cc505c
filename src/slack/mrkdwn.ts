import { emojiByName } from './emoji.ts';
import type { Inline, RichBlock, TextStyle } from './rich-text-model.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const CODE_BLOCK = /```([\s\S]+?)```/g;
const QUOTED = /^(?:>|&gt;) ?/;
const TOKEN = /<([^<>\n]+)>/g;
/** Stands for a token while styles around it are read; private use, so Slack never sends it. */
const MARK = /\ue000(\d+)\ue001/g;
const EMOJI = /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/g;
const STYLES: readonly { run: RegExp; style: TextStyle }[] = [
  { run: /(?<![\p{L}\p{N}`])`([^`\n]+)`(?![\p{L}\p{N}`])/gu, style: { code: true } },
  { run: styleRun('*'), style: { bold: true } },
  { run: styleRun('_'), style: { italic: true } },
  { run: styleRun('~'), style: { strike: true } },
];

/** Slack's mrkdwn text in the shape of its rich text. What is no markup stays as it is. */
export function mrkdwnToBlocks(text: string): RichBlock[] {
  const clean = text.replace(/[\ue000\ue001]/g, '');
  const blocks: RichBlock[] = [];
  let from = 0;
  for (const match of clean.matchAll(CODE_BLOCK)) {
    blocks.push(...proseBlocks(clean.slice(from, match.index)));
    const code = (match[1] ?? '').replace(/^\n|\n$/g, '');
    blocks.push({ kind: 'pre', inlines: readInlines(code, { code: true }) });
    from = match.index + match[0].length;
  }
  blocks.push(...proseBlocks(clean.slice(from)));
  return blocks;
}

function proseBlocks(text: string): RichBlock[] {
  const blocks: RichBlock[] = [];
  const prose = text.replace(/^\n|\n$/g, '');
  if (prose.trim() === '') return [];
  let lines: string[] = [];
  let quoted = false;
  const flush = (): void => {
    if (lines.length > 0)
      blocks.push({ kind: quoted ? 'quote' : 'section', inlines: readInlines(lines.join('\n'), {}) });
    lines = [];
  };
  for (const line of prose.split('\n')) {
    const isQuote = QUOTED.test(line);
    if (isQuote !== quoted) flush();
    quoted = isQuote;
    lines.push(isQuote ? line.replace(QUOTED, '') : line);
  }
  flush();
  return blocks;
}

function readInlines(text: string, base: TextStyle): Inline[] {
  const tokens: string[] = [];
  const marked = text.replace(TOKEN, (_, token: string) => `\ue000${tokens.push(token) - 1}\ue001`);
  return readStyled(marked, base, tokens);
}

/** Styles nest; the first sign that opens and closes a run decides, and code keeps everything inside as it is. */
function readStyled(text: string, style: TextStyle, tokens: readonly string[], signs = STYLES): Inline[] {
  const [first, ...others] = signs;
  if (!first || style.code) return readLeaf(text, style, tokens);
  const found: Inline[] = [];
  let from = 0;
  for (const run of text.matchAll(first.run)) {
    found.push(...readStyled(text.slice(from, run.index), style, tokens, others));
    found.push(...readStyled(run[1] ?? '', { ...style, ...first.style }, tokens, others));
    from = run.index + run[0].length;
  }
  found.push(...readStyled(text.slice(from), style, tokens, others));
  return found;
}

function readLeaf(text: string, style: TextStyle, tokens: readonly string[]): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    found.push(...readText(text.slice(from, match.index), style));
    found.push(readToken(tokens[Number(match[1])] ?? '', style));
    from = match.index + match[0].length;
  }
  found.push(...readText(text.slice(from), style));
  return found;
}

function readText(text: string, style: TextStyle): Inline[] {
  if (text === '') return [];
  if (style.code) return [{ kind: 'text', text: decode(text), style }];
  const found: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(EMOJI)) {
    const [whole, name = '', tone] = match;
    if (!emojiByName(name)) continue;
    if (match.index > from) found.push({ kind: 'text', text: decode(text.slice(from, match.index)), style });
    found.push({ kind: 'emoji', name, ...(tone && { skinTone: Number(tone) }) });
    from = match.index + whole.length;
  }
  if (from < text.length) found.push({ kind: 'text', text: decode(text.slice(from)), style });
  return found;
}

/** One `<…>` of Slack: a mention, a date or a link. */
function readToken(token: string, style: TextStyle): Inline {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? undefined : decode(token.slice(bar + 1));
  const named = label ? { label } : {};
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), ...named, style };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), ...named, style };
  if (target.startsWith('!subteam^')) return { kind: 'usergroup', id: target.slice(9), ...named, style };
  if (target.startsWith('!date^')) {
    return { kind: 'date', seconds: Number(target.split('^')[1]), ...(label && { fallback: label }), style };
  }
  if (target.startsWith('!')) return { kind: 'broadcast', range: target.slice(1), style };
  return { kind: 'link', url: decode(target), ...named, style };
}

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Signs count at the edges of words only, and not around spaces. */
function styleRun(sign: '*' | '_' | '~'): RegExp {
  const s = `\\${sign === '_' ? 'x5f' : sign === '~' ? 'x7e' : sign}`;
  return new RegExp(`(?<![\\p{L}\\p{N}${s}])${s}((?=\\S)[^${s}\\n]*[^${s}\\s])${s}(?![\\p{L}\\p{N}${s}])`, 'gu');
}
