/** How long a text is once `&`, `<` and `>` are written as Slack wants them. UTF-16 units. */
export function escapedLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) length += extraUnits(text.charCodeAt(i));
  return length;
}

/**
 * Cuts a text into parts of at most `limit` units each, counted after escaping; joined, the parts are the text again.
 * Cuts at the last paragraph, line or word end of a part's second half, else between two characters as people see them.
 * An empty text has no parts.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = nextCut(text, start, limit);
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

/** The longest beginning of a text that fits into `limit` units after escaping, ending in "…" where something was left off. */
export function clipText(text: string, limit: number): string {
  if (escapedLength(text) <= limit) return text;
  const end = characterBorder(text, 0, furthest(text, 0, limit - 1));
  return `${text.slice(0, end).trimEnd()}…`;
}

const BORDERS = [/\n\s*\n/g, /\n/g, /\s+/g] as const;

function nextCut(text: string, start: number, limit: number): number {
  const end = furthest(text, start, limit);
  if (end >= text.length) return text.length;
  const half = start + Math.floor((end - start) / 2);
  for (const border of BORDERS) {
    const cut = lastMatchEnd(text, border, half, end);
    if (cut !== undefined) return cut;
  }
  return characterBorder(text, start, end);
}

function furthest(text: string, start: number, limit: number): number {
  let room = limit;
  let end = start;
  while (end < text.length) {
    room -= 1 + extraUnits(text.charCodeAt(end));
    if (room < 0) break;
    end++;
  }
  // A limit smaller than one escaped character must still move on.
  return Math.max(end, start + 1);
}

function lastMatchEnd(text: string, border: RegExp, from: number, to: number): number | undefined {
  let found: number | undefined;
  for (const match of text.slice(from, to).matchAll(border)) found = from + match.index + match[0].length;
  return found;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** No character that people know is longer; anything beyond is an attack on the layout and may be cut. */
const LOOK_AHEAD = 64;

function characterBorder(text: string, start: number, end: number): number {
  const from = Math.max(start, end - LOOK_AHEAD);
  const base = isLowSurrogate(text, from) && from > start ? from - 1 : from;
  const segment = graphemes.segment(text.slice(base, end + LOOK_AHEAD)).containing(end - base);
  const border = segment ? base + segment.index : end;
  if (border > start && border > base) return border;
  return isLowSurrogate(text, end) && end - 1 > start ? end - 1 : end;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function extraUnits(unit: number): number {
  if (unit === 0x26) return 4;
  return unit === 0x3c || unit === 0x3e ? 3 : 0;
}
