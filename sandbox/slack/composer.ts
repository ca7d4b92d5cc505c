import type { RichTextList } from '@slack/types';
import { type Directory, type Inline, inlineParser, type RichElement } from './composer-inline.ts';
import { writeMrkdwn } from './composer-text.ts';
import { overTheWire } from './json.ts';
import type { Json, SlackBlock } from './state.ts';

const FENCE = /```\n?([\s\S]+?)\n?```/;
const QUOTE = /^>\s?(.*)$/;
const BULLET = /^(\s*)[-*•]\s+(.+)$/;
const NUMBER = /^(\s*)(\d+)[.)]\s+(.+)$/;

/** What Slack's composer makes of typed text: one rich_text block and the same as mrkdwn. Nothing typed, no blocks. */
export function compose(typed: string, directory: Directory): { text: string; blocks: SlackBlock[] } {
  const elements = parseElements(typed.trim(), inlineParser(directory));
  if (elements.length === 0) return { text: '', blocks: [] };
  const plain: Json = elements.map((element) => overTheWire(element));
  return {
    text: writeMrkdwn(elements, directory),
    blocks: [{ type: 'rich_text', block_id: blockId(), elements: plain }],
  };
}

function blockId(): string {
  return Math.random().toString(36).slice(2, 7).padEnd(5, '0');
}

function parseElements(typed: string, inline: (text: string) => Inline[]): RichElement[] {
  const fence = FENCE.exec(typed);
  if (fence === null) return parseLines(typed, inline);
  const before = typed.slice(0, fence.index).replace(/\n$/, '');
  const after = typed.slice(fence.index + fence[0].length).replace(/^\n/, '');
  const code: RichElement = {
    type: 'rich_text_preformatted',
    elements: [{ type: 'text', text: fence[1] ?? '' }],
    border: 0,
  };
  return [...parseLines(before, inline), code, ...parseElements(after, inline)];
}

/** A run of lines of one kind. */
type Run =
  | { kind: 'section' | 'quote'; lines: string[] }
  | { kind: 'list'; style: RichTextList['style']; indent: number; offset: number; lines: string[] };

function parseLines(typed: string, inline: (text: string) => Inline[]): RichElement[] {
  if (typed === '') return [];
  const runs: Run[] = [];
  for (const line of typed.split('\n')) {
    const next = runOf(line);
    const last = runs.at(-1);
    if (last !== undefined && sameRun(last, next)) last.lines.push(...next.lines);
    else runs.push(next);
  }
  return runs.map((run, index) => elementOf(run, index < runs.length - 1, inline));
}

function runOf(line: string): Run {
  const quote = QUOTE.exec(line);
  if (quote !== null) return { kind: 'quote', lines: [quote[1] ?? ''] };
  const bullet = BULLET.exec(line);
  if (bullet !== null) return list('bullet', bullet[1] ?? '', 0, bullet[2] ?? '');
  const number = NUMBER.exec(line);
  if (number !== null) return list('ordered', number[1] ?? '', Number(number[2]) - 1, number[3] ?? '');
  return { kind: 'section', lines: [line] };
}

function list(style: RichTextList['style'], spaces: string, offset: number, line: string): Run {
  return { kind: 'list', style, indent: Math.min(Math.floor(spaces.length / 2), 8), offset, lines: [line] };
}

function sameRun(a: Run, b: Run): boolean {
  if (a.kind !== 'list' || b.kind !== 'list') return a.kind === b.kind;
  return a.style === b.style && a.indent === b.indent;
}

function elementOf(run: Run, followed: boolean, inline: (text: string) => Inline[]): RichElement {
  if (run.kind === 'list') {
    const elements = run.lines.map((line) => ({ type: 'rich_text_section' as const, elements: inline(line) }));
    const offset = run.style === 'ordered' && run.offset > 0 ? { offset: run.offset } : {};
    return { type: 'rich_text_list', style: run.style, indent: run.indent, border: 0, ...offset, elements };
  }
  const elements = inline(run.lines.join('\n'));
  if (run.kind === 'quote') return { type: 'rich_text_quote', elements };
  // Slack's client keeps the line break in front of a list, quote or code.
  return { type: 'rich_text_section', elements: followed ? [...elements, { type: 'text', text: '\n' }] : elements };
}
