import type { RichTextBlock, RichTextLink, RichTextText } from '@slack/types';
import { splitText } from '../src/domain/split-text.ts';
import { escapeSlack, LIMITS } from './text.ts';

/** Words with one style. Rich text shows them literally: no sign in them formats, mentions or links. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  /** Somebody else's words: web addresses in them may be opened, as what they say. */
  linked?: boolean;
}

const ADDRESS = /https?:\/\/[^\s<>"'`|\\^{}]+/g;
const ELEMENT_LIMIT = 3000;

/** Cuts runs into parts that each fit into one post; together they are everything that was said. */
export function splitRuns(runs: readonly Run[], limit: number = LIMITS.part): Run[][] {
  const parts: Run[][] = [];
  const whole = runs.map((run) => run.text).join('');
  const rest = runs.map((run) => ({ ...run }));
  for (const part of splitText(whole, limit)) parts.push(takeRuns(rest, part.length));
  return parts;
}

export function richText(runs: readonly Run[]): RichTextBlock {
  const elements = runs.flatMap(elementsOf);
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: elements.length > 0 ? elements : [{ type: 'text', text: '–' }] }],
  };
}

/** The same words for the top-level `text`. */
export function runsText(runs: readonly Run[]): string {
  return escapeSlack(runs.map((run) => run.text).join(''));
}

function takeRuns(rest: Run[], units: number): Run[] {
  const taken: Run[] = [];
  let left = units;
  while (left > 0) {
    const run = rest[0];
    if (!run) return taken;
    if (run.text.length > left) {
      taken.push({ ...run, text: run.text.slice(0, left) });
      run.text = run.text.slice(left);
      return taken;
    }
    if (run.text) taken.push(run);
    left -= run.text.length;
    rest.shift();
  }
  return taken;
}

function elementsOf(run: Run): (RichTextText | RichTextLink)[] {
  const style = { ...(run.bold && { bold: true }), ...(run.italic && { italic: true }) };
  const textElements = (text: string): RichTextText[] =>
    splitText(text, ELEMENT_LIMIT).map((piece) => ({
      type: 'text',
      text: piece,
      ...(Object.keys(style).length > 0 && { style }),
    }));
  if (!run.linked) return textElements(run.text);

  const elements: (RichTextText | RichTextLink)[] = [];
  let from = 0;
  for (const match of run.text.matchAll(ADDRESS)) {
    const url = match[0].replace(/[.,;:!?)\]]+$/, '');
    if (!isWhatItSays(url)) continue;
    elements.push(...textElements(run.text.slice(from, match.index)), { type: 'link', url });
    from = match.index + url.length;
  }
  return [...elements, ...textElements(run.text.slice(from))];
}

/** Only an address that a browser reads letter by letter as it stands here: no look-alike host, no name before an @. */
function isWhatItSays(url: string): boolean {
  if (url.length > 2000 || !URL.canParse(url)) return false;
  const { href, username, password } = new URL(url);
  return username === '' && password === '' && (href === url || href === `${url}/`);
}
