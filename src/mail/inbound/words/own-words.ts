import { isAttribution, isQuotedHead, isSeparator, isSureAttribution, looksLikeHead } from './attribution.ts';
import { MARKS, withoutMarks } from './marks.ts';
import { cutMarkedSignatures, cutSignature } from './signature.ts';

/** What somebody wrote, and what was left out as quotes and signatures. */
export interface OwnWords {
  kept: string;
  cut: string;
}

/** Lines of one author that follow each other. */
interface Passage {
  quoted: boolean;
  lines: string[];
}

/** "See my answers below": then the quote that cannot be told from the answers is part of the words. */
const ANSWERS_INSIDE =
  /\b(see|my|with) .{0,30}(below|inline|in red|in blue)\b|\b(siehe|meine) .{0,30}(unten|rot|blau)\b|im text (unten|rot)|\b(se|mine|mit) .{0,30}(nedenfor|nedenunder|under|rødt|blåt|blått)\b|\b(zie|mijn) .{0,30}(hieronder|onder|rood|blauw)\b|(odpowiedzi|odpowiadam|zob\.|patrz) .{0,30}(poniżej|niżej|czerwon)/iu;

/** So many characters are looked through for quotes. */
const LONGEST = 60_000;

/**
 * Tells somebody's own words from what their mail client quoted. Answers between quoted lines are kept with the lines they
 * answer. If nothing would be left, everything is kept: words are never lost.
 */
export function ownWords(text: string, own: readonly string[]): OwnWords {
  if (text.length > LONGEST) {
    const { kept, cut } = ownWords(text.slice(0, LONGEST), own);
    const rest = text.slice(LONGEST);
    return cut === '' ? { kept: kept + withoutMarks(rest), cut } : { kept, cut: cut + withoutMarks(rest) };
  }
  const marked = cutMarkedSignatures(text.replace(/\r\n?/g, '\n'));
  // What begins a signature is told by its blank.
  const all = marked.kept.split('\n').map((line) => (/^\s{0,3}-- $/.test(line) ? line : line.trimEnd()));
  const { lines, tail } = cutTail(all, own);
  const passages = passagesOf(lines, own);
  const chosen = choose(passages);
  const { kept, cut } = cutSignature(chosen.kept);
  const words = tidy(kept);
  if (words === '') return { kept: tidy(text.replace(/\r\n?/g, '\n').split('\n')), cut: '' };
  return { kept: words, cut: tidy([...chosen.cut, ...cut, ...tail, marked.cut]) };
}

/** Everything below the head of a quoted mail, or below an attribution that no quoted line follows, is quoted. */
function cutTail(all: readonly string[], own: readonly string[]): { lines: string[]; tail: string[] } {
  const at = all.findIndex((_, index) => isTail(all, index, own));
  if (at < 0) return { lines: [...all], tail: [] };
  const lines = all.slice(0, at);
  if (ANSWERS_INSIDE.test(lines.join('\n').slice(0, 5_000))) return { lines: [...all], tail: [] };
  while (/^\s*([_-]{5,})?$/.test(lines.at(-1) ?? 'x')) lines.pop();
  return { lines, tail: all.slice(lines.length) };
}

function isTail(all: readonly string[], at: number, own: readonly string[]): boolean {
  const line = all[at] ?? '';
  if (line.startsWith('>')) return false;
  if (line.includes(MARKS.cut)) return looksLikeHead(all.slice(at, at + 12).map(withoutMarks)) || isYahoo(all, at);
  if (isSeparator(line)) return true;
  if (isQuotedHead(all, at)) return !isForwarded(all, at);
  const length = attributionAt(all, at, (said) => isSureAttribution(said, own));
  if (length === undefined) return false;
  const next = all.slice(at + length).find((below) => withoutMarks(below).trim() !== '');
  // People begin lists with such a line too, or say what somebody else wrote: only of ours it is surely a quote.
  const said = all
    .slice(at, at + length)
    .join(' ')
    .toLowerCase();
  return own.some((address) => said.includes(address)) && next !== undefined && !isQuoted(next) && at > 0;
}

/** Yahoo quotes without a head and without marks, below a line that tells who wrote. */
function isYahoo(all: readonly string[], at: number): boolean {
  const [first = ''] = all
    .slice(at, at + 4)
    .map(withoutMarks)
    .filter((line) => line.trim() !== '');
  return first.trim().endsWith(':') && /\d|@/.test(first);
}

/** What somebody passes on is what they want to say. */
function isForwarded(all: readonly string[], at: number): boolean {
  const above = all.slice(Math.max(0, at - 3), at);
  return above.some((line) => /^\s*-{3,}.{3,60}-{3,}\s*$/.test(line) || FORWARDED.test(line));
}

const FORWARDED =
  /forwarded message|weitergeleiteten? nachricht|videresendt|doorgestuurd bericht|przekazan(a|e|ej)\b/iu;

/** Some clients pass on as if they quoted. */
function isPassedOn(lines: readonly string[]): boolean {
  const [first = ''] = lines.filter((line) => /[^>\s]/.test(line));
  return FORWARDED.test(first.slice(0, 200));
}

/** How many lines, from this one on, say who wrote what follows. */
function attributionAt(
  all: readonly string[],
  at: number,
  says: (joined: string, length: number) => boolean,
): number | undefined {
  for (let length = 1; length <= 3; length += 1) {
    const lines = all.slice(at, at + length);
    if (lines.some((line) => line.trim() === '')) return undefined;
    if (says(withoutMarks(lines.join(' ')), length)) return length;
  }
  return undefined;
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}

function passagesOf(lines: readonly string[], own: readonly string[]): Passage[] {
  const passages: Passage[] = [];
  const add = (quoted: boolean, line: string): void => {
    const last = passages.at(-1);
    if (last && last.quoted === quoted) last.lines.push(line);
    else passages.push({ quoted, lines: [line] });
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const length = isQuoted(line) ? 0 : (quoteBelow(lines, at, own) ?? 0);
    if (length > 0) for (const said of lines.slice(at, at + length)) add(true, said);
    else if (line.trim() === '') passages.at(-1)?.lines.push(line);
    else add(isQuoted(line), line);
    at += Math.max(1, length);
  }
  return passages;
}

/** How many lines belong to the quote that begins here with who wrote it. */
function quoteBelow(lines: readonly string[], at: number, own: readonly string[]): number | undefined {
  const begins = (length: number): boolean => {
    const next = lines.slice(at + length, at + length + 4).find((line) => line.trim() !== '');
    return next !== undefined && isQuoted(next);
  };
  if ((lines[at] ?? '').includes(MARKS.attribution)) {
    const length = attributionLength(lines, at);
    return begins(length) ? length : undefined;
  }
  return attributionAt(lines, at, (said, length) => begins(length) && isAttribution(said, own));
}

/** A marked one may be as long as it likes, up to the quote or a blank line. */
function attributionLength(lines: readonly string[], at: number): number {
  const end = lines.slice(at, at + 4).findIndex((line, index) => index > 0 && (line.trim() === '' || isQuoted(line)));
  return end < 0 ? 1 : end;
}

/** Words before or after one quote stand alone; words around or between quotes answer them, line by line. */
function choose(passages: readonly Passage[]): { kept: string[]; cut: string[] } {
  const spoken = passages.filter(({ quoted, lines }) => (quoted ? isPassedOn(lines) : saysSomething(lines)));
  const [first, second] = spoken;
  if (spoken.length === 0 || (first && second)) return { kept: passages.flatMap(({ lines }) => lines), cut: [] };
  const cut = passages.filter((passage) => passage !== first).flatMap(({ lines }) => lines);
  return { kept: first?.lines ?? [], cut };
}

/** More than a signature, a rule or a picture. */
function saysSomething(lines: readonly string[]): boolean {
  const { kept } = cutSignature(lines);
  return kept.some((line) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(withoutMarks(line)));
}

/** Without marks, and with one blank line where there were more. */
function tidy(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/[\uE000-\uE003]/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
